import BigInt

/// One run of the Method of Equal Shares (Peters, Pierczyński and Skowron 2021), from a given start.
///
/// Money is kept as fixed-point whole numbers that are never above the truth and at most `slack` below it,
/// so every comparison either is certain or is settled by exact fractions (`SharesLedger`). The outcome is
/// that of exact arithmetic.
struct SharesRun {
    /// What a project would ask for each unit of utility.
    struct Offer {
        /// Bounds on money asked from those who can pay in full, in fixed point.
        var least: Int128
        var most: Int128
        /// Their utility.
        var utility: Int128
        /// Bounds on the ratio, in fixed point with 32 more binary digits.
        var ratioLeast: Int128
        var ratioMost: Int128
        /// The exact answer, where fixed point was in doubt.
        var exact: SharesExact.Answer?

        /// What a supporter with this utility pays: bounds, the upper one being what is taken.
        func price(_ kind: Int128, bits: Int) -> (least: Int128, most: Int128) {
            if let exact {
                let value = exact.ratio * Rational(BigInt(kind) << bits)
                let least = Int128(value.floor)
                return (least, value.denominator == 1 ? least : least + 1)
            }
            return (max(0, least) * kind / utility, SharesRun.ceiling(most * kind, utility))
        }
    }

    enum Finding {
        case unaffordable
        case offer(Offer)
        /// Surely above the ceiling: a lower bound of its ratio.
        case beyond(Int128)
    }

    /// A project still to be bought.
    struct Entry {
        let project: Int
        /// A lower bound of its ratio.
        var ratio: Int128
        /// Whether some supporters could not pay in full when it was looked at last.
        var hasPoor = false
    }

    let problem: SharesProblem
    let start: Int128
    /// How many binary digits follow the point.
    let bits: Int
    var money: [Int64]
    var slack: Int64 = 0
    var ledger: SharesLedger
    /// The projects bought, as numbers of `problem.projects`, in order.
    private(set) var bought: [Int] = []
    private var queue: [Entry]

    /// Nil when a voter's money does not fit in 62 bits, or all of it with utilities in 128.
    init?(_ problem: SharesProblem, start: Int128) {
        let (all, isTooMuch) = start.multipliedReportingOverflow(by: Int128(problem.voters))
        let (length, ownLength) = (SharesRun.length(all), SharesRun.length(start))
        let bits = min(62 - ownLength, 94 - length, 125 - length - problem.utilityBits)
        guard !isTooMuch, bits >= 0 else { return nil }
        self.problem = problem
        self.start = start
        self.bits = bits
        money = Array(repeating: Int64(start << Int128(bits)), count: problem.groupCount)
        ledger = SharesLedger(groups: problem.groupCount, start: start)
        queue = problem.firstOrder.compactMap { index in
            let project = problem.projects[index]
            // NB: what costs more than all money together is never bought, and would not fit.
            guard project.cost <= all else { return nil }
            return Entry(project: index, ratio: (project.cost << Int128(bits + 32)) / project.total)
        }
    }

    /// How many binary digits a number of at least 0 has.
    private static func length(_ value: Int128) -> Int { 128 - value.leadingZeroBitCount }

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
        var hasGone = false
        for place in queue.indices {
            if let ceiling, queue[place].ratio > ceiling { break }
            switch examine(queue[place], ceiling: ceiling) {
            case .unaffordable:
                queue[place].ratio = -1
                hasGone = true
            case .beyond(let ratio): queue[place].ratio = ratio
            case .offer(let offer):
                queue[place].ratio = max(0, offer.ratioLeast)
                queue[place].hasPoor = offer.utility < problem.projects[queue[place].project].total
                best.append((place, offer))
                ceiling = min(ceiling ?? offer.ratioMost, offer.ratioMost)
            }
        }
        let rivals = best.filter { $0.offer.ratioLeast <= ceiling ?? 0 }
        let chosen = rivals.count <= 1 ? rivals.first : settle(rivals)
        let answer = chosen.map { (queue[$0.place].project, $0.offer) }
        if hasGone { queue.removeAll { $0.ratio < 0 } }
        sortQueue()
        return answer
    }

    /// Insertion sort: the queue is nearly in order.
    private mutating func sortQueue() {
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
        var best: (rival: (place: Int, offer: Offer), ratio: Rational, tiePlace: Int)?
        for rival in rivals {
            let index = queue[rival.place].project
            let ratio = exactRatio(index, rival.offer)
            let tiePlace = problem.tiePlaces[problem.projects[index].option]
            if let known = best, (known.ratio, known.tiePlace) < (ratio, tiePlace) { continue }
            best = (rival, ratio, tiePlace)
        }
        return best?.rival
    }

    /// The exact ratio of an offer whose poor supporters are known for certain.
    private mutating func exactRatio(_ index: Int, _ offer: Offer) -> Rational {
        if let exact = offer.exact { return exact.ratio }
        let project = problem.projects[index]
        var poor: [Int] = []
        for kind in project.classes {
            let price = offer.price(kind.utility, bits: bits).most
            for place in kind.range where Int128(money[Int(project.members[place])]) < price {
                poor.append(place)
            }
        }
        return ledger.ratio(problem, project, poor: poor)
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
            let price = offer.price(kind.utility, bits: bits)
            widest = max(widest, price.most - price.least)
            // NB: whoever has less than a price beyond 64 bits has less than the greatest such number, too.
            let most = Int64(clamping: price.most)
            for place in kind.range {
                let group = Int(project.members[place])
                let isEmptied = offer.exact.map { $0.emptied.contains(group) } ?? (money[group] < most)
                if isEmptied { ledger.empty(group) }
                money[group] = isEmptied ? 0 : max(0, money[group] - most)
            }
        }
        slack += Int64(clamping: widest)
        if slack >> Int64(max(4, bits - 6)) > 0 { refresh() }
    }

    /// Makes every amount as near to the truth as fixed point can be.
    private mutating func refresh() {
        for (group, exact) in ledger.money(problem, of: Array(money.indices)) {
            money[group] = Int64((exact * Rational(BigInt(1) << bits)).floor)
        }
        slack = 1
    }
}
