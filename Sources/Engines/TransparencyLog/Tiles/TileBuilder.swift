/// Grows a log entry by entry and gives the tiles that are to be written.
///
/// It holds the right edge only: at most 255 hashes for each level of tiles. An entry costs two hashes on
/// average, its own and one node's.
public struct TileBuilder: Sendable {
    /// The right edge of the tree.
    public private(set) var frontier: Frontier
    private var edge: TileEdge
    private var takenSize: Int

    /// The builder of a log without entries.
    public init() {
        (frontier, edge, takenSize) = (Frontier(), TileEdge(), 0)
    }

    /// The builder of a log of this size, from the tiles at its right edge.
    ///
    /// - Parameter read: the bytes of a tile; what it throws is thrown on.
    public init(size: Int, read: (TileAddress) throws -> [UInt8]) throws {
        precondition(size >= 0, "A log has no fewer than no entries.")
        var (open, nodes): ([[MerkleHash]], [MerkleHash]) = ([], [])
        for level in 0..<8 where TileAddress.hashes(at: level, size: size) > 0 {
            let index = TileAddress.hashes(at: level, size: size) >> 8
            guard let address = TileAddress.at(.hashes(level: level), index: index, size: size) else {
                open.append([])
                continue
            }
            let tile = ExpandedTile(try Tile.parse(read(address), at: address))
            open.append(tile.hashes)
            nodes.insert(contentsOf: tile.roots, at: 0)
        }
        (frontier, edge, takenSize) = (Frontier(validSize: size, nodes: nodes), TileEdge(open: open), size)
    }

    /// The number of entries.
    public var size: Int { frontier.size }

    /// The size and the root.
    public var head: TreeHead { frontier.head }

    /// Appends an entry by its hash as a leaf.
    public mutating func append(_ leaf: MerkleHash) {
        let size = frontier.size + 1
        frontier.append(leaf, into: &edge) { edge, level, hash in
            if level & 7 == 0 { edge.append(hash, level: level >> 3, count: size >> level) }
        }
    }

    /// The tiles that appeared since this was last asked for: those that are full now, and the partial ones
    /// at the right edge that changed.
    public mutating func takeTiles() -> [Tile] {
        defer { takenSize = size }
        return takeFullTiles() + partialTiles
    }

    /// The tiles that are full and were not taken before; the partial ones stay to be taken.
    mutating func takeFullTiles() -> [Tile] { edge.takeComplete() }

    private var partialTiles: [Tile] {
        edge.open.indices.compactMap { level in
            let (before, now) = (takenSize >> (8 * level), size >> (8 * level))
            let hashes = edge.open[level]
            guard before != now, !hashes.isEmpty else { return nil }
            let address = TileAddress(.hashes(level: level), index: now >> 8, width: hashes.count)
            return Tile(address: address, hashes: hashes)
        }
    }
}

extension Frontier {
    /// An edge whose nodes are known to belong to its size.
    fileprivate init(validSize size: Int, nodes: [MerkleHash]) {
        guard let frontier = Frontier(size: size, nodes: nodes) else {
            preconditionFailure("The tiles at the edge have one complete subtree for each digit of the size.")
        }
        self = frontier
    }
}
