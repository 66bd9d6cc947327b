import CanonicalJSON
import Foundation
import Kernel

/// What guidance knows besides solutions: needs, criteria, legal forms, aids. Data files with a source and a
/// date.
public struct Knowledge: Sendable {
    /// Everyday needs, in the order of the file.
    public let needs: [Need]
    /// What counts, in the order of the file.
    public let criteria: [GuidanceCriterion]
    /// Aids and the facts they ask.
    public let aids: AidRegister
    /// Advice by kind of data.
    public let duties: [String: LocalizedText]
    /// Free licences, terms of `licences`.
    public let freeLicences: Set<String>
    /// The legal forms that exist where.
    public let nationalForms: [NationalLegalForm]
    /// Labels of the terms that sheets show, by vocabulary.
    public let labels: [String: [String: LocalizedText]]
    /// Needs by broad heading, in the order of the file.
    public let needGroups: [NeedGroup]
    /// The words for the values of the atlas's criteria.
    let valueWords: [String: CriterionValues]
    /// Regions and départements: the one above each, and the beginnings of its postal codes.
    let territories: [String: Territory]
    private let broaderForm: [String: String]
    let matcher: NeedMatcher

    /// A legal form as a country has it.
    public struct NationalLegalForm: Sendable, Hashable {
        /// Its code.
        public let id: String
        /// The country.
        public let country: String
        /// Its name, by language, the country's own included.
        public let labels: LocalizedText
        /// The legal form it is, a term of `legal-forms`.
        public let legalForm: String
    }

    /// Needs that belong together.
    public struct NeedGroup: Sendable, Hashable {
        /// What they have in common.
        public let heading: LocalizedText
        /// The needs.
        public let needs: [Need]
    }

    /// A part of a country.
    struct Territory: Sendable, Hashable {
        let kind: String
        let broader: String?
        let postcodePrefixes: [String]
    }

    /// The need of that code.
    public func need(_ id: String) -> Need? { needs.first { $0.id == id } }

    /// The legal forms above one, the nearest first.
    func formsAbove(_ form: String) -> [String] {
        var (chain, current): ([String], String?) = ([], broaderForm[form])
        while let above = current, chain.count < 10 {
            chain.append(above)
            current = broaderForm[above]
        }
        return chain
    }
}

extension Knowledge {
    /// The vocabularies whose labels sheets show.
    private static let shown = [
        "legal-forms", "countries", "digcomp-areas", "training-kinds", "mediation-services", "criteria",
        "licences", "languages", "territories-fr", "territories-be",
    ]

    /// Reads the data files below the resources' folder; a sentence says which one is wrong and how.
    public static func load(folder: String) throws -> Knowledge {
        func file(_ name: String) throws -> JSONValue {
            let url = URL(fileURLWithPath: "\(folder)/\(name)")
            do {
                return try JSONValue(parsing: Array(try Data(contentsOf: url)))
            } catch {
                throw DataFileError("\(name): \(error)")
            }
        }
        func terms(_ vocabulary: String) throws -> [JSONValue] {
            try file("Vocabularies/\(vocabulary).json")["terms"]?.array ?? []
        }
        let needsFile = try file("Vocabularies/needs.json")
        let criteriaFile = try file("Vocabularies/guidance-criteria.json")
        let stopWords = try file("Guidance/stop-words.json")
        let needs = (needsFile["terms"]?.array ?? []).compactMap(Need.init(json:))
        guard !needs.isEmpty else { throw DataFileError("needs.json holds no need") }
        let eea = Set(criteriaFile["eea"].texts)
        let nationalForms = try terms("national-legal-forms").compactMap(NationalLegalForm.init(json:))
        return Knowledge(
            needs: needs,
            criteria: try (criteriaFile["terms"]?.array ?? []).map {
                try GuidanceCriterion(json: $0, eea: eea)
            },
            aids: try AidRegister(
                register: try file("Aids/aids.json"), facts: try file("Vocabularies/aid-facts.json")),
            duties: pairs(needsFile["dataKinds"]?.array ?? []) { LocalizedText(json: $0["advice"]) },
            freeLicences: Set(
                try terms("licences").compactMap { $0["free"]?.bool == true ? $0["id"]?.string : nil }),
            nationalForms: nationalForms,
            labels: try Dictionary(
                uniqueKeysWithValues: shown.map { name in
                    (name, pairs(try terms(name)) { LocalizedText(json: $0["labels"]) })
                }),
            needGroups: groups(needs, by: try terms("solution-categories")),
            valueWords: pairs(try terms("criteria"), CriterionValues.init(json:)),
            territories: pairs(
                try terms("territories-fr") + terms("territories-be"), Territory.init(json:)),
            broaderForm: pairs(try terms("legal-forms")) { $0["broader"]?.string }
                .merging(nationalForms.map { ($0.id, $0.legalForm) }) { general, _ in general },
            matcher: NeedMatcher(needs, stopWords: stopWords["words"].texts))
    }

    private static func pairs<Value>(
        _ items: [JSONValue], _ value: (JSONValue) -> Value?
    ) -> [String: Value] {
        let pairs = items.compactMap { item in
            item["id"]?.string.flatMap { id in value(item).map { (id, $0) } }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Needs by the heading above the first category that answers each.
    private static func groups(_ needs: [Need], by categories: [JSONValue]) -> [NeedGroup] {
        let above = pairs(categories) { $0["broader"]?.string }
        let labels = pairs(categories) { LocalizedText(json: $0["labels"]) }
        var order: [String] = []
        var members: [String: [Need]] = [:]
        for need in needs {
            let category = need.categories.first ?? ""
            let heading = above[category] ?? category
            if members[heading] == nil { order.append(heading) }
            members[heading, default: []].append(need)
        }
        return order.map { NeedGroup(heading: labels[$0] ?? LocalizedText(), needs: members[$0] ?? []) }
    }

    /// The label of a term for a reader; the code itself when it is not known.
    public func label(_ code: String, in vocabulary: String, for languages: [LanguageTag]) -> String {
        labels[vocabulary]?[code]?.best(for: languages)?.text ?? code
    }
}

extension Knowledge.NationalLegalForm {
    init?(json: JSONValue) {
        guard let id = json["id"]?.string, let country = json["country"]?.string,
            let form = json["broader"]?.string
        else { return nil }
        self.init(id: id, country: country, labels: LocalizedText(json: json["labels"]), legalForm: form)
    }
}

extension Knowledge.Territory {
    init?(json: JSONValue) {
        guard let kind = json["kind"]?.string else { return nil }
        self.init(
            kind: kind, broader: json["broader"]?.string, postcodePrefixes: json["postcodePrefixes"].texts)
    }
}

/// What the values of one of the atlas's criteria are called.
struct CriterionValues: Sendable, Hashable {
    /// `yes-no`, `choice`, `country`, `spdx` …
    let type: String
    /// The words for the values of a choice.
    let choices: [String: LocalizedText]

    init?(json: JSONValue) {
        guard let type = json["valueType"]?.string else { return nil }
        self.type = type
        let pairs = (json["choices"]?.array ?? []).compactMap { choice in
            choice["id"]?.string.map { ($0, LocalizedText(json: choice["labels"])) }
        }
        choices = Dictionary(pairs) { first, _ in first }
    }
}
