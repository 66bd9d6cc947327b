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

    init(_ row: Int, in table: OptionTable, by measure: Measure) {
        self.row = row
        for column in 0..<table.columns {
            add(table.rawScore(row, column), column, measure.weights[column], measure.required[column])
        }
    }

    /// Adds a criterion; a score below 0 is not known, a requirement of 0 is none.
    private mutating func add(_ score: Int, _ column: Int, _ weight: Int, _ required: Int) {
        guard score >= 0 else {
            points += 1000 * weight
            most += 2000 * weight
            openRequirements += required == 0 ? 0 : 1
            return
        }
        let given = 2 * score * weight
        points += given
        least += given
        most += given
        knownWeight += weight
        if score < required, failed == nil { failed = column }
    }

    /// The order as things are known, the greater first: must-haves settled, then points, then the weight of
    /// what is known. All three fit one number: points stay below 2²⁰, weights below 2⁸.
    var order: Int { ((openRequirements == 0 ? 1 : 0) << 28 | points) << 8 | knownWeight }
}

/// A question as plain numbers, in the order of the columns.
struct Measure {
    /// Weights.
    let weights: [Int]
    /// The least score of must-haves; 0 for what is none.
    let required: [Int]

    init(_ question: Question) {
        weights = question.criteria.map(\.weight)
        required = question.criteria.map { $0.required ?? 0 }
    }
}
