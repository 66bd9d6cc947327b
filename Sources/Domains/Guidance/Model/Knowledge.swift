import CanonicalJSON
import Foundation
import Kernel

/// What guidance knows besides solutions: needs, criteria, legal forms, aids. Data files with a source and a date.
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
        "licences",
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
            nationalForms: try terms("national-legal-forms").compactMap(NationalLegalForm.init(json:)),
            labels: try Dictionary(
                uniqueKeysWithValues: shown.map { name in
                    (name, pairs(try terms(name)) { LocalizedText(json: $0["labels"]) })
                }),
            broaderForm: pairs(try terms("legal-forms")) { $0["broader"]?.string },
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

    /// The label of a term for a reader; the code itself when it is not known.
    public func label(_ code: String, in vocabulary: String, for languages: [LanguageTag]) -> String {
        labels[vocabulary]?[code]?.best(for: languages)?.text ?? code
    }
}

extension Knowledge.NationalLegalForm {
    init?(json: JSONValue) {
        guard let id = json["id"]?.string, let country = json["country"]?.string,
            let form = json["legalForm"]?.string
        else { return nil }
        self.init(id: id, country: country, labels: LocalizedText(json: json["labels"]), legalForm: form)
    }
}
