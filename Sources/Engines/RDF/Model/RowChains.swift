/// For one place of a triple, the rows that hold each term there, in order: linked lists through one array,
/// so that adding a row costs no allocation of its own.
struct RowChains: Sendable {
    private static let none = UInt32.max
    private var heads: [UInt32] = []
    private var tails: [UInt32] = []
    private var counts: [UInt32] = []
    private var next: [UInt32] = []

    /// How many rows hold that term.
    func count(of term: UInt32) -> Int { Int(term) < counts.count ? Int(counts[Int(term)]) : 0 }

    /// Adds the next row.
    mutating func append(term: UInt32) {
        let row = UInt32(next.count)
        next.append(RowChains.none)
        grow(to: Int(term) + 1)
        if heads[Int(term)] == RowChains.none {
            heads[Int(term)] = row
        } else {
            next[Int(tails[Int(term)])] = row
        }
        tails[Int(term)] = row
        counts[Int(term)] += 1
    }

    private mutating func grow(to count: Int) {
        guard heads.count < count else { return }
        let missing = count - heads.count
        heads.append(contentsOf: repeatElement(RowChains.none, count: missing))
        tails.append(contentsOf: repeatElement(RowChains.none, count: missing))
        counts.append(contentsOf: repeatElement(0, count: missing))
    }

    /// The first row that holds the term.
    func first(of term: UInt32) -> Int? {
        guard Int(term) < heads.count else { return nil }
        return row(heads[Int(term)])
    }

    /// The next row with the same term.
    func row(after row: Int) -> Int? { self.row(next[row]) }

    private func row(_ number: UInt32) -> Int? { number == RowChains.none ? nil : Int(number) }
}
