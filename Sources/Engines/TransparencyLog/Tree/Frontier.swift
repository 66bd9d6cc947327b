/// The right edge of a growing tree: the roots of the largest complete subtrees, left to right, one for each
/// binary digit 1 of its size. It is all that is needed to append and to tell the root.
///
/// Appending costs one hash on average and as many as the tree is high at most; so does the root.
public struct Frontier: Hashable, Sendable {
    /// The number of leaves.
    public private(set) var size: Int
    /// The roots of the complete subtrees, the largest first.
    public private(set) var nodes: [MerkleHash]

    /// The edge of the tree without leaves.
    public init() {
        (size, nodes) = (0, [])
    }

    /// An edge that was kept; nil when the number of nodes does not belong to the size.
    public init?(size: Int, nodes: [MerkleHash]) {
        guard size >= 0, nodes.count == size.nonzeroBitCount else { return nil }
        (self.size, self.nodes) = (size, nodes)
    }

    /// Appends the hash of a leaf.
    public mutating func append(_ leaf: MerkleHash) {
        var nothing: Void = ()
        append(leaf, into: &nothing) { _, _, _ in }
    }

    /// Appends the hash of a leaf and shows every complete subtree that this makes: its level and its root,
    /// from the leaf itself (level 0) up.
    mutating func append<State>(
        _ leaf: MerkleHash, into state: inout State, visit: (inout State, Int, MerkleHash) -> Void
    ) {
        var node = leaf
        visit(&state, 0, node)
        for level in 0..<(~size).trailingZeroBitCount {
            node = .node(nodes.removeLast(), node)
            visit(&state, level + 1, node)
        }
        nodes.append(node)
        size += 1
    }

    /// The hash of the whole tree.
    public var root: MerkleHash {
        guard let last = nodes.last else { return .emptyTree }
        return nodes.dropLast().reversed().reduce(last) { .node($1, $0) }
    }

    /// The size and the hash of the tree.
    public var head: TreeHead { TreeHead(size: size, root: root) }
}
