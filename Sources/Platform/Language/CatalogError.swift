/// Why the catalogs could not be loaded, with the file and, where there is one, the key.
public struct CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file or folder, as it was opened.
    public let file: String
    /// The key of the entry that is wrong, if one is.
    public let key: MessageKey?
    /// What is wrong, in plain English.
    public let reason: String

    init(file: String, key: MessageKey? = nil, reason: String) {
        self.file = file
        self.key = key
        self.reason = reason
    }

    /// `Language/fr/web.json: web.skip: a text, or an object of plural forms, was expected.`
    public var description: String {
        ([file] + (key.map { [$0.text] } ?? []) + [reason]).joined(separator: ": ") + "."
    }
}
