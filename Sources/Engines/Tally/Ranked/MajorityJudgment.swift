import CanonicalJSON

/// Majority judgment: the best median grade wins. Equal medians are told apart as published: one ballot with
/// the median grade is taken away from each, again and again, until the medians differ.
///
/// An option that a ballot does not grade gets the worst grade. With an even number the lower median counts.
struct MajorityJudgment {
    /// For each option, how many ballots give each grade, the best grade first.
    let counts: [[Int]]
    private let names: [String]

    init(_ election: Election) throws {
        guard election.kind != .ordinal, election.kind != .approval else {
            throw TallyRefusal.unsuited(rule: "majority-judgment", reason: "it needs grades or points.")
        }
        let given = Set(election.ballots.flatMap(\.ballot.points))
        let grades = MajorityJudgment.grades(election, given)
        guard let worst = grades.indices.last, grades.count <= 1000 else {
            throw TallyRefusal.unsuited(
                rule: "majority-judgment", reason: "there are no grades, or over 1000.")
        }
        let place = Dictionary(uniqueKeysWithValues: grades.enumerated().map { ($1, $0) })
        var counts = [[Int]](
            repeating: Array(repeating: 0, count: grades.count), count: election.options.count)
        for option in counts.indices { counts[option][worst] = election.voterCount }
        for counted in election.ballots {
            for (option, grade) in zip(counted.ballot.options, counted.ballot.points) {
                counts[Int(option)][worst] -= counted.count
                counts[Int(option)][place[grade] ?? worst] += counted.count
            }
        }
        self.counts = counts
        names = grades.map { grade in
            let index = grade.exactInt ?? -1
            let isNamed = election.kind == .grades && election.gradeNames.indices.contains(index)
            return isNamed ? election.gradeNames[index] : grade.exactText
        }
    }

    /// From best to worst. NB: an option without points has nought, so nought is a grade of points.
    private static func grades(_ election: Election, _ given: Set<Rational>) -> [Rational] {
        if election.kind == .grades {
            let named = election.gradeNames.indices.map { Rational($0) }
            return given.union(named).sorted()
        }
        return given.union([.zero]).sorted(by: >)
    }

    /// Whether the first of two options goes before the second; nil when the same grades fall in the same
    /// order.
    ///
    /// Taking medians away one by one visits the graded ballots outwards from the middle, in turn to one side
    /// and the other. Both options have as many, so the same places are compared, a run of equal grades at
    /// once.
    private static func goesBefore(_ one: GradeRuns, _ other: GradeRuns) -> Bool? {
        let middle = one.total / 2
        if one.grade(at: middle) != other.grade(at: middle) {
            return one.grade(at: middle) < other.grade(at: middle)
        }
        // NB: of an even number the lower median goes first, so that the better side is the longer one.
        let isOdd = one.total % 2 == 1
        var distance = 1
        while middle - distance >= 0 || middle + distance < one.total {
            let (better, worse) = (middle - distance, middle + distance)
            for place in isOdd ? [worse, better] : [better, worse] where (0..<one.total).contains(place) {
                let (mine, theirs) = (one.grade(at: place), other.grade(at: place))
                if mine != theirs { return mine < theirs }
            }
            let steps = [one, other].map { $0.steps(below: worse, above: better) }.min() ?? 1
            distance += max(1, steps)
        }
        return nil
    }

    /// The place of the lower median grade, nil when there is none left.
    static func median(_ counts: [Int]) -> Int? {
        let total = counts.reduce(0, +)
        guard total > 0 else { return nil }
        var seen = 0
        for (grade, count) in counts.enumerated() {
            seen += count
            if 2 * seen > total { return grade }
            // NB: exactly half at or above leaves the lower of the two middle grades, which comes next.
        }
        return counts.lastIndex { $0 > 0 }
    }

    func winners() -> [Int] {
        let runs = counts.map(GradeRuns.init)
        var best = [0]
        for option in counts.indices.dropFirst() {
            switch MajorityJudgment.goesBefore(runs[option], runs[best[0]]) {
            case true?: best = [option]
            case nil: best.append(option)
            case false?: break
            }
        }
        return best
    }

    func steps(_ election: Election) -> [JSONValue] {
        counts.indices.map { option in
            [
                "code": "median", "option": .string(election.options[option].id),
                "median": .string(MajorityJudgment.median(counts[option]).map { names[$0] } ?? ""),
                "grades": .array(counts[option].map { .integer(Int64($0)) }),
            ]
        }
    }
}

/// An option's grades from best to worst, as runs of equal ones.
private struct GradeRuns {
    /// Behind the last place of each grade.
    private let ends: [Int]
    var total: Int { ends.last ?? 0 }

    init(_ counts: [Int]) {
        var sum = 0
        ends = counts.map { count in
            sum += count
            return sum
        }
    }

    func grade(at place: Int) -> Int { ends.firstIndex { place < $0 } ?? ends.count }

    /// How many places can be passed on both sides before a grade changes.
    func steps(below worse: Int, above better: Int) -> Int {
        let down = worse < total ? ends[grade(at: worse)] - worse : Int.max
        let up = better >= 0 ? better - start(of: grade(at: better)) + 1 : Int.max
        return min(down, up)
    }

    private func start(of grade: Int) -> Int { grade == 0 ? 0 : ends[grade - 1] }
}
