import CanonicalJSON

/// What every count of transferable votes keeps: who still stands, who is elected, who was ahead at which
/// stage, and what is told about each stage.
struct SeatCount {
    /// Which stage tells equals apart.
    enum Precedence {
        /// The first at which they differed (New Zealand: “ahead at first difference”).
        case first
        /// The latest at which they differed (Scotland).
        case latest
    }

    let election: Election
    let seats: Int
    /// The tiers of each ballot, best first.
    let tiers: [[[Int]]]
    /// How many ballots name somebody; the others are void and raise no quota.
    let validVotes: Int
    private let precedence: Precedence
    /// A smaller place wins where every stage was equal.
    private let lots: [Int]
    /// A greater number was ahead; equal numbers were equal at every stage so far.
    private var ahead: [Int]
    private(set) var continuing: Set<Int>
    private(set) var elected: [Int] = []
    /// The stages so far, as codes with values.
    private(set) var steps: [JSONValue] = []

    init(_ election: Election, seats: Int, lots: [Int], precedence: Precedence) {
        self.election = election
        self.seats = seats
        self.lots = lots
        self.precedence = precedence
        tiers = election.ballots.map(\.ballot.tiers)
        validVotes = election.ballots.reduce(0) { $0 + ($1.ballot.options.isEmpty ? 0 : $1.count) }
        continuing = Set(election.options.indices)
        ahead = Array(repeating: 0, count: election.options.count)
    }

    /// Whether every seat is taken.
    var isFull: Bool { elected.count >= seats }

    /// Whether those who stand are no more than the seats left.
    var canFill: Bool { continuing.count <= seats - elected.count }

    /// Closes a stage: `votes` of every option, whole or fractional.
    mutating func close(_ votes: [some Comparable]) {
        let order = votes.indices.sorted { one, other in
            switch precedence {
            case .first: ahead[one] == ahead[other] ? votes[one] < votes[other] : ahead[one] < ahead[other]
            case .latest: votes[one] == votes[other] ? ahead[one] < ahead[other] : votes[one] < votes[other]
            }
        }
        var places = ahead
        if let first = order.first { places[first] = 0 }
        for (before, option) in zip(order, order.dropFirst()) {
            let isEqual = votes[before] == votes[option] && ahead[before] == ahead[option]
            places[option] = places[before] + (isEqual ? 0 : 1)
        }
        ahead = places
    }

    /// Who of these equals comes first (or last): by the stages before, then by lot.
    func settle(_ equals: some Collection<Int>, prefersMost: Bool) -> Int? {
        let extreme = prefersMost ? equals.map { ahead[$0] }.max() : equals.map { ahead[$0] }.min()
        let tied = equals.filter { ahead[$0] == extreme }
        return prefersMost ? tied.min { lots[$0] < lots[$1] } : tied.max { lots[$0] < lots[$1] }
    }

    /// Who of those who stand has the fewest votes.
    func last(_ votes: [some Comparable]) -> Int? {
        let least = continuing.map { votes[$0] }.min()
        return settle(continuing.filter { votes[$0] == least }, prefersMost: false)
    }

    /// Elects everybody who stands and has the quota, most votes first; returns them.
    mutating func electAll<Votes: Comparable>(_ votes: [Votes], quota: Votes) -> [Int] {
        let reached = continuing.filter { votes[$0] >= quota }
            .sorted { votes[$0] == votes[$1] ? lots[$0] < lots[$1] : votes[$0] > votes[$1] }
            .prefix(seats - elected.count)
        continuing.subtract(reached)
        elected += reached
        return Array(reached)
    }

    mutating func exclude(_ option: Int) { continuing.remove(option) }

    /// Elects all who stand to the seats left.
    mutating func fill() {
        for option in continuing.sorted() {
            elected.append(option)
            note("elected-last", option, votes: [:])
        }
        continuing = []
    }

    /// Tells a stage: `votes` by option, and what else there is to say.
    mutating func note(
        _ code: String, _ option: Int?, votes: [Int: String], more: [String: JSONValue] = [:]
    ) {
        var members: [String: JSONValue] = ["code": .string(code)]
        if let option { members["option"] = .string(election.options[option].id) }
        members["votes"] = byID(votes)
        steps.append(.object(members.merging(more) { $1 }))
    }

    /// Texts by the options' identifiers.
    func byID(_ texts: [Int: String]) -> JSONValue {
        .object(Dictionary(uniqueKeysWithValues: texts.map { (election.options[$0].id, .string($1)) }))
    }
}
