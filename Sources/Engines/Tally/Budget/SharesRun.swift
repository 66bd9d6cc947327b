import BigInt

/// One run of the Method of Equal Shares (Peters, Pierczyński and Skowron 2021), from a given start.
///
/// Money is kept as fixed-point whole numbers that are never above the truth and at most `slack` below it, so
/// every comparison either is certain or is settled by exact fractions (`SharesLedger`). The outcome is that of
/// exact arithmetic.
struct SharesRun {
    /// What a project would ask for each unit of utility.
    struct Offer {
        /// Bounds on money asked from those who can pay in full, in fixed point.
        var least: Int128
        var most: Int128
        /// Their utility.
        var utility: Int128
        /// Bounds on the ratio.
        var ratioLeast: Int128
        var ratioMost: Int128
        /// The exact answer, where fixed point was in doubt.
        var exact: SharesExact.Answer?
    }

    enum Finding {
        case unaffordable
        case offer(Offer)
    }

    let problem: SharesProblem
    let start: Int128
    var money: [Int128]
    var slack: Int128 = 0
    var ledger: SharesLedger
    /// The projects bought, as numbers of `problem.projects`, in order.
    private(set) var bought: [Int] = []
    private var queue: [(project: Int, ratio: Int128)]
    let bits: Int128

    init(_ problem: SharesProblem, start: Int128) {
        self.problem = problem
        self.start = start
        bits = Int128(problem.fractionBits)
        money = Array(repeating: start << bits, count: problem.groupCount)
        ledger = SharesLedger(groups: problem.groupCount, start: start)
        queue = problem.projects.indices.map { index in
            let project = problem.projects[index]
            return (index, (project.cost << Int128(problem.fractionBits)) / project.total)
        }
        queue.sort { $0.ratio < $1.ratio }
    }

    /// Buys one project after the other; `allows` says what may still be bought beside those chosen.
    mutating func run(allows: ((Int, [Int]) -> Bool)? = nil) {
        while let (project, offer) = next() {
            pay(project, offer)
            bought.append(project)
            queue.removeAll { entry in
                entry.project == project || !(allows?(entry.project, bought) ?? true)
            }
        }
    }

    /// The project with the least ratio, ties broken.
    private mutating func next() -> (Int, Offer)? {
        var best: [(place: Int, offer: Offer)] = []
        var ceiling: Int128?
        var gone: Set<Int> = []
        for place in queue.indices {
            if let ceiling, queue[place].ratio > ceiling { break }
            switch examine(queue[place].project) {
            case .unaffordable: gone.insert(place)
            case .offer(let offer):
                queue[place].ratio = offer.ratioLeast
                best.append((place, offer))
                ceiling = min(ceiling ?? offer.ratioMost, offer.ratioMost)
            }
        }
        let rivals = best.filter { $0.offer.ratioLeast <= ceiling ?? 0 }
        let chosen = rivals.count <= 1 ? rivals.first : settle(rivals)
        let answer = chosen.map { (queue[$0.place].project, $0.offer) }
        tidy(without: gone)
        return answer
    }

    private mutating func tidy(without gone: Set<Int>) {
        if !gone.isEmpty {
            queue = queue.indices.filter { !gone.contains($0) }.map { queue[$0] }
        }
        for end in queue.indices.dropFirst() {
            var place = end
            while place > 0, queue[place - 1].ratio > queue[place].ratio {
                queue.swapAt(place - 1, place)
                place -= 1
            }
        }
    }

    /// Among rivals too close for fixed point, those exactly least, then the tie rule.
    private mutating func settle(_ rivals: [(place: Int, offer: Offer)]) -> (place: Int, offer: Offer)? {
        var best: (rival: (place: Int, offer: Offer), ratio: Rational)?
        for rival in rivals {
            let index = queue[rival.place].project
            let ratio = exactRatio(index, rival.offer)
            guard let known = best else {
                best = (rival, ratio)
                continue
            }
            let (option, other) = (problem.projects[index].option, problem.projects[queue[known.rival.place].project].option)
            if ratio < known.ratio || ratio == known.ratio && problem.tiePlaces[option] < problem.tiePlaces[other] {
                best = (rival, ratio)
            }
        }
        return best?.rival
    }

    /// The exact ratio of an offer whose poor supporters are known for certain.
    private mutating func exactRatio(_ index: Int, _ offer: Offer) -> Rational {
        if let exact = offer.exact { return exact.ratio }
        let project = problem.projects[index]
        var poor: [Int] = []
        for kind in project.classes {
            for place in kind.range where isPoor(Int(project.members[place]), kind.utility, offer) {
                poor.append(place)
            }
        }
        return ledger.ratio(problem, project, poor: poor)
    }

    /// Whether a supporter has less than asked. Only called on offers whose answer is certain.
    private func isPoor(_ group: Int, _ utility: Int128, _ offer: Offer) -> Bool {
        money[group] < SharesRun.ceiling(offer.most * utility, offer.utility)
    }

    static func ceiling(_ top: Int128, _ bottom: Int128) -> Int128 {
        top <= 0 ? 0 : (top - 1) / bottom + 1
    }

    // MARK: Paying

    private mutating func pay(_ index: Int, _ offer: Offer) {
        let project = problem.projects[index]
        ledger.record(index, ratio: offer.exact?.ratio)
        var widest: Int128 = 0
        for kind in project.classes {
            let price = price(kind.utility, offer)
            widest = max(widest, price.most - price.least)
            for place in kind.range {
                let group = Int(project.members[place])
                let isEmptied = offer.exact.map { $0.emptied.contains(group) } ?? (money[group] < price.most)
                if isEmptied { ledger.empty(group) }
                money[group] = isEmptied ? 0 : max(0, money[group] - price.most)
            }
        }
        slack += widest
        if slack >> (bits - 6) > 0 { refresh() }
    }

    private func price(_ utility: Int128, _ offer: Offer) -> (least: Int128, most: Int128) {
        if let exact = offer.exact {
            let value = exact.ratio * Rational(BigInt(utility) << Int(bits))
            let least = Int128(value.floor)
            return (least, value.denominator == 1 ? least : least + 1)
        }
        return (
            max(0, offer.least) * utility / offer.utility,
            SharesRun.ceiling(offer.most * utility, offer.utility)
        )
    }

    /// Makes every amount as near to the truth as fixed point can be.
    private mutating func refresh() {
        for (group, exact) in ledger.money(problem, of: Array(money.indices)) {
            money[group] = Int128((exact * Rational(BigInt(1) << Int(bits))).floor)
        }
        slack = 1
    }
}

// MARK: Looking at one project

extension SharesRun {
    /// What a project would ask now.
    mutating func examine(_ index: Int) -> Finding {
        let project = problem.projects[index]
        let cost = project.cost << bits
        let held = sum(project)
        if held + slack * project.weight < cost { return .unaffordable }
        if held < cost { return exactly(index) }
        var (poorMoney, poorWeight, poorUtility) = (Int128(0), Int128(0), Int128(0))
        while true {
            let offer = self.offer(
                cost - poorMoney - slack * poorWeight, cost - poorMoney, project.total - poorUtility)
            let found = poor(project, offer)
            if found.weight == poorWeight { return found.isCertain ? .offer(offer) : exactly(index) }
            (poorMoney, poorWeight, poorUtility) = (found.money, found.weight, found.utility)
            guard project.total > poorUtility else { return exactly(index) }
        }
    }

    private func offer(_ least: Int128, _ most: Int128, _ utility: Int128) -> Offer {
        Offer(
            least: least, most: most, utility: utility, ratioLeast: least / utility,
            ratioMost: SharesRun.ceiling(most, utility))
    }

    private func sum(_ project: SharesProblem.Project) -> Int128 {
        money.withUnsafeBufferPointer { money in
            var sum: Int128 = 0
            for place in project.members.indices {
                sum &+= money[Int(project.members[place])] &* project.weights[place]
            }
            return sum
        }
    }

    /// Who surely has less than the offer asks, and whether nobody is in doubt.
    private func poor(
        _ project: SharesProblem.Project, _ offer: Offer
    ) -> (money: Int128, weight: Int128, utility: Int128, isCertain: Bool) {
        var (held, weight, utility, isCertain) = (Int128(0), Int128(0), Int128(0), true)
        money.withUnsafeBufferPointer { money in
            for kind in project.classes {
                let low = max(0, offer.least) * kind.utility / offer.utility
                let high = SharesRun.ceiling(offer.most * kind.utility, offer.utility)
                var classWeight: Int128 = 0
                for place in kind.range {
                    let mine = money[Int(project.members[place])]
                    if mine >= high { continue }
                    if mine &+ slack < low {
                        held &+= mine &* project.weights[place]
                        classWeight &+= project.weights[place]
                    } else {
                        isCertain = false
                    }
                }
                weight += classWeight
                utility += classWeight * kind.utility
            }
        }
        return (held, weight, utility, isCertain)
    }

    /// The same by exact fractions, for the rare case in doubt.
    private mutating func exactly(_ index: Int) -> Finding {
        let project = problem.projects[index]
        let truth = ledger.money(problem, of: project.members.map(Int.init))
        let exact = SharesExact(project: project, money: truth.map(\.money))
        guard let answer = exact.answer() else { return .unaffordable }
        let ratio = Int128((answer.ratio * Rational(BigInt(1) << Int(bits))).floor)
        return .offer(
            Offer(least: 0, most: 0, utility: 1, ratioLeast: ratio, ratioMost: ratio + 1, exact: answer))
    }
}

extension SharesProblem.Project {
    /// How many voters are for it.
    var weight: Int128 { classes.reduce(0) { $0 + $1.weight } }
}
