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

    /// The grades in the order in which taking away medians finds them.
    private func successiveMedians(_ counts: [Int], before other: [Int]) -> Bool? {
        var (mine, theirs) = (counts, other)
        while true {
            guard let one = MajorityJudgment.median(mine), let two = MajorityJudgment.median(theirs) else {
                return nil
            }
            if one != two { return one < two }
            let steps = min(MajorityJudgment.stay(mine, one), MajorityJudgment.stay(theirs, two))
            mine[one] -= steps
            theirs[two] -= steps
        }
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

    /// How many ballots with the median can go at once while it surely stays the median.
    private static func stay(_ counts: [Int], _ median: Int) -> Int {
        let above = counts[..<median].reduce(0, +)
        let below = counts[(median + 1)...].reduce(0, +)
        return max(1, counts[median] - abs(above - below) - 1)
    }

    func winners() -> [Int] {
        var best = [0]
        for option in counts.indices.dropFirst() {
            switch successiveMedians(counts[option], before: counts[best[0]]) {
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
