/// Phragmén's sequential rule: each time the candidate whose supporters then carry the smallest load.
struct PhragmenCommittees {
    let profile: ApprovalProfile
    let rule: String

    /// A committee so far and what each ballot's voters carry.
    struct State: Hashable {
        var committee: Set<Int> = []
        var loads: [Rational]
    }

    /// Every committee, from nobody and no load or from where another rule stopped.
    func all(from start: State? = nil) throws -> [[Int]] {
        let start = start ?? State(loads: profile.approvals.map { _ in .zero })
        return try Committees.explore(from: start, rule: rule, step)
    }

    private func step(_ state: State) -> Exploration<State> {
        let open = profile.candidates.filter { !state.committee.contains($0) }
        let loads = open.map { load(of: $0, state) }
        let least = loads.min()
        var next = Exploration<State>()
        for (candidate, load) in zip(open, loads) where load == least {
            var after = state
            after.committee.insert(candidate)
            for voter in profile.approvals.indices where profile.approvals[voter].contains(candidate) {
                after.loads[voter] = load
            }
            if after.committee.count == profile.seats {
                next.ends.append(after.committee.sorted())
            } else {
                next.open.append(after)
            }
        }
        return next
    }

    /// The load with a candidate; one without supporters comes after all others.
    private func load(of candidate: Int, _ state: State) -> Rational {
        var (sum, votes) = (Rational.one, 0)
        for voter in profile.approvals.indices where profile.approvals[voter].contains(candidate) {
            sum += state.loads[voter] * Rational(profile.weights[voter])
            votes += profile.weights[voter]
        }
        return votes == 0 ? Rational(profile.seats + 1) : sum / Rational(votes)
    }
}

/// Committees whose loads, spread as well as can be, are compared.
struct BalancedCommittees {
    let profile: ApprovalProfile
    let rule: String

    /// The greatest load, then with `leximax` all loads.
    func minimax() throws -> [[Int]] {
        try withTooFewApproved()
            ?? Committees.best(of: profile, rule: rule) { committee in
                profile.loads(of: committee).heaviest().map { -$0.load }
            }
    }

    func leximax() throws -> [[Int]] {
        try withTooFewApproved()
            ?? Committees.best(of: profile, rule: rule) { committee in
                LoadList(profile.loads(of: committee))
            }
    }

    /// The maximin support method: the member with the least support has the most it can have.
    func maximinSupport() throws -> [[Int]] {
        try Committees.explore(from: Set<Int>(), rule: rule) { committee in
            let open = profile.candidates.filter { !committee.contains($0) }
            let supports = open.map { support(committee.union([$0])) }
            let most = supports.max()
            let next = zip(open, supports).filter { $0.1 == most }.map { committee.union([$0.0]) }
            return Exploration(next, isEnd: { $0.count == profile.seats })
        }
    }

    private func support(_ committee: Set<Int>) -> Rational {
        guard let heaviest = profile.loads(of: committee.sorted()).heaviest(), !heaviest.load.isZero else {
            return .zero
        }
        return .one / heaviest.load
    }

    /// With fewer approved candidates than seats, all of them and any others.
    private func withTooFewApproved() throws -> [[Int]]? {
        let approved = profile.approved
        guard approved.count < profile.seats else { return nil }
        let others = profile.candidates.filter { !approved.contains($0) }
        return try Committees.all(of: others, size: profile.seats - approved.count, rule: rule)
            .map { (approved + $0).sorted() }
    }
}

/// All voters' loads when the heaviest set is fixed first, then the heaviest of the rest, and so on: the
/// loads that are least when compared from the greatest down.
struct LoadList: Comparable {
    private var loads: [(load: Rational, voters: Int)] = []

    /// Nil when a member has nobody for it.
    init?(_ balance: LoadBalance) {
        var members = Array(balance.costs.indices)
        var groups = balance.groups
        while !members.isEmpty {
            let place = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
            let rest = LoadBalance(
                costs: members.map { balance.costs[$0] },
                groups: groups.map { group in
                    LoadBalance.Group(options: group.options.compactMap { place[$0] }, weight: group.weight)
                })
            guard let heaviest = rest.heaviest() else { return nil }
            let fixed = Set(heaviest.options.map { members[$0] })
            let carrying = groups.filter { $0.options.contains(where: fixed.contains) }
            loads.append((heaviest.load, carrying.reduce(0) { $0 + $1.weight }))
            groups.removeAll { $0.options.contains(where: fixed.contains) }
            members.removeAll(where: fixed.contains)
        }
    }

    static func == (left: LoadList, right: LoadList) -> Bool { left.loads.elementsEqual(right.loads, by: ==) }

    /// Worse is smaller.
    static func < (left: LoadList, right: LoadList) -> Bool {
        for (mine, theirs) in zip(left.loads, right.loads) where mine != theirs {
            return mine.load == theirs.load ? mine.voters > theirs.voters : mine.load > theirs.load
        }
        return left.loads.count > right.loads.count
    }
}
