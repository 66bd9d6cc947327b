import CanonicalJSON
import Formats
import Kernel

extension Mapping {
    /// Reads a mapping file. Every word of it is checked: an unknown one is an error, not ignored.
    public init(json: JSONValue) throws(MappingError) {
        let file = MappingFile(json)
        try file.allow([
            "mapping", "source", "format", "rows", "separator", "encoding", "files", "skip", "key", "type",
            "fields",
        ])
        name = try file.text("mapping")
        let origin = try file.object("source")
        try origin.allow(["title", "url", "licence", "precedence"])
        source = SourceDefaults(
            title: try origin.text("title"), url: origin.value["url"]?.string,
            licence: try origin.text("licence"), precedence: Int(origin.value["precedence"]?.integer ?? 50))
        guard let format = Format(rawValue: try file.text("format")) else {
            throw MappingError(
                "“format” must be one of \(Format.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.format = format
        options = try Mapping.options(file)
        fileEndings = file.value["files"].strings
        skippedEndings = file.value["skip"].strings
        key = try file.key()
        guard !key.isEmpty else { throw MappingError("“key” must say where a row's key stands") }
        guard let type = EntryType(rawValue: try file.text("type")) else {
            throw MappingError("“type” must be organisation, solution or place")
        }
        self.type = type
        var rules: [FieldRule] = []
        for item in file.value["fields"].items { rules.append(try FieldRule(json: item)) }
        guard rules.contains(where: { $0.target == .name }) else {
            throw MappingError("“fields” must say where the name stands")
        }
        self.rules = rules
        consumed = PathTree(key.flatMap(\.self) + rules.flatMap(\.allPaths))
    }

    private static func options(_ file: MappingFile) throws(MappingError) -> ReadOptions {
        var options = ReadOptions()
        if let separator = file.value["separator"]?.string {
            guard let byte = separator.utf8.first, separator.utf8.count == 1 else {
                throw MappingError("“separator” must be one character")
            }
            options.separator = byte
        }
        if let encoding = file.value["encoding"]?.string {
            guard let known = TextEncoding(rawValue: encoding) else {
                throw MappingError("“encoding” \(encoding) is not known")
            }
            options.encoding = known
        }
        if let rows = file.value["rows"]?.string {
            guard let path = ItemPath(rows) else {
                throw MappingError("“rows” is not a path such as /items/*")
            }
            options.itemPath = path
        }
        return options
    }
}

extension FieldRule {
    private static let words: Set<String> = [
        "to", "from", "value", "split", "language", "codes", "prefix", "markup", "when", "date", "link",
        "author",
    ]

    init(json: JSONValue) throws(MappingError) {
        let file = MappingFile(json)
        let name = try file.text("to")
        try file.allow(FieldRule.words, in: "the field “\(name)”")
        guard let target = Target(name) else { throw MappingError("there is no field “\(name)” to map to") }
        self.target = target
        paths = try file.paths("from")
        constant = file.value["value"]?.string
        guard constant != nil || !paths.isEmpty else {
            throw MappingError("the field “\(name)” has neither “from” nor “value”")
        }
        separators = Array(file.value["split"]?.string ?? "")
        language = try file.language() ?? .undetermined
        codes = FieldRule.codes(json["codes"])
        prefix = json["prefix"]?.string ?? ""
        if let word = json["markup"]?.string {
            guard let known = PlainText.Markup(rawValue: word) else {
                throw MappingError("“markup” must be markdown or html")
            }
            markup = known
        } else {
            markup = nil
        }
        condition = try file.condition()
        evidence = EvidenceRule(
            date: try file.paths("date").first, link: try file.paths("link").first,
            author: json["author"]?.string)
    }

    /// Every path the rule reads.
    var allPaths: [ValuePath] {
        paths + [condition?.path, evidence.date, evidence.link].compactMap(\.self)
    }

    private static func codes(_ json: JSONValue?) -> Codes? {
        if let words = json?.string?.split(separator: "/", maxSplits: 1).map(String.init),
            let name = words.first
        {
            return .vocabulary(name, source: words.count > 1 ? words[1] : nil)
        }
        return json?.object.map { list in
            let pairs = list.compactMap { code, term in term.string.map { (code.lowercased(), $0) } }
            return .list(Dictionary(pairs) { first, _ in first })
        }
    }
}

/// Typed reading of a mapping file, with sentences for what is wrong.
struct MappingFile {
    let value: JSONValue

    init(_ value: JSONValue) {
        self.value = value
    }

    func allow(_ words: Set<String>, in place: String = "the mapping") throws(MappingError) {
        guard let object = value.object else { throw MappingError("\(place) must be a JSON object") }
        if let unknown = object.keys.sortedSet.first(where: { !words.contains($0) }) {
            throw MappingError("“\(unknown)” is not a word of \(place)")
        }
    }

    func text(_ word: String) throws(MappingError) -> String {
        guard let text = value[word]?.string, !text.isEmpty else {
            throw MappingError("“\(word)” is missing")
        }
        return text
    }

    func object(_ word: String) throws(MappingError) -> MappingFile {
        guard let object = value[word], object.object != nil else {
            throw MappingError("“\(word)” is missing")
        }
        return MappingFile(object)
    }

    func paths(_ word: String) throws(MappingError) -> [ValuePath] {
        try paths(in: value[word])
    }

    /// The parts of a key, each a path or a list of paths to choose from.
    func key() throws(MappingError) -> [[ValuePath]] {
        var parts: [[ValuePath]] = []
        for part in value["key"].map({ $0.array ?? [$0] }) ?? [] { parts.append(try paths(in: part)) }
        return parts
    }

    private func paths(in json: JSONValue?) throws(MappingError) -> [ValuePath] {
        var paths: [ValuePath] = []
        for text in json?.string.map({ [$0] }) ?? json?.array?.compactMap(\.string) ?? [] {
            guard let path = ValuePath(text) else {
                throw MappingError("“\(text)” is not a path such as /name")
            }
            paths.append(path)
        }
        return paths
    }

    func language() throws(MappingError) -> LanguageTag? {
        guard let text = value["language"]?.string else { return nil }
        guard let tag = LanguageTag(text) else { throw MappingError("“\(text)” is not a language tag") }
        return tag
    }

    func condition() throws(MappingError) -> FieldRule.Condition? {
        guard let json = value["when"] else { return nil }
        let file = MappingFile(json)
        try file.allow(["path", "is"], in: "“when”")
        let values = json["is"].map { $0.array ?? [$0] } ?? []
        guard let path = try file.paths("path").first, !values.isEmpty else {
            throw MappingError("“when” needs a “path” and what it “is”")
        }
        return FieldRule.Condition(path: path, anyOf: Set(values.map { $0.plainText.lowercased() }))
    }
}
