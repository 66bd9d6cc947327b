import CanonicalJSON
import Formats
import Kernel

extension Mapping {
    /// Every word a mapping may have.
    static let words: Set<String> = [
        "mapping", "source", "format", "rows", "separator", "encoding", "files", "skip", "key", "type",
        "fields",
    ]

    /// Reads a mapping file. Every word of it is checked: an unknown one is an error, not ignored.
    public init(json: JSONValue) throws(MappingError) {
        let file = MappingFile(json)
        try file.allow(Mapping.words)
        name = try file.text("mapping")
        let origin = try file.object("source")
        try origin.allow(["title", "url", "licence", "precedence"])
        source = SourceDefaults(
            title: try origin.text("title"), url: try origin.optionalText("url"),
            licence: try origin.text("licence"), precedence: try origin.precedence())
        guard let format = Format(rawValue: try file.text("format")) else {
            throw MappingError(
                "“format” must be one of \(Format.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.format = format
        options = try Mapping.options(file)
        fileEndings = try file.texts("files")
        skippedEndings = try file.texts("skip")
        key = try file.key()
        guard !key.isEmpty else { throw MappingError("“key” must say where a row's key stands") }
        guard let type = EntryType(rawValue: try file.text("type")) else {
            throw MappingError("“type” must be organisation, solution, place or other")
        }
        self.type = type
        var rules: [FieldRule] = []
        guard let fields = file.value["fields"]?.array else { throw MappingError("“fields” must be a list") }
        for item in fields { rules.append(try FieldRule(json: item)) }
        guard rules.contains(where: { $0.target == .name }) else {
            throw MappingError("“fields” must say where the name stands")
        }
        self.rules = rules
        consumed = PathTree(key.flatMap(\.self) + rules.flatMap(\.allPaths))
    }

    private static func options(_ file: MappingFile) throws(MappingError) -> ReadOptions {
        var options = ReadOptions()
        if let separator = try file.optionalText("separator") {
            guard let byte = separator.utf8.first, separator.utf8.count == 1 else {
                throw MappingError("“separator” must be one character")
            }
            options.separator = byte
        }
        if let encoding = try file.optionalText("encoding") {
            guard let known = TextEncoding(rawValue: encoding) else {
                throw MappingError("“encoding” \(encoding) is not known")
            }
            options.encoding = known
        }
        if let rows = try file.optionalText("rows") {
            guard let path = ItemPath(rows) else {
                throw MappingError("“rows” is not a path such as items/*")
            }
            options.itemPath = path
        }
        return options
    }
}
