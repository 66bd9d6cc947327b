/// Checks a whole log against a checkpoint: hashes every entry, works out every tile, and compares.
///
/// Give it the bundles in order and compare the tiles it hands back with those that are served; or let `run`
/// do both. It holds one bundle and the right edge of the tree, and hashes each leaf and each node once.
public struct LogAudit: Sendable {
    private let head: TreeHead
    private var older: [TreeHead]
    private var builder = TileBuilder()

    /// An audit of the log with this head, which must also begin with each of the older trees.
    public init(of head: TreeHead, extending older: [TreeHead] = []) throws(TransparencyLogError) {
        self.head = head
        self.older = older.sorted { $0.size > $1.size }
        if let larger = self.older.first, larger.size > head.size {
            throw .notConsistent(oldSize: larger.size)
        }
        try compareOlder()
    }

    /// The bundle that is to be added next; nil when there are no more.
    public var nextBundle: TileAddress? {
        guard builder.size < head.size else { return nil }
        return TileAddress.at(.entries, index: builder.size >> 8, size: head.size)
    }

    /// Adds the next bundle and gives the tiles that became certain with it: the full ones and, after the
    /// last bundle, the partial ones.
    ///
    /// Throws when the bundle is malformed or an older tree was another.
    public mutating func add(_ bundle: [UInt8]) throws(TransparencyLogError) -> [Tile] {
        guard let address = nextBundle else { return [] }
        for leaf in try EntryBundle.leaves(in: bundle, count: address.width) {
            builder.append(leaf)
            if older.last?.size == builder.size { try compareOlder() }
        }
        return nextBundle == nil ? builder.takeTiles() : builder.takeFullTiles()
    }

    /// Says that all bundles were added; throws when their root is not the checkpoint's.
    public func finish() throws(TransparencyLogError) {
        guard builder.head == head else { throw .wrongRoot }
    }

    /// The whole audit.
    ///
    /// - Parameter read: the bytes of a bundle or of a tile; what it throws is thrown on.
    public mutating func run(read: (TileAddress) throws -> [UInt8]) throws {
        while let address = nextBundle {
            for tile in try add(read(address)) where try !tile.isWritten(as: read(tile.address)) {
                throw TransparencyLogError.wrongTile(tile.address)
            }
        }
        try finish()
    }

    private mutating func compareOlder() throws(TransparencyLogError) {
        while let expected = older.last, expected.size == builder.size {
            guard builder.head == expected else { throw .notConsistent(oldSize: expected.size) }
            older.removeLast()
        }
    }
}
