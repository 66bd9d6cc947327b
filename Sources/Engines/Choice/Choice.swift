/// Compares solutions on what matters to somebody.
///
/// The rule, as it is printed: what fails a must-have is out; what is not known of a must-have comes after
/// what is known to meet them all; then the weighted points decide, with every unknown in the middle of its
/// scale; then the greater weight of what is known; then the name. Nothing else enters: no payment, no
/// popularity, no chance.
public enum Choice {
    /// The answer to a question over the solutions of a table.
    ///
    /// - Parameters:
    ///   - absent: rows that are not there for whoever asks.
    ///   - places: how many places are worked out in full. The cost is `table.count` × (criteria + places ×
    ///     (unknown criteria + 2)) whole-number comparisons.
    public static func decide(
        _ question: Question, over table: OptionTable, without absent: Set<Int> = [], places: Int = 8
    ) -> Decision {
        precondition(question.criteria.count == table.columns, "The table has another number of criteria.")
        let measure = Measure(question)
        var field = Field(table)
        var excluded: [Decision.Excluded] = []
        for row in 0..<table.count where !absent.contains(row) {
            let standing = Standing(row, in: table, by: measure)
            if let failed = standing.failed {
                excluded.append(.init(row: row, id: table.ids[row], failed: question.criteria[failed].id))
            } else {
                field.append(standing)
            }
        }
        let front = field.first(max(0, places) + 1)
        let comparison = Comparison(question: question, table: table, measure: measure, field: field)
        let ranked = front.prefix(max(0, places)).enumerated().map { position, row in
            comparison.ranked(
                row, place: position + 1, next: position + 1 < front.count ? front[position + 1] : nil)
        }
        return Decision(ranked: ranked, considered: field.count, excluded: excluded)
    }
}

/// Works out what is said of one solution beside the others.
private struct Comparison {
    let question: Question
    let table: OptionTable
    let measure: Measure
    let field: Field

    func ranked(_ row: Int, place: Int, next: Int?) -> Decision.Ranked {
        let standing = Standing(row, in: table, by: measure)
        let unknown = question.criteria.indices.filter { table.score(row, $0) == nil }
        return Decision.Ranked(
            row: row, id: table.ids[row], place: place, points: standing.points,
            maximum: 2000 * question.totalWeight, parts: parts(of: row),
            openRequirements: unknown.filter { question.criteria[$0].required != nil }.map {
                question.criteria[$0].id
            },
            bestPlace: 1 + field.certainlyBefore(standing),
            worstPlace: standing.openRequirements > 0 ? nil : 1 + field.possiblyBefore(standing),
            placeIf: Dictionary(
                uniqueKeysWithValues: unknown.map {
                    (question.criteria[$0].id, placeIfBest(standing, in: $0))
                }),
            aheadBy: next.map { leads(row, over: $0, isKnown: true) } ?? [],
            nextPoorIn: next.map { leads(row, over: $0, isKnown: false) } ?? [])
    }

    private func parts(of row: Int) -> [Decision.Part] {
        question.criteria.enumerated().map { column, criterion in
            let score = table.score(row, column)
            return Decision.Part(
                criterion: criterion.id, weight: criterion.weight, score: score,
                points: score.map { 2 * $0 * criterion.weight } ?? 1000 * criterion.weight)
        }
    }

    /// The place if an unknown criterion were the best possible and nothing else changed.
    private func placeIfBest(_ standing: Standing, in column: Int) -> Int {
        let criterion = question.criteria[column]
        var better = standing
        better.points += 1000 * criterion.weight
        better.knownWeight += criterion.weight
        better.openRequirements -= criterion.required == nil ? 0 : 1
        return 1 + field.before(better)
    }

    /// The criteria, known of the first or not, in which it has more points than the second, the greatest
    /// difference first.
    private func leads(_ first: Int, over second: Int, isKnown: Bool) -> [String] {
        var differences: [(points: Int, criterion: String)] = []
        for (ours, theirs) in zip(parts(of: first), parts(of: second)) where (ours.score != nil) == isKnown {
            differences.append((ours.points - theirs.points, ours.criterion))
        }
        differences.removeAll { $0.points <= 0 }
        differences.sort { $0.points != $1.points ? $0.points > $1.points : $0.criterion < $1.criterion }
        return differences.map(\.criterion)
    }
}
