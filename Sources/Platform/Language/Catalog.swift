import CanonicalJSON
import Kernel

/// All sentences of one language.
public struct Catalog: Sendable {
    /// The language.
    public let language: LanguageTag
    /// How the language counts and writes dates and numbers.
    public let conventions: Conventions
    private(set) var messages: [MessageKey: Message] = [:]

    /// An empty catalog.
    ///
    /// - Throws: `CatalogError` when nothing is known of the language's conventions.
    public init(_ language: LanguageTag) throws(CatalogError) {
        guard let conventions = Conventions.of(language) else {
            throw CatalogError(file: language.text, reason: "no conventions are known for this language")
        }
        self.language = language
        self.conventions = conventions
    }

    /// A catalog from the text of one file: flat keys, each with a text or an object of plural forms.
    public init(_ language: LanguageTag, json: String) throws(CatalogError) {
        try self.init(language)
        try add(json: Array(json.utf8), file: language.text)
    }

    /// Adds the entries of one file.
    ///
    /// - Throws: `CatalogError` when it is not JSON, an entry is malformed, or a key is already there.
    mutating func add(json: [UInt8], file: String) throws(CatalogError) {
        for (name, value) in try Catalog.entries(of: json, file: file).sorted(by: { $0.key < $1.key }) {
            let key = MessageKey(name)
            guard messages[key] == nil else {
                throw CatalogError(file: file, key: key, reason: "the key is already in another file")
            }
            switch Message.parse(value) {
            case .success(let message): messages[key] = message
            case .failure(let reason): throw CatalogError(file: file, key: key, reason: reason.sentence)
            }
        }
    }

    private static func entries(
        of json: [UInt8], file: String
    ) throws(CatalogError) -> [String: JSONValue] {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: json, limits: JSONLimits(bytes: 1 << 20, depth: 4))
        } catch {
            throw CatalogError(file: file, reason: "\(error)")
        }
        guard let entries = value.object else {
            throw CatalogError(file: file, reason: "an object of keys and texts was expected")
        }
        return entries
    }
}
