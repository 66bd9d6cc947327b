/// What a log says of itself at one moment: how many entries it has, and the hash of the tree over them.
public struct TreeHead: Hashable, Sendable {
    /// The number of leaves.
    public let size: Int
    /// The hash of the tree.
    public let root: MerkleHash

    /// A head; the size must not be negative.
    public init(size: Int, root: MerkleHash) {
        precondition(size >= 0, "A tree has no fewer than no leaves.")
        self.size = size
        self.root = root
    }

    /// The head of the log without entries.
    public static let empty = TreeHead(size: 0, root: .emptyTree)
}
