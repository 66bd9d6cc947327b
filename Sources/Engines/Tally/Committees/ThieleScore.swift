import BigInt

/// What a voter's first, second, third … representative is worth, in whole units (Thiele 1895).
struct ThieleScore {
    /// The worth of the n-th representative, n from 1.
    let worth: [Int128]

    /// Harmonic: 1, 1/2, 1/3 … (PAV).
    static func harmonic(_ seats: Int, _ rule: String) throws -> ThieleScore {
        try ThieleScore((1...seats).map { Rational(1, $0) }, rule)
    }

    /// Odd: 1, 1/3, 1/5 … (SLAV).
    static func odd(_ seats: Int, _ rule: String) throws -> ThieleScore {
        try ThieleScore((1...seats).map { Rational(1, 2 * $0 - 1) }, rule)
    }

    /// Halves: 1/2, 1/4, 1/8 … (2-geometric).
    static func geometric(_ seats: Int, _ rule: String) throws -> ThieleScore {
        try ThieleScore((1...seats).map { Rational.one / Rational(2).power($0) }, rule)
    }

    /// One for the first, nothing for others (Chamberlin and Courant).
    static func first(_ seats: Int, _ rule: String) throws -> ThieleScore {
        try atLeast(1, seats, rule)
    }

    /// One for the n-th alone.
    static func atLeast(_ representative: Int, _ seats: Int, _ rule: String) throws -> ThieleScore {
        try ThieleScore((1...seats).map { $0 == representative ? .one : .zero }, rule)
    }

    private init(_ values: [Rational], _ rule: String) throws {
        let scale = values.commonDenominator
        guard scale.bitWidth <= 90 else {
            throw TallyRefusal.tooLarge(rule: rule, limit: "too many seats for this rule.")
        }
        worth = values.map { Int128(($0 * Rational(scale)).numerator) }
    }

    /// The score of a committee.
    func score(_ committee: [Int], _ profile: ApprovalProfile) -> Int128 {
        var score: Int128 = 0
        for (approval, weight) in zip(profile.approvals, profile.weights) {
            let represented = committee.reduce(0) { $0 + (approval.contains($1) ? 1 : 0) }
            for place in 0..<represented { score += worth[place] * Int128(weight) }
        }
        return score
    }

    /// What each candidate would add to a committee.
    func gains(_ committee: Set<Int>, _ profile: ApprovalProfile) -> [Int128] {
        var gains = [Int128](repeating: 0, count: profile.candidates.count)
        for (approval, weight) in zip(profile.approvals, profile.weights) {
            let represented = approval.intersection(committee).count
            guard represented < worth.count else { continue }
            for candidate in approval { gains[candidate] += worth[represented] * Int128(weight) }
        }
        return gains
    }

    /// What each member's leaving would cost.
    func losses(_ committee: Set<Int>, _ profile: ApprovalProfile) -> [Int128] {
        var losses = [Int128](repeating: 0, count: profile.candidates.count)
        for (approval, weight) in zip(profile.approvals, profile.weights) {
            let represented = approval.intersection(committee).count
            for candidate in approval where represented > 0 {
                losses[candidate] += worth[represented - 1] * Int128(weight)
            }
        }
        return losses
    }
}

/// The best committees by a Thiele score, by branch and bound: what is still missing adds at most the
/// greatest gains, since gains only shrink.
struct ThieleSearch {
    private static let mostNodes = 3_000_000

    let profile: ApprovalProfile
    let score: ThieleScore
    private(set) var best: Int128 = -1
    private(set) var found: [[Int]] = []
    private var nodes = 0

    init(_ profile: ApprovalProfile, _ score: ThieleScore) {
        self.profile = profile
        self.score = score
    }

    mutating func run(rule: String) throws -> [[Int]] {
        best = score.score(firstGuess(), profile)
        try branch([], value: 0, rule)
        return found
    }

    private func firstGuess() -> [Int] {
        var committee: [Int] = []
        for _ in 0..<profile.seats {
            let gains = score.gains(Set(committee), profile)
            let open = profile.candidates.filter { !committee.contains($0) }
            if let next = open.max(by: { gains[$0] < gains[$1] }) { committee.append(next) }
        }
        return committee
    }

    private mutating func branch(_ part: [Int], value: Int128, _ rule: String) throws {
        nodes += 1
        guard nodes <= ThieleSearch.mostNodes else {
            throw TallyRefusal.tooLarge(
                rule: rule, limit: "more than \(ThieleSearch.mostNodes) steps of search.")
        }
        let missing = profile.seats - part.count
        if missing == 0 {
            if value > best { (best, found) = (value, []) }
            if value == best { found.append(part) }
            return
        }
        let from = (part.last ?? -1) + 1
        guard from <= profile.candidates.count - missing else { return }
        let gains = score.gains(Set(part), profile)
        let bound = value + gains[from...].sorted(by: >).prefix(missing).reduce(0, +)
        guard bound >= best else { return }
        for candidate in from...(profile.candidates.count - missing) {
            try branch(part + [candidate], value: value + gains[candidate], rule)
        }
    }
}

extension ThieleScore {
    /// Nothing for the first, then 1, 1/2, 1/3 … for further ones (Adams).
    static func afterFirst(_ seats: Int, _ rule: String) throws -> ThieleScore {
        try ThieleScore((1...seats).map { $0 == 1 ? .zero : Rational(1, $0 - 1) }, rule)
    }
}
