/// How large a document of RDF may be before it is refused.
public struct RDFLimits: Hashable, Sendable {
    /// Bytes of the whole text.
    public var bytes: Int
    /// Bytes of one IRI, label or literal.
    public var termBytes: Int
    /// Blank-node property lists and collections inside one another.
    public var depth: Int
    /// Statements of one document.
    public var statements: Int

    /// 64 MiB, 8 MiB a term, 128 levels and 5,000,000 statements unless told otherwise.
    public init(
        bytes: Int = 64 << 20, termBytes: Int = 8 << 20, depth: Int = 128, statements: Int = 5_000_000
    ) {
        self.bytes = bytes
        self.termBytes = termBytes
        self.depth = depth
        self.statements = statements
    }

    /// The usual limits.
    public static let standard = RDFLimits()
}
