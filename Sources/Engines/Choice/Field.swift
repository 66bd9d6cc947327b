/// The solutions in the running, column by column, so that counting those before another is a walk over plain
/// numbers. Names are looked at only where numbers are alike.
struct Field {
    private let table: OptionTable
    private var rows: [Int] = []
    /// Each one's `Standing.order`.
    private var orders: [Int] = []
    /// The points that are sure; −1 while a must-have is not known, since it may be shut out.
    private var sure: [Int] = []
    /// The most points it can have.
    private var most: [Int] = []

    init(_ table: OptionTable) {
        self.table = table
        rows.reserveCapacity(table.count)
        orders.reserveCapacity(table.count)
        sure.reserveCapacity(table.count)
        most.reserveCapacity(table.count)
    }

    /// How many there are.
    var count: Int { rows.count }

    mutating func append(_ standing: Standing) {
        rows.append(standing.row)
        orders.append(standing.order)
        sure.append(standing.openRequirements == 0 ? standing.least : -1)
        most.append(standing.most)
    }

    /// How many stand before it as things are known.
    func before(_ standing: Standing) -> Int { count(orders, above: standing.order, standing.row) }

    /// How many, at their worst, still stand before it at its best.
    func certainlyBefore(_ standing: Standing) -> Int { count(sure, above: standing.most, standing.row) }

    /// How many, at their best, can stand before it at its worst; not itself, whose best is above its worst.
    func possiblyBefore(_ standing: Standing) -> Int {
        count(most, above: standing.least, standing.row) - (standing.most > standing.least ? 1 : 0)
    }

    /// The rows of the first few in order, without sorting all.
    func first(_ limit: Int) -> [Int] {
        var front: [Int] = []
        for index in orders.indices {
            if front.count == limit, let last = front.last, !precedes(index, last) { continue }
            let place = front.firstIndex { precedes(index, $0) } ?? front.count
            front.insert(index, at: place)
            if front.count > limit { front.removeLast() }
        }
        return front.map { rows[$0] }
    }

    private func precedes(_ lhs: Int, _ rhs: Int) -> Bool {
        let (left, right) = (orders[lhs], orders[rhs])
        return left != right ? left > right : table.isBefore(rows[lhs], rows[rhs])
    }

    /// How many have more than `value`, or as much and a name before that of `row`.
    private func count(_ values: [Int], above value: Int, _ row: Int) -> Int {
        var (more, alike) = (0, 0)
        for other in values {
            more &+= other > value ? 1 : 0
            alike &+= other == value ? 1 : 0
        }
        guard alike > 0 else { return more }
        return more + values.indices.count { values[$0] == value && table.isBefore(rows[$0], row) }
    }
}

extension OptionTable {
    /// By name in byte order, then by identifier, then by row.
    func isBefore(_ lhs: Int, _ rhs: Int) -> Bool {
        OptionTable.isBefore(names[lhs], names[rhs]) ?? OptionTable.isBefore(ids[lhs], ids[rhs])
            ?? (lhs < rhs)
    }

    /// Byte order; nil when they are equal.
    private static func isBefore(_ left: String, _ right: String) -> Bool? {
        left == right ? nil : left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
