import BigInt

/// Approvals for a committee: who approves what, and how many seats there are.
struct ApprovalProfile {
    /// The candidates each ballot approves.
    let approvals: [Set<Int>]
    /// How many voters cast each ballot.
    let weights: [Int]
    let candidates: Range<Int>
    let seats: Int

    init(_ election: Election, seats: Int, rule: String) throws {
        guard election.kind == .approval || election.kind == .grades else {
            throw TallyRefusal.unsuited(rule: rule, reason: "it needs approvals.")
        }
        guard seats <= election.options.count else {
            throw TallyRefusal.badOption("seats", value: "\(seats)", expected: "at most the candidates")
        }
        approvals = election.ballots.map { counted in
            let ballot = counted.ballot
            let named = ballot.options.indices.filter { ballot.points.isEmpty || ballot.points[$0].isZero }
            return Set(named.map { Int(ballot.options[$0]) })
        }
        weights = election.ballots.map(\.count)
        candidates = election.options.indices
        self.seats = seats
    }

    var voters: Int { weights.reduce(0, +) }

    /// Candidates whom somebody approves.
    var approved: Set<Int> { approvals.reduce(into: []) { $0.formUnion($1) } }

    /// How many voters approve a candidate.
    func support(_ candidate: Int) -> Int {
        zip(approvals, weights).reduce(0) { $0 + ($1.0.contains(candidate) ? $1.1 : 0) }
    }

    /// What the voters approve of a committee, equal ones together, for spreading loads.
    func loads(of committee: [Int]) -> LoadBalance {
        let place = Dictionary(uniqueKeysWithValues: committee.enumerated().map { ($1, $0) })
        var groups: [[Int]: Int] = [:]
        for (approval, weight) in zip(approvals, weights) {
            groups[approval.compactMap { place[$0] }.sorted(), default: 0] += weight
        }
        return LoadBalance(
            costs: committee.map { _ in 1 },
            groups: groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
                .map { LoadBalance.Group(options: $0.key, weight: $0.value) })
    }
}

/// Lists of committees, bounded.
enum Committees {
    /// The most committees that are listed or looked at.
    static let most = 2_000_000

    /// Every set of `size` of `candidates`, in lexicographic order.
    static func all(of candidates: [Int], size: Int, rule: String) throws -> [[Int]] {
        var found: [[Int]] = []
        try visit(of: candidates, size: size, rule: rule) { found.append($0) }
        return found
    }

    /// Visits every set of `size` of `candidates`, in lexicographic order.
    static func visit(of candidates: [Int], size: Int, rule: String, _ body: ([Int]) throws -> Void) throws {
        guard (0...candidates.count).contains(size) else { return }
        guard count(candidates.count, size) <= most else {
            throw TallyRefusal.tooLarge(rule: rule, limit: "more than \(most) committees to look at.")
        }
        var places = Array(0..<size)
        while true {
            try body(places.map { candidates[$0] })
            guard let movable = places.indices.last(where: { places[$0] < candidates.count - size + $0 })
            else { return }
            places[movable] += 1
            for place in places.indices where place > movable { places[place] = places[place - 1] + 1 }
        }
    }

    private static func count(_ total: Int, _ size: Int) -> Int {
        var count = 1
        for step in 0..<min(size, total - size) {
            let (product, overflow) = count.multipliedReportingOverflow(by: total - step)
            if overflow { return .max }
            count = product / (step + 1)
        }
        return count
    }

    /// The committees with the best score.
    static func best<Score: Comparable>(
        of profile: ApprovalProfile, rule: String, _ score: ([Int]) throws -> Score?
    ) throws -> [[Int]] {
        var (best, found) = (Score?.none, [[Int]]())
        try visit(of: Array(profile.candidates), size: profile.seats, rule: rule) { committee in
            guard let value = try score(committee) else { return }
            if let known = best, value < known { return }
            if best != value { (best, found) = (value, []) }
            found.append(committee)
        }
        return found
    }

    /// Every committee that a step-by-step rule can end in when each of several equals is tried.
    static func explore<State: Hashable>(
        from start: State, rule: String, _ step: (State) throws -> Exploration<State>
    ) throws -> [[Int]] {
        var (open, known, ends) = ([start], Set([start]), Set<[Int]>())
        while let state = open.popLast() {
            guard known.count <= most / 10, ends.count <= most else {
                throw TallyRefusal.tooLarge(rule: rule, limit: "too many ways to break ties.")
            }
            let next = try step(state)
            for end in next.ends { ends.insert(end.sorted()) }
            for state in next.open where known.insert(state).inserted { open.append(state) }
        }
        return ends.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

/// What follows from a state of a step-by-step rule.
struct Exploration<State: Hashable> {
    var open: [State] = []
    var ends: [[Int]] = []
}
