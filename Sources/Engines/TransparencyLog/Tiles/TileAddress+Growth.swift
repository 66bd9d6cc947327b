extension TileAddress {
    /// Hashes that a tree of `size` leaves has at a level of tiles.
    static func hashes(at level: Int, size: Int) -> Int { size >> (8 * level) }

    /// The address of this tile in a tree of `size` leaves; nil when the tree does not have it.
    static func at(_ kind: Kind, index: Int, size: Int) -> TileAddress? {
        let level = if case .hashes(let level) = kind { level } else { 0 }
        guard index >= 0, index <= hashes(at: level, size: size) >> 8 else { return nil }
        let width = min(fullWidth, hashes(at: level, size: size) - index << 8)
        return TileAddress(kind: kind, index: index, width: width)
    }

    /// Whether a tree of `size` leaves has exactly this tile: a full one that is complete, or the partial one
    /// at its right edge.
    public func belongs(toSize size: Int) -> Bool {
        TileAddress.at(kind, index: index, size: size) == self
    }

    /// The tiles and bundles that appear when a log grows, level by level and the bundles last: every tile
    /// that is now full, and the partial ones at the right edge.
    ///
    /// From 0 these are all that the log consists of, two for every 256 entries and some more.
    public static func added(from old: Int, to new: Int) -> [TileAddress] {
        precondition(old >= 0 && old <= new, "A log only grows.")
        let levels = (0..<8).flatMap { added(.hashes(level: $0), level: $0, from: old, to: new) }
        return levels + added(.entries, level: 0, from: old, to: new)
    }

    private static func added(_ kind: Kind, level: Int, from old: Int, to new: Int) -> [TileAddress] {
        let (before, now) = (hashes(at: level, size: old), hashes(at: level, size: new))
        guard before < now else { return [] }
        let complete = (before >> 8..<now >> 8).map { TileAddress(kind, index: $0, width: fullWidth) }
        guard now & 255 > 0 else { return complete }
        return complete + [TileAddress(kind, index: now >> 8, width: now & 255)]
    }
}
