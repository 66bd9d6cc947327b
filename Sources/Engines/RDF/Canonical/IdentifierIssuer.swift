/// Gives blank nodes, known by their number in the dataset, identifiers in the order in which it is asked
/// (RDFC-1.0, section 4.5).
struct IdentifierIssuer {
    /// The nodes that have an identifier, in the order in which they got it.
    private(set) var nodes: [Int] = []
    private var numbers: [Int: Int] = [:]
    private let prefix: String

    init(prefix: String) {
        self.prefix = prefix
    }

    /// The identifier of a node that has one, with `_:`.
    func identifier(of node: Int) -> String? { numbers[node].map(text) }

    /// The identifier of a node, with `_:`, a new one if it has none.
    mutating func issue(to node: Int) -> String {
        if let number = numbers[node] { return text(number) }
        numbers[node] = nodes.count
        nodes.append(node)
        return text(nodes.count - 1)
    }

    private func text(_ number: Int) -> String { "_:\(prefix)\(number)" }
}
