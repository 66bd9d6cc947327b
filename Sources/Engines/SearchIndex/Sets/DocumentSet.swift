/// A set of document numbers of one segment: a sorted column when it is small, a bitmap when it is large.
enum DocumentSet: Sendable {
    case sparse(Column<UInt32>)
    case dense(Bitmap)

    /// Whether a set of `count` among `bound` is better a bitmap: then the bitmap is no larger than the
    /// column.
    static func isDense(count: Int, bound: Int) -> Bool { count * 32 >= bound }

    /// The empty set.
    static let empty = DocumentSet.sparse(Column())

    /// A set from distinct numbers in order.
    init(sorted members: Column<UInt32>, bound: Int) {
        if Self.isDense(count: members.count, bound: bound) {
            self = .dense(Bitmap(members, bound: bound))
        } else {
            self = .sparse(members)
        }
    }

    /// A set from a bitmap, kept as a column when that is smaller.
    init(_ bitmap: Bitmap) {
        if Self.isDense(count: bitmap.count, bound: bitmap.words.count * 64) {
            self = .dense(bitmap)
        } else {
            self = .sparse(bitmap.members)
        }
    }

    /// All numbers below `bound`.
    static func all(bound: Int) -> DocumentSet { .dense(Bitmap(fullBelow: bound)) }

    /// How many numbers are in the set.
    var count: Int {
        switch self {
        case .sparse(let members): members.count
        case .dense(let bitmap): bitmap.count
        }
    }

    /// The numbers in order.
    var members: Column<UInt32> {
        switch self {
        case .sparse(let members): members
        case .dense(let bitmap): bitmap.members
        }
    }

    /// The numbers in both sets.
    func intersection(_ other: DocumentSet) -> DocumentSet {
        switch (self, other) {
        case (.dense(let mine), .dense(let theirs)): DocumentSet(mine.intersection(theirs))
        case (.sparse(let members), .dense(let bitmap)): .sparse(members.filtered(by: bitmap))
        case (.dense(let bitmap), .sparse(let members)): .sparse(members.filtered(by: bitmap))
        case (.sparse(let mine), .sparse(let theirs)): .sparse(mine.common(with: theirs))
        }
    }

    /// How many numbers are in both sets.
    func intersectionCount(_ other: DocumentSet) -> Int {
        switch (self, other) {
        case (.dense(let mine), .dense(let theirs)): mine.intersectionCount(theirs)
        case (.sparse(let members), .dense(let bitmap)): members.count(in: bitmap)
        case (.dense(let bitmap), .sparse(let members)): members.count(in: bitmap)
        case (.sparse(let mine), .sparse(let theirs)): mine.common(with: theirs).count
        }
    }

    /// The numbers in any of several sets.
    static func union(_ sets: [DocumentSet], bound: Int) -> DocumentSet {
        if sets.count == 1 { return sets[0] }
        if sets.reduce(0, { $0 + $1.count }) * 32 < bound {
            return .sparse(Column(Set(sets.flatMap(\.members)).sorted()))
        }
        let words = Column<UInt64>(count: (bound + 63) / 64) { words in
            words.update(repeating: 0)
            for set in sets {
                switch set {
                case .dense(let bitmap):
                    bitmap.words.read { theirs in for index in words.indices { words[index] |= theirs[index] }
                    }
                case .sparse(let members): members.read { words.insert($0) }
                }
            }
        }
        return DocumentSet(Bitmap(words: words))
    }

    /// The numbers in all of several sets, or nil when there are none to begin with.
    static func intersection(_ sets: [DocumentSet]) -> DocumentSet? {
        let ordered = sets.sorted { $0.count < $1.count }
        guard let first = ordered.first else { return nil }
        return ordered.dropFirst().reduce(first) { $0.intersection($1) }
    }
}

extension Column<UInt32> {
    /// The members of this ordered column that a bitmap holds.
    fileprivate func filtered(by bitmap: Bitmap) -> Column<UInt32> {
        let kept = [UInt32](unsafeUninitializedCapacity: count) { result, filled in
            read { members in
                bitmap.words.read { words in
                    for member in members {
                        result[filled] = member
                        filled += Int(words[Int(member >> 6)] >> UInt64(member & 63) & 1)
                    }
                }
            }
        }
        return Column(kept)
    }

    /// How many members of this column a bitmap holds.
    fileprivate func count(in bitmap: Bitmap) -> Int {
        read { members in
            bitmap.words.read { words in
                var count = 0
                for member in members { count &+= Int(words[Int(member >> 6)] >> UInt64(member & 63) & 1) }
                return count
            }
        }
    }

    /// The members of two ordered columns that are in both.
    fileprivate func common(with other: Column<UInt32>) -> Column<UInt32> {
        let (short, long) = count <= other.count ? (self, other) : (other, self)
        var index = 0
        return Column(
            short.read { members in
                members.filter { member in
                    let place = long.position(of: member, from: index)
                    index = place.index
                    return place.isFound
                }
            })
    }
}
