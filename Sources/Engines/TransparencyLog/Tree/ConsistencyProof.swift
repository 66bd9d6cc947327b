/// Shows that a log only grew: that the entries of an older tree are the first of a newer one, unchanged.
public struct ConsistencyProof: Hashable, Sendable {
    /// The hashes of subtrees of both trees, deepest first.
    public let path: [MerkleHash]

    /// A proof as somebody gives it; nothing is checked yet.
    public init(path: [MerkleHash]) {
        self.path = path
    }

    /// Whether this proves that the tree of `new` begins with the tree of `old` (RFC 9162, section 2.1.4.2).
    ///
    /// The RFC asks for sizes 0 < old < new. Between equal sizes the proof is empty and the roots are the
    /// same; from the empty tree it is empty, and the old root must be that of the empty tree.
    public func proves(_ new: TreeHead, extends old: TreeHead) -> Bool {
        guard old.size <= new.size, new.size > 0 || new == .empty else { return false }
        if old.size == new.size { return path.isEmpty && old.root == new.root }
        if old.size == 0 { return path.isEmpty && old == .empty }
        guard let roots = roots(from: old, to: new.size) else { return false }
        return roots.old == old.root && roots.new == new.root
    }

    /// Both roots as the path has them; nil if no two trees of these sizes have such a path.
    private func roots(from old: TreeHead, to size: Int) -> (old: MerkleHash, new: MerkleHash)? {
        let isComplete = old.size & (old.size - 1) == 0
        guard let seed = isComplete ? old.root : path.first else { return nil }
        let levels = (old.size - 1).trailingOnes
        var (node, last) = ((old.size - 1) >> levels, (size - 1) >> levels)
        var roots = (old: seed, new: seed)
        for sibling in isComplete ? path[...] : path.dropFirst() {
            guard last > 0 else { return nil }
            if node & 1 == 1 || node == last {
                roots = (.node(sibling, roots.old), .node(sibling, roots.new))
                let skipped = node.trailingZeroBitCount
                (node, last) = (node >> skipped, last >> skipped)
            } else {
                roots.new = .node(roots.new, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 ? roots : nil
    }
}

extension Int {
    /// How many of the lowest bits are ones, one after the other.
    fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
