import CanonicalJSON
import Kernel

/// One line of a mapping: which values of a row go into which field of the atlas, and how they are read.
struct FieldRule: Sendable {
    /// The field of the atlas.
    let target: Target
    /// Where the values stand; a single-valued field takes the first that is not empty.
    let paths: [ValuePath]
    /// A value that does not come from the row.
    let constant: String?
    /// Characters that separate several values in one text.
    let separators: [Character]
    /// What joins the values of all paths to one text; nil: they stay apart.
    let join: String?
    /// The language of a text; `und` when not said.
    let language: LanguageTag
    /// How codes are read: the first of these that knows a value says what it stands for. None: as it stands.
    let codes: [Codes]
    /// What is put before a value: `https://github.com/`.
    let prefix: String
    /// The text's markup, taken off.
    let markup: PlainText.Markup?
    /// Only rows where this holds.
    let condition: Condition?
    /// What stands before the value of a relation to make a match token of it: `key:starter/`.
    let relationTarget: String?
    /// Evidence of a criterion.
    let evidence: EvidenceRule

    /// How source codes become the atlas's.
    enum Codes: Sendable {
        /// A vocabulary of the atlas, by its name; `source` when it holds the words of several sources.
        case vocabulary(String, source: String?)
        /// A list in the mapping itself: source value → term.
        case list([String: String])
    }

    /// A condition on the row: the value at a path is one of some.
    struct Condition: Sendable {
        let path: ValuePath
        let anyOf: Set<String>

        func holds(for row: MappingInput) -> Bool {
            path.values(in: row).contains { anyOf.contains($0.plainText.lowercased()) }
        }
    }

    /// Where a criterion's evidence stands in the row.
    struct EvidenceRule: Sendable {
        var date: ValuePath?
        var link: ValuePath?
        var author: String?
    }

    /// The texts of a row for this rule: markup and blanks taken off, split, empty ones left out.
    func texts(in row: MappingInput) -> [String] {
        if let condition, !condition.holds(for: row) { return [] }
        if let constant { return [constant] }
        let values = paths.flatMap { $0.values(in: row) }.map(plain)
        let pieces =
            join.map { [values.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: $0)] } ?? values
        return pieces.flatMap(split).filter { !$0.isEmpty }.map { prefix + $0 }
    }

    private func plain(_ value: JSONValue) -> String {
        markup.map { PlainText.strip(value.plainText, $0) } ?? value.plainText
    }

    private func split(_ text: String) -> [String] {
        guard !separators.isEmpty else { return [text.trimmed] }
        return text.split { separators.contains($0) }.map { String($0).trimmed }
    }
}

extension FieldRule {
    /// A field of the atlas that a mapping can fill.
    enum Target: Sendable, Hashable {
        case name, alternateNames, summary, website, street, postcode, locality, region, country
        case legalForm, keywords, openingHours, changedOn, licence, type, note
        case link(Link.Purpose)
        case identifiers
        case identifier(String)
        case terms(TermField)
        case criterion(String)
        case relation(Relation.Kind)
        case contact(Contact.Means)
        case latitude, longitude

        static let simple: [String: Target] = [
            "name": .name, "alternate_names": .alternateNames, "summary": .summary, "website": .website,
            "street": .street, "postcode": .postcode, "locality": .locality, "region": .region,
            "country": .country, "legal_form": .legalForm, "keywords": .keywords,
            "opening_hours": .openingHours, "changed_on": .changedOn, "licence": .licence, "type": .type,
            "latitude": .latitude, "longitude": .longitude, "note": .note, "identifiers": .identifiers,
        ]

        /// Reads `name`, `link:repository`, `identifier:FR-SIREN`, `criterion:open-code`, `classes` …
        init?(_ text: String) {
            if let target = Target.simple[text] {
                self = target
            } else if let field = TermField.allCases.first(where: { $0.payloadKey == text }) {
                self = .terms(field)
            } else if let colon = text.firstIndex(of: ":") {
                self.init(family: text[..<colon], member: String(text[text.index(after: colon)...]))
            } else {
                return nil
            }
        }

        private init?(family: Substring, member: String) {
            let target: Target? =
                switch family {
                case "link": Link.Purpose(rawValue: member).map(Target.link)
                case "identifier": member.isEmpty ? nil : .identifier(member)
                case "criterion": member.isEmpty ? nil : .criterion(member)
                case "relation": Relation.Kind(rawValue: member).map(Target.relation)
                case "contact": Contact.Means(rawValue: member).map(Target.contact)
                default: nil
                }
            guard let target else { return nil }
            self = target
        }
    }
}

extension JSONValue {
    /// The value as a person would write it; empty for objects, lists and null.
    var plainText: String {
        switch self {
        case .string(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .integer, .number: canonicalString
        case .null, .array, .object: ""
        }
    }
}
