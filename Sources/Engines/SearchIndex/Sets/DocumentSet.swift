/// A set of document numbers of one segment: a sorted array when it is small, a bitmap when it is large.
enum DocumentSet: Sendable {
    case sparse(ArraySlice<UInt32>)
    case dense(Bitmap)

    /// Whether a set of `count` among `bound` is better a bitmap: then the bitmap is no larger than the
    /// array.
    static func isDense(count: Int, bound: Int) -> Bool { count * 32 >= bound }

    /// A set from distinct numbers in order.
    init(sorted members: [UInt32], bound: Int) {
        if Self.isDense(count: members.count, bound: bound) {
            self = .dense(Bitmap(members, bound: bound))
        } else {
            self = .sparse(members[...])
        }
    }

    /// A set from a bitmap, kept as an array when that is smaller.
    init(_ bitmap: Bitmap) {
        if Self.isDense(count: bitmap.count, bound: bitmap.words.count * 64) {
            self = .dense(bitmap)
        } else {
            self = .sparse(bitmap.members[...])
        }
    }

    /// All numbers below `bound`.
    static func all(bound: Int) -> DocumentSet { .dense(Bitmap(bound: bound, filled: true)) }

    /// How many numbers are in the set.
    var count: Int {
        switch self {
        case .sparse(let members): members.count
        case .dense(let bitmap): bitmap.count
        }
    }

    /// The numbers in order.
    var members: ArraySlice<UInt32> {
        switch self {
        case .sparse(let members): members
        case .dense(let bitmap): bitmap.members[...]
        }
    }

    /// Whether a number is in the set.
    func contains(_ member: UInt32) -> Bool {
        switch self {
        case .sparse(let members): members.position(of: member, from: members.startIndex).isFound
        case .dense(let bitmap): bitmap.contains(member)
        }
    }

    /// The numbers in both sets.
    func intersection(_ other: DocumentSet) -> DocumentSet {
        switch (self, other) {
        case (.dense(let mine), .dense(let theirs)): DocumentSet(mine.intersection(theirs))
        case (.sparse(let mine), .dense(let theirs)): .sparse(mine.filter(theirs.contains)[...])
        case (.dense(let mine), .sparse(let theirs)): .sparse(theirs.filter(mine.contains)[...])
        case (.sparse(let mine), .sparse(let theirs)): .sparse(mine.common(with: theirs)[...])
        }
    }

    /// How many numbers are in both sets.
    func intersectionCount(_ other: DocumentSet) -> Int {
        switch (self, other) {
        case (.dense(let mine), .dense(let theirs)): mine.intersectionCount(theirs)
        case (.sparse(let mine), .dense(let theirs)): mine.reduce(0) { $0 + (theirs.contains($1) ? 1 : 0) }
        case (.dense(let mine), .sparse(let theirs)): theirs.reduce(0) { $0 + (mine.contains($1) ? 1 : 0) }
        case (.sparse(let mine), .sparse(let theirs)): mine.common(with: theirs).count
        }
    }

    /// The numbers in any of several sets.
    static func union(_ sets: [DocumentSet], bound: Int) -> DocumentSet {
        if sets.count == 1 { return sets[0] }
        if sets.reduce(0, { $0 + $1.count }) * 32 < bound {
            return .sparse(Set(sets.flatMap(\.members)).sorted()[...])
        }
        var union = Bitmap(bound: bound)
        for set in sets {
            switch set {
            case .dense(let bitmap): union.formUnion(bitmap)
            case .sparse(let members): for member in members { union.insert(member) }
            }
        }
        return DocumentSet(union)
    }

    /// The numbers in all of several sets, or nil when there are none to begin with.
    static func intersection(_ sets: [DocumentSet]) -> DocumentSet? {
        let ordered = sets.sorted { $0.count < $1.count }
        guard let first = ordered.first else { return nil }
        return ordered.dropFirst().reduce(first) { $0.intersection($1) }
    }

    /// Bytes held.
    var bytes: Int {
        switch self {
        case .sparse(let members): members.count * 4
        case .dense(let bitmap): bitmap.words.count * 8
        }
    }
}

extension ArraySlice<UInt32> {
    /// Where `member` stands in this ordered slice, or would, looking from `start` on in growing steps.
    func position(of member: UInt32, from start: Int) -> (index: Int, isFound: Bool) {
        var step = 1
        var low = start
        while low + step < endIndex, self[low + step] < member {
            low += step
            step *= 2
        }
        var high = Swift.min(low + step, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < member { low = middle + 1 } else { high = middle }
        }
        return (low, low < endIndex && self[low] == member)
    }

    /// The members of two ordered slices that are in both.
    fileprivate func common(with other: ArraySlice<UInt32>) -> [UInt32] {
        let (short, long) = count <= other.count ? (self, other) : (other, self)
        var index = long.startIndex
        return short.filter { member in
            let place = long.position(of: member, from: index)
            index = place.index
            return place.isFound
        }
    }
}
