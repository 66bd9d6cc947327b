import BigInt

/// The Method of Equal Shares in whole numbers: money counts in units small enough that every cost, and the
/// budget divided by the voters, is whole; utilities are scaled alike.
struct SharesProblem {
    /// Supporters who get the same out of a project.
    struct UtilityClass {
        let utility: Int128
        let range: Range<Int>
    }

    /// A project with a cost above 0 and somebody for it.
    struct Project {
        let option: Int
        let cost: Int128
        let classes: [UtilityClass]
        /// The groups of ballots for it, class by class.
        let members: [Int32]
        /// How many voters each of them holds.
        let weights: [Int]
        /// All of them together.
        let weight: Int
        /// The sum of weight × utility.
        let total: Int128
    }

    let projects: [Project]
    let groupCount: Int
    /// What every voter starts with.
    let start: Int128
    /// One unit of the file's money.
    let unit: Int128
    /// How many voters there are.
    let voters: Int
    /// The projects by rising ratio of cost to total utility, which is their first ratio.
    let firstOrder: [Int]
    let tiePlaces: [Int]
    /// The binary digits of the greatest utility.
    let utilityBits: Int

    /// Nil when the numbers do not fit in 128 bits.
    init?(_ problem: BudgetProblem, candidates: [Int], money: Rational) {
        let voters = problem.election.voterCount
        let costs = candidates.map { problem.costs[$0] } + [money]
        let supporters = candidates.map { problem.supporters[$0] }
        let utilities = Set(supporters.flatMap(SharesProblem.byUtility).map(\.utility))
        guard voters > 0, let moneyScale = Int128(exactly: costs.commonDenominator),
            let utilityScale = Int128(exactly: utilities.commonDenominator),
            let start = Int128(scaling: money, by: moneyScale), moneyScale < 1 << 40
        else { return nil }
        unit = moneyScale * Int128(voters)
        self.start = start
        var projects: [Project] = []
        for (option, list) in zip(candidates, supporters)
        where !list.isEmpty && problem.costs[option].sign > 0 {
            guard let cost = Int128(scaling: problem.costs[option], by: unit),
                let project = SharesProblem.project(
                    option, cost, list, utilityScale, problem.election.ballots)
            else { return nil }
            projects.append(project)
        }
        self.projects = projects
        self.voters = voters
        groupCount = problem.election.ballots.count
        utilityBits = 128 - (projects.flatMap(\.classes).map(\.utility).max() ?? 1).leadingZeroBitCount
        tiePlaces = problem.tiePlaces
        firstOrder = projects.indices.sorted {
            let left = projects[$0].cost.multipliedFullWidth(by: projects[$1].total)
            let right = projects[$1].cost.multipliedFullWidth(by: projects[$0].total)
            return (left.high, left.low) < (right.high, right.low)
        }
    }

    /// Supporters by what they get. NB: mostly all get the same, and looking costs less than hashing.
    private static func byUtility(
        _ list: [BudgetProblem.Supporter]
    ) -> [(utility: Rational, supporters: [BudgetProblem.Supporter])] {
        guard let first = list.first?.utility else { return [] }
        if list.allSatisfy({ $0.utility == first }) { return [(first, list)] }
        return Dictionary(grouping: list, by: \.utility).map { ($0, $1) }
    }

    private static func project(
        _ option: Int, _ cost: Int128, _ list: [BudgetProblem.Supporter], _ scale: Int128,
        _ ballots: [CountedBallot]
    ) -> Project? {
        let byUtility = byUtility(list).sorted { $0.utility < $1.utility }
        var (classes, members, weights, total) = ([UtilityClass](), [Int32](), [Int](), Int128(0))
        for (utility, supporters) in byUtility {
            guard let value = Int128(scaling: utility, by: scale), value < 1 << 62 else { return nil }
            let from = members.count
            members += supporters.map { Int32($0.ballot) }
            weights += supporters.map { ballots[$0.ballot].count }
            let weight = weights[from...].reduce(0, +)
            classes.append(UtilityClass(utility: value, range: from..<members.count))
            total += Int128(weight) * value
        }
        return Project(
            option: option, cost: cost, classes: classes, members: members, weights: weights,
            weight: weights.reduce(0, +), total: total)
    }
}

extension Int128 {
    /// `value` × `scale` when that is whole and well within 128 bits.
    init?(scaling value: Rational, by scale: Int128) {
        let product = value * Rational(BigInt(scale))
        guard product.denominator == 1, let whole = Int128(exactly: product.numerator),
            whole.magnitude < 1 << 100
        else { return nil }
        self = whole
    }
}
