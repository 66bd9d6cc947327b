/// How many voters prefer each option to each other. Options that a ballot does not name stand together last.
public struct PairwiseTable: Sendable {
    /// `preferring[a][b]`: voters who prefer a to b.
    public let preferring: [[Int]]

    /// Counts every pair of every ballot.
    public init(_ election: Election, rule: String) throws {
        guard election.options.count <= 2000 else {
            throw TallyRefusal.tooLarge(rule: rule, limit: "more than 2000 options.")
        }
        let count = election.options.count
        var table = [[Int]](repeating: Array(repeating: 0, count: count), count: count)
        for counted in election.ballots {
            var tiers = election.tiers(of: counted.ballot)
            let named = Set(tiers.joined())
            tiers.append((0..<count).filter { !named.contains($0) })
            for (place, tier) in tiers.enumerated() {
                for lower in tiers[(place + 1)...] {
                    for option in tier { for other in lower { table[option][other] += counted.count } }
                }
            }
        }
        preferring = table
    }

    /// The options' numbers.
    var options: Range<Int> { preferring.indices }

    /// By how many voters more a is preferred to b than b to a.
    public func margin(_ a: Int, _ b: Int) -> Int { preferring[a][b] - preferring[b][a] }
}

extension Election {
    /// A ballot as tiers, best first: approved options are one tier, points and grades make tiers of equals.
    func tiers(of ballot: Ballot) -> [[Int]] {
        switch kind {
        case .ordinal: ballot.tiers
        case .approval: [ballot.options.map { Int($0) }]
        case .cumulative, .scoring, .grades:
            Dictionary(grouping: zip(ballot.options, ballot.points), by: \.1)
                .sorted { kind == .grades ? $0.key < $1.key : $0.key > $1.key }
                .map { $0.value.map { Int($0.0) } }
        }
    }
}
