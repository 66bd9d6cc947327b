import BigInt

/// Looking at one project in a run of equal shares.
extension SharesRun {
    /// Supporters who cannot pay in full, and what all of them hold.
    private struct Poor {
        var held: Int128 = 0
        var money: Int128 = 0
        var weight = 0
        var utility: Int128 = 0
        var isCertain = true
    }

    /// What a project would ask now: everybody pays in full, then those who cannot give all they have and
    /// the others more, until nobody is left who cannot. Whoever was too poor at an earlier, lower ratio
    /// still is.
    func examined(_ entry: Entry, ceiling: Int128?) -> Finding? {
        let project = problem.projects[entry.project]
        let cost = project.cost << Int128(bits)
        let slack = Int128(slack)
        var known = Poor()
        if entry.hasPoor {
            known = poor(project, prices: { earlierPrice(entry.ratio, $0) })
            if known.held + slack * Int128(project.weight) < cost { return .unaffordable }
        }
        while project.total > known.utility {
            let offer = self.offer(
                cost - known.money - slack * Int128(known.weight), cost - known.money,
                project.total - known.utility)
            if let ceiling, offer.ratioLeast > ceiling { return .beyond(offer.ratioLeast) }
            let found = poor(project, prices: { offer.price($0, bits: bits) })
            if found.held + slack * Int128(project.weight) < cost { return .unaffordable }
            if found.held < cost { return nil }
            if found.weight == known.weight { return found.isCertain ? .offer(offer) : nil }
            known = found
        }
        return nil
    }

    /// The same, by exact fractions where fixed point is in doubt.
    mutating func examine(_ entry: Entry, ceiling: Int128?) -> Finding {
        examined(entry, ceiling: ceiling) ?? exactly(entry.project)
    }

    /// A lower bound of what a supporter would pay at a ratio that is a lower bound.
    private func earlierPrice(_ ratio: Int128, _ utility: Int128) -> (least: Int128, most: Int128) {
        let product = ratio.multipliedFullWidth(by: utility)
        let price = product.high << 96 | Int128(truncatingIfNeeded: product.low >> 32)
        return (price, price)
    }

    private func offer(_ least: Int128, _ most: Int128, _ utility: Int128) -> Offer {
        Offer(
            least: least, most: most, utility: utility, ratioLeast: (least << 32) / utility,
            ratioMost: SharesRun.ceiling(most << 32, utility))
    }

    /// Who surely has less than the offer asks, and whether nobody is in doubt.
    private func poor(
        _ project: SharesProblem.Project, prices: (Int128) -> (least: Int128, most: Int128)
    ) -> Poor {
        var poor = Poor()
        money.withUnsafeBufferPointer { money in
            project.members.withUnsafeBufferPointer { members in
                project.weights.withUnsafeBufferPointer { weights in
                    for kind in project.classes {
                        let price = prices(kind.utility)
                        let found = SharesRun.poor(
                            kind.range, money, members, weights,
                            surely: Int64(clamping: price.least - Int128(slack)),
                            maybe: Int64(clamping: price.most))
                        poor.held += found.held
                        poor.money += found.money
                        poor.weight += found.weight
                        poor.utility += Int128(found.weight) * kind.utility
                        poor.isCertain = poor.isCertain && found.isCertain
                    }
                }
            }
        }
        return poor
    }

    /// Supporters of one utility: poor below `surely`, in doubt from there to below `maybe`.
    ///
    /// NB: nearly all the time of a count goes by here. Who is poor follows no pattern that a processor could
    /// foresee, so nothing branches.
    @inline(__always)
    private static func poor(
        _ places: Range<Int>, _ money: UnsafeBufferPointer<Int64>, _ members: UnsafeBufferPointer<Int32>,
        _ weights: UnsafeBufferPointer<Int>, surely: Int64, maybe: Int64
    ) -> Poor {
        var (poor, doubts) = (Poor(), 0)
        for place in places {
            let mine = money[Int(members[place])]
            let all = Int128(mine) &* Int128(weights[place])
            let isPoor: Int = mine < surely ? -1 : 0
            poor.held &+= all
            poor.money &+= all & Int128(isPoor)
            poor.weight &+= weights[place] & isPoor
            doubts |= (mine < maybe ? -1 : 0) ^ isPoor
        }
        poor.isCertain = doubts == 0
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
