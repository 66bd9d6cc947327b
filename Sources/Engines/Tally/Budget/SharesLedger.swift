import BigInt

/// What was bought in a run and who then had nothing left: enough to know every voter's money exactly, as
/// fractions, when fixed point does not decide. Exact ratios are worked out only when asked for.
struct SharesLedger {
    private var bought: [(project: Int, ratio: Rational?)] = []
    /// The purchase that emptied a group; `.max` while it has money.
    private var emptiedAt: [Int]
    private let start: Int128

    init(groups: Int, start: Int128) {
        emptiedAt = Array(repeating: .max, count: groups)
        self.start = start
    }

    /// A purchase, before the groups it empties are named.
    mutating func record(_ project: Int, ratio: Rational?) {
        bought.append((project, ratio))
    }

    /// The last purchase took all that the group had.
    mutating func empty(_ group: Int) {
        if emptiedAt[group] == .max { emptiedAt[group] = bought.count - 1 }
    }

    /// The exact ratio of a project whose supporters at `poor` (places in its list) cannot pay in full.
    mutating func ratio(_ problem: SharesProblem, _ project: SharesProblem.Project, poor: [Int]) -> Rational {
        settle(problem, before: bought.count)
        return ratio(problem, project, poor: poor, before: bought.count)
    }

    /// What each group has left, exactly.
    mutating func money(_ problem: SharesProblem, of groups: [Int]) -> [(group: Int, money: Rational)] {
        settle(problem, before: bought.count)
        var slot = [Int](repeating: -1, count: emptiedAt.count)
        for (place, group) in groups.enumerated() where emptiedAt[group] == .max { slot[group] = place }
        var money = groups.map { emptiedAt[$0] == .max ? Rational(BigInt(start)) : .zero }
        for purchase in bought {
            let project = problem.projects[purchase.project]
            for kind in project.classes {
                let price = (purchase.ratio ?? .zero) * Rational(BigInt(kind.utility))
                for place in kind.range {
                    let wanted = slot[Int(project.members[place])]
                    if wanted >= 0 { money[wanted] -= price }
                }
            }
        }
        return Array(zip(groups, money)).map { (group: $0, money: $1) }
    }

    /// The exact ratio of each purchase, in order.
    mutating func ratios(_ problem: SharesProblem) -> [Rational] {
        settle(problem, before: bought.count)
        return bought.map { $0.ratio ?? .zero }
    }

    /// Whether the group paid its whole remainder at this purchase.
    func isEmptied(_ group: Int, at purchase: Int) -> Bool { emptiedAt[group] == purchase }

    /// Whether the group had nothing left before this purchase.
    func isEmptied(_ group: Int, before purchase: Int) -> Bool { emptiedAt[group] < purchase }

    /// Works out the ratios of the first purchases.
    private mutating func settle(_ problem: SharesProblem, before end: Int) {
        for purchase in bought.indices.prefix(end) where bought[purchase].ratio == nil {
            let project = problem.projects[bought[purchase].project]
            let poor = project.members.indices.filter { emptiedAt[Int(project.members[$0])] == purchase }
            bought[purchase].ratio = ratio(problem, project, poor: poor, before: purchase)
        }
    }

    /// (cost − money of the poor) over the utility of the rest; whoever was emptied before counts in neither.
    private func ratio(
        _ problem: SharesProblem, _ project: SharesProblem.Project, poor: [Int], before end: Int
    ) -> Rational {
        let isPoor = Set(poor)
        var (utility, mask) = (Int128(0), [Int]())
        for kind in project.classes {
            for place in kind.range {
                let group = Int(project.members[place])
                if isPoor.contains(place), emptiedAt[group] >= end {
                    if mask.isEmpty { mask = Array(repeating: 0, count: emptiedAt.count) }
                    mask[group] = project.weights[place]
                } else if emptiedAt[group] >= end {
                    utility += Int128(project.weights[place]) * kind.utility
                }
            }
        }
        let held = mask.isEmpty ? Rational.zero : money(problem, of: mask, before: end)
        return (Rational(BigInt(project.cost)) - held) / Rational(BigInt(utility))
    }

    /// The money of a weighted set of groups that still have some.
    private func money(_ problem: SharesProblem, of weights: [Int], before end: Int) -> Rational {
        var sum = Rational(BigInt(start) * BigInt(weights.reduce(0, +)))
        for purchase in bought.prefix(end) {
            let project = problem.projects[purchase.project]
            var utility = Int128(0)
            for kind in project.classes {
                for place in kind.range {
                    utility += Int128(weights[Int(project.members[place])]) * kind.utility
                }
            }
            if utility != 0 { sum -= (purchase.ratio ?? .zero) * Rational(BigInt(utility)) }
        }
        return sum
    }
}

/// One project looked at with exact fractions.
struct SharesExact {
    /// What was found.
    struct Answer {
        /// The price of one unit of utility.
        let ratio: Rational
        /// Who has nothing left afterwards.
        let emptied: Set<Int>
    }

    let project: SharesProblem.Project
    /// What each supporter has, in the order of the project's list.
    let money: [Rational]

    /// Nil when the supporters together cannot pay.
    func answer() -> Answer? {
        let cost = Rational(BigInt(project.cost))
        let weights = project.weights.map { Rational($0) }
        guard zip(money, weights).map({ $0 * $1 }).sum() >= cost else { return nil }
        let utilities = project.classes.flatMap { kind in
            kind.range.map { _ in Rational(BigInt(kind.utility)) }
        }
        var poor: Set<Int> = []
        while true {
            let rich = money.indices.filter { !poor.contains($0) }
            let held = poor.map { money[$0] * weights[$0] }.sum()
            let ratio = (cost - held) / rich.map { weights[$0] * utilities[$0] }.sum()
            let next = rich.filter { money[$0] < ratio * utilities[$0] }
            if next.isEmpty {
                let emptied = money.indices.filter { money[$0] <= ratio * utilities[$0] }
                return Answer(ratio: ratio, emptied: Set(emptied.map { Int(project.members[$0]) }))
            }
            poor.formUnion(next)
        }
    }
}
