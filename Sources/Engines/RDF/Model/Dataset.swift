/// A default graph and any number of named ones (RDF 1.1 Concepts, section 4).
///
/// Two datasets are equal when their graphs are, labels of blank nodes included; an empty named graph counts
/// as none.
public struct Dataset: Sendable, Equatable {
    /// The graph without a name.
    public var defaultGraph = Graph()
    /// The named graphs, none of them empty, by their names: IRIs or blank nodes.
    public private(set) var namedGraphs: [Term: Graph] = [:]
    /// The names of graphs in the order in which they came.
    public private(set) var graphNames: [Term] = []

    /// An empty dataset.
    public init() {}

    /// A dataset of one graph.
    public init(_ graph: Graph) {
        defaultGraph = graph
    }

    /// A dataset of those quads.
    public init(_ quads: some Sequence<Quad>) {
        for quad in quads { insert(quad) }
    }

    /// Adds a quad; false when it was there already.
    @discardableResult
    public mutating func insert(_ quad: Quad) -> Bool {
        guard let name = quad.graph else { return defaultGraph.insert(quad.triple) }
        if namedGraphs[name] == nil { graphNames.append(name) }
        return namedGraphs[name, default: Graph()].insert(quad.triple)
    }

    /// The graph of that name, empty when there is none; nil stands for the default graph.
    public func graph(named name: Term?) -> Graph {
        guard let name else { return defaultGraph }
        return namedGraphs[name] ?? Graph()
    }

    /// How many quads there are.
    public var count: Int { namedGraphs.values.reduce(defaultGraph.count) { $0 + $1.count } }

    /// Every quad: those of the default graph, then of each named graph, in the order in which they came.
    public var quads: [Quad] {
        var all = defaultGraph.map { Quad($0) }
        for name in graphNames { all += graph(named: name).map { Quad($0, graph: name) } }
        return all
    }

    /// All triples in one graph, whatever graph they stand in.
    public var merged: Graph {
        var all = defaultGraph
        for name in graphNames { all.formUnion(graph(named: name)) }
        return all
    }

    /// Whether both hold the same quads, whatever their order.
    public static func == (left: Dataset, right: Dataset) -> Bool {
        left.defaultGraph == right.defaultGraph && left.namedGraphs == right.namedGraphs
    }
}
