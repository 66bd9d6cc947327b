/// Equal shares for committees (Rule X): a seat costs 1, every voter has seats ÷ voters.
struct SharesCommittees {
    /// How seats that stay empty are filled.
    enum Completion {
        case none, phragmen, approvals
    }

    let profile: ApprovalProfile
    let rule: String

    private struct State: Hashable {
        var committee: Set<Int> = []
        var money: [Rational]
    }

    private func start(_ each: Rational) -> State { State(money: profile.approvals.map { _ in each }) }

    func all(_ completion: Completion) throws -> [[Int]] {
        let each = Rational(profile.seats, profile.voters)
        return try Committees.explore(from: start(each), rule: rule) { state in
            let next = affordable(state)
            if next.isEmpty { return Exploration(ends: try complete(state, completion)) }
            let after = next.map { buy($0.candidate, $0.price, state) }
            return Exploration(
                open: after.filter { $0.committee.count < profile.seats },
                ends: after.filter { $0.committee.count == profile.seats }.map { $0.committee.sorted() })
        }
    }

    /// Every voter's money grows by one seat's share until the committee is full.
    func incremented() throws -> [Int] {
        if profile.approved.count < profile.seats {
            return try Separable.best(profile, isShared: false, rule).min { $0.lexicographicallyPrecedes($1) }
                ?? []
        }
        for money in profile.seats...(profile.seats * profile.voters + 1) {
            var state = start(Rational(money, profile.voters))
            while state.committee.count < profile.seats, let next = affordable(state).first {
                state = buy(next.candidate, next.price, state)
            }
            if state.committee.count == profile.seats { return state.committee.sorted() }
        }
        return []
    }

    /// The candidates with the least price, in their order.
    private func affordable(_ state: State) -> [(candidate: Int, price: Rational)] {
        let offers = profile.candidates.filter { !state.committee.contains($0) }.compactMap { candidate in
            price(candidate, state).map { (candidate: candidate, price: $0) }
        }
        let least = offers.map(\.price).min()
        return offers.filter { $0.price == least }
    }

    private func price(_ candidate: Int, _ state: State) -> Rational? {
        var rich = profile.approvals.indices.filter { profile.approvals[$0].contains(candidate) }
        var missing = Rational.one
        while !rich.isEmpty {
            let price = missing / Rational(rich.reduce(0) { $0 + profile.weights[$1] })
            let poor = rich.filter { state.money[$0] < price }
            if poor.isEmpty { return price }
            missing -= poor.map { state.money[$0] * Rational(profile.weights[$0]) }.sum()
            rich.removeAll { state.money[$0] < price }
        }
        return nil
    }

    private func buy(_ candidate: Int, _ price: Rational, _ state: State) -> State {
        var after = state
        after.committee.insert(candidate)
        for voter in profile.approvals.indices where profile.approvals[voter].contains(candidate) {
            after.money[voter] -= min(after.money[voter], price)
        }
        return after
    }

    private func complete(_ state: State, _ completion: Completion) throws -> [[Int]] {
        switch completion {
        case .none: return [state.committee.sorted()]
        case .phragmen:
            let start = PhragmenCommittees.State(committee: state.committee, loads: state.money.map { -$0 })
            return try PhragmenCommittees(profile: profile, rule: rule).all(from: start)
        case .approvals:
            for size in (profile.seats - state.committee.count)...profile.candidates.count {
                let full = try Separable.best(profile, isShared: false, size: size, rule)
                    .map { state.committee.union($0) }.filter { $0.count == profile.seats }
                if !full.isEmpty { return full.map { $0.sorted() } }
            }
            return []
        }
    }
}

/// Rules that give voters a power to elect which their successes use up.
struct VotingPower {
    let profile: ApprovalProfile
    let rule: String

    private struct State: Hashable {
        var committee: Set<Int> = []
        var power: [Rational]
    }

    /// Phragmén–Eneström: whoever is elected costs voters ÷ seats, taken in proportion from its supporters.
    func enestroem() throws -> [[Int]] {
        let price = Rational(profile.voters, profile.seats)
        return try explore(each: .one) { state, candidate, support in
            let left = support > price ? (support - price) / support : .zero
            for voter in profile.approvals.indices where profile.approvals[voter].contains(candidate) {
                state.power[voter] = state.power[voter] * left
            }
        } earn: { _ in
        }
    }

    /// Consensus rule: everybody earns 1 a seat; supporters with power pay for the seat in equal parts.
    func consensus() throws -> [[Int]] {
        try explore(each: .zero) { state, candidate, _ in
            let payers = profile.approvals.indices.filter {
                state.power[$0].sign > 0 && profile.approvals[$0].contains(candidate)
            }
            let share = Rational(profile.voters, max(1, payers.reduce(0) { $0 + profile.weights[$1] }))
            for voter in payers { state.power[voter] -= share }
        } earn: { state in
            for voter in state.power.indices { state.power[voter] += .one }
        }
    }

    private func explore(
        each: Rational, pay: (inout State, Int, Rational) -> Void, earn: (inout State) -> Void
    ) throws -> [[Int]] {
        let start = State(power: profile.approvals.map { _ in each })
        return try Committees.explore(from: start, rule: rule) { state in
            var state = state
            earn(&state)
            let open = profile.candidates.filter { !state.committee.contains($0) }
            let supports = open.map { support($0, state) }
            let most = supports.max()
            let next = zip(open, supports).filter { $0.1 == most }.map { candidate, support in
                var after = state
                pay(&after, candidate, support)
                after.committee.insert(candidate)
                return after
            }
            return Exploration(
                open: next.filter { $0.committee.count < profile.seats },
                ends: next.filter { $0.committee.count == profile.seats }.map { $0.committee.sorted() })
        }
    }

    private func support(_ candidate: Int, _ state: State) -> Rational {
        profile.approvals.indices.filter {
            state.power[$0].sign > 0 && profile.approvals[$0].contains(candidate)
        }.map { state.power[$0] * Rational(profile.weights[$0]) }.sum()
    }
}

/// E Pluribus Hugo: one divisible vote each; of the two lowest (and their equals) the least approved goes.
struct PluribusHugo {
    let profile: ApprovalProfile

    func committees(_ rule: String) throws -> [[Int]] {
        var standing = Array(profile.candidates)
        while standing.count > profile.seats {
            let last = self.last(standing)
            if standing.count - last.count <= profile.seats {
                let leaving = try Committees.all(of: last, size: standing.count - profile.seats, rule: rule)
                return leaving.map { gone in standing.filter { !gone.contains($0) } }
            }
            standing.removeAll(where: last.contains)
        }
        return [standing]
    }

    private func last(_ standing: [Int]) -> [Int] {
        var shares: [Int: Rational] = [:]
        for (approval, weight) in zip(profile.approvals, profile.weights) {
            let named = standing.filter(approval.contains)
            for candidate in named { shares[candidate, default: .zero] += Rational(weight, named.count) }
        }
        let cutoff = standing.map { shares[$0] ?? .zero }.sorted()[1]
        let low = standing.filter { (shares[$0] ?? .zero) <= cutoff }
        let least = low.map(profile.support).min()
        return low.filter { profile.support($0) == least }
    }
}
