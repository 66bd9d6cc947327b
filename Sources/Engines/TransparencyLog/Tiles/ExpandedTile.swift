/// A tile with the nodes between its hashes and its root, worked out once: 255 hashes for a full one.
struct ExpandedTile: Sendable {
    /// The hashes of the tile, then the row above them, and so on; a node is there when both its children
    /// are.
    private let rows: [[MerkleHash]]

    init(_ tile: Tile) {
        var rows = [tile.hashes]
        while let below = rows.last, below.count > 1 {
            rows.append((0..<below.count / 2).map { .node(below[2 * $0], below[2 * $0 + 1]) })
        }
        self.rows = rows
    }

    var hashes: [MerkleHash] { rows[0] }

    /// The node `height` rows above the hashes, by its place in that row; nil when the tile has it not.
    func node(height: Int, place: Int) -> MerkleHash? {
        guard rows.indices.contains(height), rows[height].indices.contains(place) else { return nil }
        return rows[height][place]
    }

    /// The roots of the largest complete subtrees, the largest first: one for each digit 1 of the width.
    var roots: [MerkleHash] {
        rows.indices.reversed().compactMap { height in
            hashes.count >> height & 1 == 1 ? rows[height].last : nil
        }
    }
}
