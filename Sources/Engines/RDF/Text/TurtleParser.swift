/// Reads Turtle (RDF 1.1 Turtle, W3C Recommendation of 2014), strictly by its grammar.
///
/// Blank nodes are called `b0`, `b1`, … in the order in which they appear, whatever their labels in the
/// text, so that an unnamed node never meets a labelled one. Time and memory grow with the text's length.
public struct TurtleParser: Sendable {
    private let base: IRI?
    private let limits: RDFLimits

    /// A parser that resolves relative IRIs against `base` until the text gives its own; without either, a
    /// relative IRI is refused.
    public init(base: IRI? = nil, limits: RDFLimits = .standard) {
        self.base = base
        self.limits = limits
    }

    /// The graph that the text says. Throws an `RDFSyntaxError` at the first fault.
    public func graph(from bytes: some Collection<UInt8>) throws(RDFSyntaxError) -> Graph {
        try document(from: bytes).graph
    }

    /// The same from a string.
    public func graph(from text: String) throws(RDFSyntaxError) -> Graph {
        try graph(from: text.utf8)
    }

    /// The graph with the prefixes that the text declares.
    public func document(from bytes: some Collection<UInt8>) throws(RDFSyntaxError) -> TurtleDocument {
        var reader = TurtleReader(scanner: try TermScanner(bytes, limits: limits), base: base)
        try reader.read()
        return TurtleDocument(graph: reader.graph, prefixes: reader.prefixes, base: reader.base)
    }
}

/// What a text of Turtle says.
public struct TurtleDocument: Sendable {
    /// Its triples.
    public let graph: Graph
    /// The prefixes without their colon, and the IRIs they stand for at the end of the text.
    public let prefixes: [String: String]
    /// The base at the end of the text.
    public let base: IRI?
}
