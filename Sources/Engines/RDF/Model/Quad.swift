/// A triple and the graph of a dataset that it stands in.
public struct Quad: Hashable, Sendable {
    /// The statement.
    public let triple: Triple
    /// The name of the graph, an IRI or a blank node; nil for the default graph.
    public let graph: Term?

    /// A quad. A literal as the name of a graph is a programmer's error.
    public init(_ triple: Triple, graph: Term? = nil) {
        precondition(graph?.literal == nil, "A literal cannot be the name of a graph.")
        self.triple = triple
        self.graph = graph
    }

    /// What the statement is about.
    public var subject: Term { triple.subject }
    /// The property.
    public var predicate: IRI { triple.predicate }
    /// The value of the property.
    public var object: Term { triple.object }
}
