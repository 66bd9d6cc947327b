import BigInt

/// Looking at one project in a run of equal shares.
extension SharesRun {
    /// Supporters who cannot pay in full, and what all of them hold.
    private struct Poor {
        var held = 0
        var money = 0
        var weight = 0
        var utility: Int128 = 0
        var isCertain = true
    }

    /// What a project would ask now: everybody pays in full, then those who cannot give all they have and the
    /// others more, until nobody is left who cannot.
    mutating func examine(_ index: Int) -> Finding {
        let project = problem.projects[index]
        let cost = Int(project.cost) << bits
        var known = Poor()
        while true {
            guard project.total > known.utility else { return exactly(index) }
            let offer = self.offer(
                cost - known.money - slack * known.weight, cost - known.money, project.total - known.utility)
            let found = poor(project, offer)
            if found.held + slack * project.weight < cost { return .unaffordable }
            if found.held < cost { return exactly(index) }
            if found.weight == known.weight { return found.isCertain ? .offer(offer) : exactly(index) }
            known = found
        }
    }

    private func offer(_ least: Int, _ most: Int, _ utility: Int128) -> Offer {
        Offer(
            least: least, most: most, utility: utility, ratioLeast: (Int128(least) << 32) / utility,
            ratioMost: SharesRun.ceiling(Int128(most) << 32, utility))
    }

    /// Who surely has less than the offer asks, and whether nobody is in doubt.
    private func poor(_ project: SharesProblem.Project, _ offer: Offer) -> Poor {
        var poor = Poor()
        money.withUnsafeBufferPointer { money in
            project.members.withUnsafeBufferPointer { members in
                project.weights.withUnsafeBufferPointer { weights in
                    for kind in project.classes {
                        let (low, high) = offer.price(kind.utility, bits: bits)
                        var (held, poorMoney, poorWeight, isCertain) = (0, 0, 0, true)
                        for place in kind.range {
                            let mine = money[Int(members[place])]
                            let all = mine &* weights[place]
                            held &+= all
                            if mine >= high { continue }
                            let isPoor = mine &+ slack < low
                            poorMoney &+= isPoor ? all : 0
                            poorWeight &+= isPoor ? weights[place] : 0
                            isCertain = isCertain && isPoor
                        }
                        poor.held += held
                        poor.money += poorMoney
                        poor.weight += poorWeight
                        poor.utility += Int128(poorWeight) * kind.utility
                        poor.isCertain = poor.isCertain && isCertain
                    }
                }
            }
        }
        return poor
    }

    /// The same by exact fractions, for the rare case in doubt.
    private mutating func exactly(_ index: Int) -> Finding {
        let project = problem.projects[index]
        let truth = ledger.money(problem, of: project.members.map(Int.init))
        let exact = SharesExact(project: project, money: truth.map(\.money))
        guard let answer = exact.answer() else { return .unaffordable }
        let ratio = Int128((answer.ratio * Rational(BigInt(1) << (bits + 32))).floor)
        return .offer(
            Offer(least: 0, most: 0, utility: 1, ratioLeast: ratio, ratioMost: ratio + 1, exact: answer))
    }
}
