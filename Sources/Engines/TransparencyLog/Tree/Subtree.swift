/// A complete subtree: the leaves from `index << level` on, `1 << level` of them. Its hash never changes once
/// the tree holds them all.
struct Subtree: Hashable, Sendable {
    let level: Int
    let index: Int

    /// The complete subtrees that make up a range of leaves that one subtree of a proof covers, left to
    /// right.
    ///
    /// Such a range begins at a multiple of a power of two no smaller than its length, so that the binary
    /// digits of its length are the subtrees.
    static func covering(_ leaves: Range<Int>) -> [Subtree] {
        var subtrees: [Subtree] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let level = (leaves.upperBound - start).highestBit
            subtrees.append(Subtree(level: level, index: start >> level))
            start += 1 << level
        }
        return subtrees
    }
}

/// Which parts of a tree a proof is made of, as ranges of leaves (RFC 9162, sections 2.1.3.1 and 2.1.4.1),
/// from the deepest to the shallowest.
enum ProofShape {
    static func inclusion(of index: Int, in size: Int) -> [Range<Int>] {
        precondition(index >= 0 && index < size, "A proof is of a leaf of the tree.")
        var parts: [Range<Int>] = []
        var (start, end) = (0, size)
        while end - start > 1 {
            let middle = start + (end - start).largestPowerBelow
            if index < middle {
                parts.append(middle..<end)
                end = middle
            } else {
                parts.append(start..<middle)
                start = middle
            }
        }
        return parts.reversed()
    }

    static func consistency(from old: Int, to new: Int) -> [Range<Int>] {
        precondition(old >= 0 && old <= new, "A log only grows.")
        guard old > 0, old < new else { return [] }
        var parts: [Range<Int>] = []
        var (start, end) = (0, new)
        while old != end {
            let middle = start + (end - start).largestPowerBelow
            if old <= middle {
                parts.append(middle..<end)
                end = middle
            } else {
                parts.append(start..<middle)
                start = middle
            }
        }
        // The old tree itself is known to whoever checks, unless it is only a part of what stands before
        // `end`.
        if start > 0 { parts.append(start..<end) }
        return parts.reversed()
    }
}

extension Int {
    /// The number of the highest bit that is set in a positive number.
    var highestBit: Int { Int.bitWidth - 1 - leadingZeroBitCount }

    /// The largest power of two smaller than this number, which must be at least 2.
    var largestPowerBelow: Int { 1 << (self - 1).highestBit }
}
