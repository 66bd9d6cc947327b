import Choice
import Testing

/// A small generator with a fixed course (SplitMix64, Steele et al. 2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Rows by name, from which tables are made.
typealias Rows = [(id: String, scores: [Int?])]

func table(_ rows: Rows, columns: Int) -> OptionTable {
    rows.reduce(into: OptionTable(columns: columns)) { $0.append($1.id, $1.scores) }
}

func randomCase(_ seed: UInt64, options: Int = 5, unknown: Int = 3) -> (Question, Rows) {
    var random = SplitMix(state: seed)
    let criteria = (0..<Int.random(in: 1...4, using: &random)).map { index in
        Question.Criterion(
            "c\(index)", weight: Int.random(in: 0...5, using: &random),
            required: Int.random(in: 0..<4, using: &random) == 0 ? 500 : nil)
    }
    let scores = [0, 250, 500, 750, 1000]
    let rows: Rows = (0..<options).map { index in
        let row = criteria.map { _ -> Int? in
            Int.random(in: 0..<10, using: &random) < unknown ? nil : scores.randomElement(using: &random)
        }
        return ("o\(index)", row)
    }
    return (Question(criteria), rows)
}

@Suite("A choice between solutions")
struct ChoiceTests {
    let question = Question([
        .init("easy", weight: 5), .init("europe", weight: 3), .init("open", weight: 1, required: 500),
    ])

    @Test("puts the better one first and gives the parts with the sum")
    func weightedSum() {
        let rows: Rows = [("b", [500, 1000, 1000]), ("a", [1000, 500, 1000])]
        let decision = Choice.decide(question, over: table(rows, columns: 3))
        #expect(decision.ranked.map(\.id) == ["a", "b"])
        #expect(decision.ranked[0].points == 2 * (5 * 1000 + 3 * 500 + 1000))
        #expect(decision.ranked[0].parts.map(\.points) == [10_000, 3000, 2000])
        #expect(decision.ranked[0].maximum == 18_000)
        #expect(decision.ranked[0].aheadBy == ["easy"])
    }

    @Test("gives no unknown for a reason: what the next one is known to lack is said instead")
    func unknownIsNoMerit() {
        let rows: Rows = [("known", [200, 1000, 1000]), ("blank", [nil, 1000, 1000])]
        let decision = Choice.decide(question, over: table(rows, columns: 3))
        #expect(decision.ranked.map(\.id) == ["blank", "known"])
        #expect(decision.ranked[0].aheadBy.isEmpty && decision.ranked[0].nextPoorIn == ["easy"])
    }

    @Test("leaves out what fails a must-have, and names it")
    func mustHave() {
        let rows: Rows = [("closed", [1000, 1000, 0]), ("open", [0, 0, 500])]
        let decision = Choice.decide(question, over: table(rows, columns: 3))
        #expect(decision.ranked.map(\.id) == ["open"])
        #expect(decision.excluded.map { [$0.id, $0.failed] } == [["closed", "open"]])
    }

    @Test("puts a must-have that is not known after those that are met, and says what to ask")
    func unknownMustHave() {
        let rows: Rows = [("perhaps", [1000, 1000, nil]), ("sure", [0, 0, 500])]
        let decision = Choice.decide(question, over: table(rows, columns: 3))
        #expect(decision.ranked.map(\.id) == ["sure", "perhaps"])
        #expect(decision.ranked[1].openRequirements == ["open"])
        #expect(decision.ranked[1].placeIf == ["open": 1])
        #expect(decision.ranked[1].bestPlace == 1)
        #expect(decision.ranked[1].worstPlace == nil)
    }

    @Test("treats an unknown neither as good nor as bad")
    func unknownInTheMiddle() {
        let rows: Rows = [("bad", [0, 0, 1000]), ("good", [0, 1000, 1000]), ("unknown", [0, nil, 1000])]
        let decision = Choice.decide(question, over: table(rows, columns: 3))
        #expect(decision.ranked.map(\.id) == ["good", "unknown", "bad"])
        #expect(decision.ranked[1].placeIf == ["europe": 2])
    }

    @Test("evidence in favour never lowers a place", arguments: UInt64(0)..<400)
    func evidenceInFavour(seed: UInt64) {
        let (question, rows) = randomCase(seed)
        let before = places(question, rows)
        for (row, option) in rows.enumerated() {
            for column in question.criteria.indices where option.scores[column] == nil {
                for score in [500, 750, 1000] {
                    var better = rows
                    better[row].scores[column] = score
                    let after = places(question, better)
                    guard let old = before[option.id] else { continue }
                    #expect((after[option.id] ?? .max) <= old)
                }
            }
        }
    }

    @Test("a better score in place of a known one never lowers a place", arguments: UInt64(0)..<200)
    func betterScore(seed: UInt64) {
        let (question, rows) = randomCase(seed)
        let before = places(question, rows)
        for (row, option) in rows.enumerated() {
            for column in question.criteria.indices {
                guard let old = before[option.id], let known = option.scores[column], known < 1000 else {
                    continue
                }
                var better = rows
                better[row].scores[column] = known + 250
                #expect((places(question, better)[option.id] ?? .max) <= old)
            }
        }
    }

    @Test("taking one away keeps the order of the others", arguments: UInt64(0)..<300)
    func independence(seed: UInt64) {
        let (question, rows) = randomCase(seed)
        let order = Choice.decide(question, over: table(rows, columns: question.criteria.count), places: 9)
            .ranked.map(\.id)
        for gone in rows {
            let rest = rows.filter { $0.id != gone.id }
            let left = Choice.decide(question, over: table(rest, columns: question.criteria.count), places: 9)
            #expect(left.ranked.map(\.id) == order.filter { $0 != gone.id })
        }
    }

    @Test("the order of the data changes nothing", arguments: UInt64(0)..<300)
    func permutation(seed: UInt64) {
        let (question, rows) = randomCase(seed)
        var random = SplitMix(state: seed &+ 1)
        let shuffled = rows.shuffled(using: &random)
        #expect(summary(question, rows) == summary(question, shuffled))
    }

    @Test(
        "the bounds are those found by trying every way the unknowns can turn out", arguments: UInt64(0)..<120
    )
    func boundsByEnumeration(seed: UInt64) {
        let (question, rows) = randomCase(seed, options: 3, unknown: 4)
        let unknown = rows.indices.flatMap { row in
            question.criteria.indices.filter { rows[row].scores[$0] == nil }.map { (row, $0) }
        }
        guard unknown.count <= 8 else { return }
        var (best, worst): ([String: Int], [String: Int]) = ([:], [:])
        for choice in 0..<(1 << unknown.count) {
            var completed = rows
            for (bit, place) in unknown.enumerated() {
                completed[place.0].scores[place.1] = choice >> bit & 1 == 1 ? 1000 : 0
            }
            let found = places(question, completed)
            for option in rows {
                best[option.id] = min(best[option.id] ?? .max, found[option.id] ?? .max)
                worst[option.id] = max(worst[option.id] ?? 0, found[option.id] ?? .max)
            }
        }
        for option in Choice.decide(question, over: table(rows, columns: question.criteria.count)).ranked {
            #expect(option.bestPlace == best[option.id])
            #expect((option.worstPlace ?? .max) == worst[option.id])
        }
    }

    @Test("no completion of the unknowns leaves the bounds, whatever the scores", arguments: UInt64(0)..<150)
    func boundsHold(seed: UInt64) {
        let (question, rows) = randomCase(seed, options: 7, unknown: 4)
        let bounds = Choice.decide(question, over: table(rows, columns: question.criteria.count), places: 9)
        var random = SplitMix(state: ~seed)
        for _ in 0..<60 {
            let completed: Rows = rows.map { row in
                (row.id, row.scores.map { $0 ?? Int.random(in: 0...1000, using: &random) })
            }
            let found = places(question, completed)
            for option in bounds.ranked {
                #expect((found[option.id] ?? .max) >= option.bestPlace)
                #expect((found[option.id] ?? .max) <= option.worstPlace ?? .max)
            }
        }
    }

    @Test("the place that one good answer would give is the place it gives", arguments: UInt64(0)..<200)
    func placeIfGood(seed: UInt64) {
        let (question, rows) = randomCase(seed)
        let decision = Choice.decide(question, over: table(rows, columns: question.criteria.count), places: 9)
        for option in decision.ranked {
            for (column, criterion) in question.criteria.enumerated() {
                guard let promised = option.placeIf[criterion.id] else { continue }
                var answered = rows
                answered[option.row].scores[column] = 1000
                #expect(places(question, answered)[option.id] == promised)
            }
        }
    }

    private func places(_ question: Question, _ rows: Rows) -> [String: Int] {
        let ranked = Choice.decide(question, over: table(rows, columns: question.criteria.count), places: 9)
            .ranked
        return Dictionary(uniqueKeysWithValues: ranked.map { ($0.id, $0.place) })
    }

    private func summary(_ question: Question, _ rows: Rows) -> [String] {
        let decision = Choice.decide(question, over: table(rows, columns: question.criteria.count))
        return decision.ranked.map { option in
            let answers = option.placeIf.sorted { $0.key < $1.key }
            let bounds = "\(option.bestPlace) \(option.worstPlace ?? -1)"
            return "\(option.id) \(option.place) \(option.points) \(bounds) \(answers)"
        } + decision.excluded.map { "\($0.id) \($0.failed)" }.sorted()
    }
}
