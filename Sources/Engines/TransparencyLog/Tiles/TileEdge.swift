/// The tiles at the right edge of a tree that are not full yet, and the full ones that nobody has taken.
struct TileEdge: Sendable {
    /// The hashes of the partial tile of each level; fewer than 256.
    private(set) var open: [[MerkleHash]] = []
    private var complete: [Tile] = []

    init() {}

    init(open: [[MerkleHash]]) {
        self.open = open
    }

    /// Puts a hash at the end of a level, whose hashes are then `count`.
    mutating func append(_ hash: MerkleHash, level: Int, count: Int) {
        if level == open.count { open.append([]) }
        open[level].append(hash)
        guard open[level].count == TileAddress.fullWidth else { return }
        let address = TileAddress(
            .hashes(level: level), index: (count - 1) >> 8, width: TileAddress.fullWidth)
        complete.append(Tile(address: address, hashes: open[level]))
        open[level].removeAll(keepingCapacity: true)
    }

    /// The full tiles since the last call.
    mutating func takeComplete() -> [Tile] {
        defer { complete.removeAll() }
        return complete
    }
}
