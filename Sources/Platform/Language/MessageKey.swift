/// The name of a sentence in the catalogs, such as `atlas.results.total`.
public struct MessageKey: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// The key as it stands in the catalog files.
    public let text: String

    /// A key from its text.
    public init(_ text: String) {
        self.text = text
    }

    /// A key written in the program.
    public init(stringLiteral value: String) {
        text = value
    }

    /// The key as it stands in the catalog files.
    public var description: String { text }
}
