import BigInt

/// The Method of Equal Shares in whole numbers: money counts in units small enough that every cost, and the
/// budget divided by the voters, is whole; utilities are scaled alike.
struct SharesProblem {
    /// Supporters who get the same out of a project.
    struct UtilityClass {
        let utility: Int128
        let range: Range<Int>
        let weight: Int128
    }

    /// A project with a cost above 0 and somebody for it.
    struct Project {
        let option: Int
        let cost: Int128
        let classes: [UtilityClass]
        /// The groups of ballots for it, class by class.
        let members: [Int32]
        /// How many voters each of them holds.
        let weights: [Int128]
        /// The sum of weight × utility.
        let total: Int128
    }

    let projects: [Project]
    let groupCount: Int
    /// What every voter starts with.
    let start: Int128
    /// One unit of the file's money.
    let unit: Int128
    /// How many binary digits follow the point in a run.
    let fractionBits: Int
    let tiePlaces: [Int]

    /// Nil when the numbers do not fit in 128 bits.
    init?(_ problem: BudgetProblem, candidates: [Int], money: Rational) {
        let voters = problem.election.voterCount
        let costs = candidates.map { problem.costs[$0] } + [money]
        let supporters = candidates.map { problem.supporters[$0] }
        let utilities = Set(supporters.joined().map(\.utility))
        guard voters > 0, let moneyScale = Int128(exactly: costs.commonDenominator),
            let utilityScale = Int128(exactly: utilities.commonDenominator),
            let start = Int128(scaling: money, by: moneyScale), moneyScale < 1 << 40
        else { return nil }
        unit = moneyScale * Int128(voters)
        self.start = start
        var projects: [Project] = []
        for (option, list) in zip(candidates, supporters) where !list.isEmpty && problem.costs[option].sign > 0 {
            guard let cost = Int128(scaling: problem.costs[option], by: unit),
                let project = SharesProblem.project(option, cost, list, utilityScale, problem.election.ballots)
            else { return nil }
            projects.append(project)
        }
        self.projects = projects
        groupCount = problem.election.ballots.count
        tiePlaces = problem.tiePlaces
        let largest = max(start * Int128(voters), projects.reduce(0) { $0 + $1.cost })
        let worth = projects.flatMap(\.classes).map(\.utility).max() ?? 1
        fractionBits = min(60, 122 - SharesProblem.bits(largest) - SharesProblem.bits(worth))
        guard fractionBits >= 12 else { return nil }
    }

    private static func bits(_ value: Int128) -> Int { 128 - value.leadingZeroBitCount }

    private static func project(
        _ option: Int, _ cost: Int128, _ list: [BudgetProblem.Supporter], _ scale: Int128,
        _ ballots: [CountedBallot]
    ) -> Project? {
        let byUtility = Dictionary(grouping: list, by: \.utility).sorted { $0.key < $1.key }
        var (classes, members, weights, total) = ([UtilityClass](), [Int32](), [Int128](), Int128(0))
        for (utility, supporters) in byUtility {
            guard let value = Int128(scaling: utility, by: scale), value < 1 << 62 else { return nil }
            let from = members.count
            members += supporters.map { Int32($0.ballot) }
            weights += supporters.map { Int128(ballots[$0.ballot].count) }
            let weight = weights[from...].reduce(0, +)
            classes.append(UtilityClass(utility: value, range: from..<members.count, weight: weight))
            total += weight * value
        }
        return Project(
            option: option, cost: cost, classes: classes, members: members, weights: weights, total: total)
    }
}

extension Int128 {
    /// `value` × `scale` when that is whole and well within 128 bits.
    init?(scaling value: Rational, by scale: Int128) {
        let product = value * Rational(BigInt(scale))
        guard product.denominator == 1, let whole = Int128(exactly: product.numerator), whole.magnitude < 1 << 100
        else { return nil }
        self = whole
    }
}
