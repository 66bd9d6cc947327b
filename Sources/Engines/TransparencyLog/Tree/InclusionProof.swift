/// Shows that an entry stands at its place in a log, by the hashes of the subtrees beside its path to the
/// root.
public struct InclusionProof: Hashable, Sendable {
    /// The number of the entry, from 0.
    public let index: Int
    /// The hashes beside the path, from the leaf's neighbour up.
    public let path: [MerkleHash]

    /// A proof as somebody gives it; nothing is checked yet.
    public init(index: Int, path: [MerkleHash]) {
        self.index = index
        self.path = path
    }

    /// The root that the tree of this size has if the leaf stands at its index; nil if no tree of this size
    /// has such a path (RFC 9162, section 2.1.3.2).
    public func root(over leaf: MerkleHash, size: Int) -> MerkleHash? {
        guard index >= 0, index < size else { return nil }
        var (node, last) = (index, size - 1)
        var hash = leaf
        for sibling in path {
            guard last > 0 else { return nil }
            if node & 1 == 1 || node == last {
                hash = .node(sibling, hash)
                let skipped = node.trailingZeroBitCount
                (node, last) = (node >> skipped, last >> skipped)
            } else {
                hash = .node(hash, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 ? hash : nil
    }

    /// Whether this proves that the leaf stands at its index in the tree with this head.
    public func proves(_ leaf: MerkleHash, in head: TreeHead) -> Bool {
        root(over: leaf, size: head.size) == head.root
    }
}
