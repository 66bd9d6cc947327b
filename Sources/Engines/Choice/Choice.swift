/// Compares solutions on what matters to somebody.
///
/// The rule, as it is printed: what fails a must-have is out; what is not known of a must-have comes after
/// what is known to meet them all; then the weighted points decide, with every unknown in the middle of its
/// scale; then the greater weight of what is known; then the name. Nothing else enters: no payment, no
/// popularity, no chance.
public enum Choice {
    /// The answer to a question over the solutions of a table.
    ///
    /// - Parameter places: how many places are worked out in full. The cost is `table.count` × (criteria +
    ///   places).
    public static func decide(_ question: Question, over table: OptionTable, places: Int = 8) -> Decision {
        precondition(question.criteria.count == table.columns, "The table has another number of criteria.")
        let all = (0..<table.count).map { Standing($0, in: table, for: question) }
        let running = all.filter { $0.failed == nil }
        let front = Front.first(max(0, places) + 1, of: running) { $0.precedes($1, table) }
        let comparison = Comparison(question: question, table: table, running: running)
        let ranked = front.prefix(max(0, places)).enumerated().map { position, standing in
            let next = position + 1 < front.count ? front[position + 1] : nil
            return comparison.ranked(standing, place: position + 1, next: next)
        }
        let excluded = all.compactMap { standing in
            standing.failed.map {
                Decision.Excluded(
                    row: standing.row, id: table.ids[standing.row], failed: question.criteria[$0].id)
            }
        }
        return Decision(ranked: ranked, considered: running.count, excluded: excluded)
    }
}

/// Works out what is said of one solution beside the others.
private struct Comparison {
    let question: Question
    let table: OptionTable
    let running: [Standing]

    func ranked(_ standing: Standing, place: Int, next: Standing?) -> Decision.Ranked {
        let unknown = question.criteria.indices.filter { table.score(standing.row, $0) == nil }
        let certainlyBefore = running.count {
            $0.row != standing.row && $0.certainlyPrecedes(standing, table)
        }
        let possiblyBefore = running.count { $0.row != standing.row && $0.possiblyPrecedes(standing, table) }
        return Decision.Ranked(
            row: standing.row, id: table.ids[standing.row], place: place, points: standing.points,
            maximum: 2000 * question.totalWeight, parts: parts(of: standing.row),
            openRequirements: unknown.filter { question.criteria[$0].required != nil }.map {
                question.criteria[$0].id
            },
            bestPlace: 1 + certainlyBefore,
            worstPlace: standing.openRequirements > 0 ? nil : 1 + possiblyBefore,
            placeIf: Dictionary(
                uniqueKeysWithValues: unknown.map {
                    (question.criteria[$0].id, placeIfBest(standing, in: $0))
                }),
            aheadBy: next.map { aheadBy(standing.row, $0.row) } ?? [])
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
        return 1 + running.count { $0.row != standing.row && $0.precedes(better, table) }
    }

    /// The criteria in which the first gives more points than the second, the greatest difference first.
    private func aheadBy(_ first: Int, _ second: Int) -> [String] {
        let differences = zip(parts(of: first), parts(of: second)).map {
            ($0.points - $1.points, $0.criterion)
        }
        return differences.filter { $0.0 > 0 }.sorted { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1 < $1.1 }.map(\.1)
    }
}

/// The first few of many, without sorting all.
private enum Front {
    static func first<Element>(
        _ count: Int, of elements: [Element], by precedes: (Element, Element) -> Bool
    ) -> [Element] {
        var front: [Element] = []
        for element in elements {
            if front.count == count, let last = front.last, !precedes(element, last) { continue }
            let place = front.firstIndex { precedes(element, $0) } ?? front.count
            front.insert(element, at: place)
            if front.count > count { front.removeLast() }
        }
        return front
    }
}
