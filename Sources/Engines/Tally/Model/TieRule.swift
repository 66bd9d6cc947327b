import Crypto

/// Who goes first among equals. Every rule names the one it used.
public enum TieRule: Hashable, Sendable {
    /// By identifier, compared as strings by code point.
    case name
    /// Lower cost first, then more votes, then by identifier.
    case costThenVotes
    /// By the SHA-256 of `seed:identifier`, from a seed made public before.
    case lot(seed: String)

    /// Reads `name`, `cost-then-votes` or `lot:SEED`.
    public init?(_ text: String) {
        switch text {
        case "name": self = .name
        case "cost-then-votes": self = .costThenVotes
        default:
            guard text.hasPrefix("lot:"), text.utf8.count > 4 else { return nil }
            self = .lot(seed: String(text.dropFirst(4)))
        }
    }

    /// The place of each option in the order of this rule: a smaller place wins a tie.
    func places(in election: Election) -> [Int] {
        let byName = election.indicesByName
        let order: [Int]
        switch self {
        case .name: order = byName
        case .costThenVotes:
            let votes = election.votesByOption
            let rank = TieRule.inverse(byName)
            order = election.options.indices.sorted { one, other in
                let (cost, otherCost) = (election.options[one].cost, election.options[other].cost)
                if cost != otherCost { return (cost ?? .zero) < (otherCost ?? .zero) }
                return votes[one] == votes[other] ? rank[one] < rank[other] : votes[one] > votes[other]
            }
        case .lot(let seed):
            let drawn = election.options.map { Array(SHA256.hash(data: Array("\(seed):\($0.id)".utf8))) }
            order = election.options.indices.sorted { drawn[$0].lexicographicallyPrecedes(drawn[$1]) }
        }
        return TieRule.inverse(order)
    }

    private static func inverse(_ order: [Int]) -> [Int] {
        var places = [Int](repeating: 0, count: order.count)
        for (place, option) in order.enumerated() { places[option] = place }
        return places
    }
}

extension Election {
    /// How many voters name each option.
    var votesByOption: [Int] {
        var votes = [Int](repeating: 0, count: options.count)
        for counted in ballots {
            for option in counted.ballot.options { votes[Int(option)] += counted.count }
        }
        return votes
    }
}
