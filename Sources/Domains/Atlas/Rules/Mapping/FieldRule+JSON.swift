import CanonicalJSON
import Kernel

extension FieldRule {
    /// Every word a field of a mapping may have.
    static let words: Set<String> = [
        "to", "from", "value", "join", "split", "language", "codes", "prefix", "markup", "when", "date",
        "link",
        "author", "target",
    ]

    /// Reads one item of `fields`; a sentence says what is wrong.
    init(json: JSONValue) throws(MappingError) {
        let file = MappingFile(json)
        let name = try file.text("to")
        try file.allow(FieldRule.words, in: "the field “\(name)”")
        guard let target = Target(name) else { throw MappingError("there is no field “\(name)” to map to") }
        self.target = target
        paths = try file.paths("from")
        constant = try file.optionalText("value")
        guard constant != nil || !paths.isEmpty else {
            throw MappingError("the field “\(name)” has neither “from” nor “value”")
        }
        separators = Array(try file.optionalText("split") ?? "")
        join = try file.optionalText("join")
        language = try file.language() ?? .undetermined
        codes = try FieldRule.codes(json["codes"], of: name)
        prefix = try file.optionalText("prefix") ?? ""
        markup = try file.markup()
        condition = try file.condition()
        relationTarget = try file.optionalText("target")
        evidence = EvidenceRule(
            date: try file.paths("date").first, link: try file.paths("link").first,
            author: try file.optionalText("author"))
    }

    /// Every path the rule reads.
    var allPaths: [ValuePath] {
        paths + [condition?.path, evidence.date, evidence.link].compactMap(\.self)
    }

    /// A vocabulary, a list, or several of them, which are asked in turn.
    private static func codes(_ json: JSONValue?, of field: String) throws(MappingError) -> [Codes] {
        guard let json else { return [] }
        var all: [Codes] = []
        for item in json.array ?? [json] { all.append(try code(item, of: field)) }
        return all
    }

    private static func code(_ json: JSONValue, of field: String) throws(MappingError) -> Codes {
        if let words = json.string?.split(separator: "/", maxSplits: 1).map(String.init),
            let name = words.first
        {
            return .vocabulary(name, source: words.count > 1 ? words[1] : nil)
        }
        guard let list = json.object else {
            throw MappingError(
                "“codes” of the field “\(field)” must be a vocabulary, a list, or several of them")
        }
        var terms: [String: String] = [:]
        for (code, term) in list {
            guard let term = term.string else {
                throw MappingError("“codes” of the field “\(field)” must give a text for “\(code)”")
            }
            terms[code.trimmed.lowercased()] = term
        }
        return .list(terms)
    }
}
