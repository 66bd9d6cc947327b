/// What is known of the solutions: a score or nothing for each criterion. One flat table, a row a solution.
public struct OptionTable: Hashable, Sendable {
    /// The solutions, in the order of the rows.
    public private(set) var ids: [String] = []
    /// The names by which two that are alike are put in order; the last resort.
    private(set) var names: [String] = []
    /// How many criteria a row has.
    public let columns: Int
    /// Scores 0…1000 row after row; −1 for not known.
    private(set) var scores: [Int16] = []

    /// No solutions yet, for questions with that many criteria.
    public init(columns: Int) {
        precondition(columns > 0, "A table has a column.")
        self.columns = columns
    }

    /// Adds a solution with its scores, 0 (worst) to 1000 (best), nil for not known. Two that are alike in
    /// everything stand in the order of their names, which should be the same wherever the data is.
    public mutating func append(_ id: String, named name: String? = nil, _ row: [Int?]) {
        precondition(row.count == columns, "A row has one score a criterion.")
        precondition(row.allSatisfy { $0.map { (0...1000).contains($0) } ?? true }, "A score is 0 to 1000.")
        ids.append(id)
        names.append(name ?? id)
        scores += row.map { $0.map(Int16.init) ?? -1 }
    }

    /// How many solutions there are.
    public var count: Int { ids.count }

    /// The score of a solution on a criterion; nil when not known.
    public func score(_ row: Int, _ column: Int) -> Int? {
        let score = rawScore(row, column)
        return score < 0 ? nil : score
    }

    /// The score of a solution on a criterion; −1 when not known.
    func rawScore(_ row: Int, _ column: Int) -> Int { Int(scores[row * columns + column]) }
}
