/// Where a solution stands before it is compared: its points as far as they are known, and their bounds.
///
/// Points are doubled so that the middle of the scale stays a whole number: a criterion of weight w and score
/// s gives 2·w·s, an unknown one w·1000, between 0 and w·2000.
struct Standing: Hashable {
    /// The row in the table.
    let row: Int
    /// Points with every unknown in the middle of its scale: neither good nor bad.
    var points = 0
    /// Points if every unknown turns out bad.
    var least = 0
    /// Points if every unknown turns out good.
    var most = 0
    /// The weight of what is known.
    var knownWeight = 0
    /// Must-haves that are not known.
    var openRequirements = 0
    /// The first must-have that is known not to be met.
    var failed: Int?

    init(_ row: Int, in table: OptionTable, for question: Question) {
        self.row = row
        for (column, criterion) in question.criteria.enumerated() {
            add(table.score(row, column), criterion, column)
        }
    }

    private mutating func add(_ score: Int?, _ criterion: Question.Criterion, _ column: Int) {
        guard let score else {
            points += 1000 * criterion.weight
            most += 2000 * criterion.weight
            openRequirements += criterion.required == nil ? 0 : 1
            return
        }
        points += 2 * score * criterion.weight
        least += 2 * score * criterion.weight
        most += 2 * score * criterion.weight
        knownWeight += criterion.weight
        if let required = criterion.required, score < required, failed == nil { failed = column }
    }

    /// Whether this one stands before `other` as things are known: must-haves settled first, then points,
    /// then the weight of what is known, then the name.
    func precedes(_ other: Standing, _ table: OptionTable) -> Bool {
        if (openRequirements == 0) != (other.openRequirements == 0) { return openRequirements == 0 }
        if points != other.points { return points > other.points }
        if knownWeight != other.knownWeight { return knownWeight > other.knownWeight }
        return table.isBefore(row, other.row)
    }

    /// Whether this one, at its worst, still stands before `other` at its best.
    func certainlyPrecedes(_ other: Standing, _ table: OptionTable) -> Bool {
        guard openRequirements == 0 else { return false }
        return least != other.most ? least > other.most : table.isBefore(row, other.row)
    }

    /// Whether this one, at its best, can stand before `other` at its worst.
    func possiblyPrecedes(_ other: Standing, _ table: OptionTable) -> Bool {
        most != other.least ? most > other.least : table.isBefore(row, other.row)
    }
}

extension OptionTable {
    /// By name in byte order, then by row.
    func isBefore(_ lhs: Int, _ rhs: Int) -> Bool {
        let (left, right) = (ids[lhs].utf8, ids[rhs].utf8)
        return left.elementsEqual(right) ? lhs < rhs : left.lexicographicallyPrecedes(right)
    }
}
