/// Works out proofs and roots of a log from its tiles, which a closure reads.
///
/// The tiles are believed: a proof from somebody else's tiles proves something once it has been verified
/// against a checkpoint. A proof reads at most two tiles of a level of tiles, and costs at most 510 hashes
/// for each level that is not kept; the tiles above level 0 are kept between calls, and the last one of level
/// 0.
public struct TiledTree {
    /// Tiles that are kept; each takes 16 KiB.
    static let mostKept = 256

    /// The number of leaves of the tree that is asked about. It may be set to another size of the same log.
    public var size: Int
    private let read: (TileAddress) throws -> [UInt8]
    private var kept: [TileAddress: ExpandedTile] = [:]
    private var last: (address: TileAddress, tile: ExpandedTile)?

    /// A tree of this size.
    ///
    /// - Parameter read: the bytes of a tile, or of the full tile at its place; what it throws is thrown on.
    public init(size: Int, read: @escaping (TileAddress) throws -> [UInt8]) {
        precondition(size >= 0, "A tree has no fewer than no leaves.")
        (self.size, self.read) = (size, read)
    }

    /// The hash of the leaf at an index of the tree.
    public mutating func leaf(at index: Int) throws -> MerkleHash {
        precondition(index >= 0 && index < size, "The leaf is one of the tree.")
        return try hash(of: Subtree(level: 0, index: index))
    }

    /// The head of the tree, or of an earlier one.
    public mutating func head(size earlier: Int? = nil) throws -> TreeHead {
        let size = earlier ?? size
        precondition(size >= 0 && size <= self.size, "The tree is no larger than the log.")
        guard size > 0 else { return .empty }
        return TreeHead(size: size, root: try hash(of: 0..<size))
    }

    /// The proof that the leaf at an index is in the tree.
    public mutating func inclusionProof(of index: Int) throws -> InclusionProof {
        let parts = ProofShape.inclusion(of: index, in: size)
        return InclusionProof(index: index, path: try parts.map { try hash(of: $0) })
    }

    /// The proof that the tree begins with the tree of `old` leaves.
    public mutating func consistencyProof(from old: Int) throws -> ConsistencyProof {
        let parts = ProofShape.consistency(from: old, to: size)
        return ConsistencyProof(path: try parts.map { try hash(of: $0) })
    }

    private mutating func hash(of leaves: Range<Int>) throws -> MerkleHash {
        var roots: [MerkleHash] = []
        for subtree in Subtree.covering(leaves) { roots.append(try hash(of: subtree)) }
        guard let smallest = roots.popLast() else { return .emptyTree }
        return roots.reversed().reduce(smallest) { .node($1, $0) }
    }

    private mutating func hash(of subtree: Subtree) throws -> MerkleHash {
        let (address, height, place) = TiledTree.position(of: subtree, size: size)
        guard let node = try tile(at: address).node(height: height, place: place) else {
            throw TransparencyLogError.wrongTile(address)
        }
        return node
    }

    private mutating func tile(at address: TileAddress) throws -> ExpandedTile {
        if let tile = kept[address] { return tile }
        if let last, last.address == address { return last.tile }
        let tile = ExpandedTile(try Tile.parse(read(address), at: address))
        keep(tile, at: address)
        return tile
    }

    private mutating func keep(_ tile: ExpandedTile, at address: TileAddress) {
        guard address.level > 0 else {
            last = (address, tile)
            return
        }
        if kept.count >= TiledTree.mostKept { kept.removeAll() }
        kept[address] = tile
    }

    /// The tile that holds a subtree, or its parts, and where in it the root stands.
    private static func position(
        of subtree: Subtree, size: Int
    ) -> (address: TileAddress, height: Int, place: Int) {
        let (level, height) = (subtree.level / 8, subtree.level % 8)
        let index = subtree.index >> (8 - height)
        let width = min(TileAddress.fullWidth, TileAddress.hashes(at: level, size: size) - index << 8)
        let address = TileAddress(.hashes(level: level), index: index, width: width)
        return (address, height, subtree.index & (1 << (8 - height) - 1))
    }
}

extension TiledTree {
    /// The tiles that `inclusionProof(of:)` reads, and the leaf with it, for whoever must fetch them first.
    public static func tilesOfInclusionProof(of index: Int, size: Int) -> Set<TileAddress> {
        addresses(ProofShape.inclusion(of: index, in: size) + [index..<(index + 1)], size: size)
    }

    /// The tiles that `consistencyProof(from:)` reads.
    public static func tilesOfConsistencyProof(from old: Int, size: Int) -> Set<TileAddress> {
        addresses(ProofShape.consistency(from: old, to: size), size: size)
    }

    /// The tiles that `head(size:)` of an earlier size reads.
    public static func tilesOfHead(size earlier: Int, in size: Int) -> Set<TileAddress> {
        precondition(earlier >= 0 && earlier <= size, "The tree is no larger than the log.")
        return addresses([0..<earlier], size: size)
    }

    private static func addresses(_ parts: [Range<Int>], size: Int) -> Set<TileAddress> {
        Set(parts.flatMap(Subtree.covering).map { position(of: $0, size: size).address })
    }
}
