import BigInt

/// Rules by which each candidate's score stands for itself.
enum Separable {
    /// Committees of the highest approval scores; with `isShared` each voter's one voice is shared equally.
    static func best(_ profile: ApprovalProfile, isShared: Bool, size: Int? = nil, _ rule: String) throws
        -> [[Int]]
    {
        var scores = [Rational](repeating: .zero, count: profile.candidates.count)
        for (approval, weight) in zip(profile.approvals, profile.weights) {
            for candidate in approval { scores[candidate] += Rational(weight, isShared ? approval.count : 1) }
        }
        let size = size ?? profile.seats
        let cutoff = scores.sorted(by: >)[size - 1]
        let certain = profile.candidates.filter { scores[$0] > cutoff }
        let possible = profile.candidates.filter { scores[$0] == cutoff }
        return try Committees.all(of: possible, size: size - certain.count, rule: rule)
            .map { (certain + $0).sorted() }
    }
}

/// How far each voter's approvals are from a committee (Hamming distance), the farthest first.
struct Distances: Comparable {
    private let distances: [(distance: Int, voters: Int)]

    init(committee: [Int], _ profile: ApprovalProfile) {
        distances = Distances.of(committee, profile)
    }

    static func of(_ committee: [Int], _ profile: ApprovalProfile) -> [(distance: Int, voters: Int)] {
        var counts: [Int: Int] = [:]
        for (approval, weight) in zip(profile.approvals, profile.weights) {
            let shared = committee.count { approval.contains($0) }
            counts[approval.count + committee.count - 2 * shared, default: 0] += weight
        }
        return counts.sorted { $0.key > $1.key }.map { (distance: $0.key, voters: $0.value) }
    }

    static func == (left: Distances, right: Distances) -> Bool {
        left.distances.elementsEqual(right.distances, by: ==)
    }

    /// Worse is smaller: at the first difference, farther, or as far for more voters.
    static func < (left: Distances, right: Distances) -> Bool {
        for (mine, theirs) in zip(left.distances, right.distances) where mine != theirs {
            return mine.distance == theirs.distance
                ? mine.voters > theirs.voters : mine.distance > theirs.distance
        }
        return false
    }
}

/// Monroe's rule: every member represents as nearly as can be the same number of voters.
enum Monroe {
    /// The most voters that can be given a member they approve.
    static func score(_ committee: [Int], _ profile: ApprovalProfile) -> Int {
        let (base, extra) = profile.voters.quotientAndRemainder(dividingBy: committee.count)
        let first = profile.approvals.count
        let (spare, source, sink) = (
            first + committee.count, first + committee.count + 1, first + committee.count + 2
        )
        var network = FlowNetwork(nodes: sink + 1)
        for (voter, approval) in profile.approvals.enumerated() {
            network.connect(source, voter, capacity: .init(profile.weights[voter]))
            for (place, member) in committee.enumerated() where approval.contains(member) {
                network.connect(voter, first + place, capacity: nil)
            }
        }
        for place in committee.indices {
            network.connect(first + place, sink, capacity: .init(base))
            network.connect(first + place, spare, capacity: 1)
        }
        network.connect(spare, sink, capacity: .init(extra))
        return Int(network.fill(from: source, to: sink))
    }

    /// Greedy Monroe: the candidate with the most approvals among voters left takes as many of them as a
    /// member may represent. Equals go by the candidates' order, voters by theirs.
    static func greedy(_ profile: ApprovalProfile) -> [Int] {
        var left = profile.weights
        var committee: [Int] = []
        let (base, extra) = profile.voters.quotientAndRemainder(dividingBy: profile.seats)
        for seat in 0..<profile.seats {
            func votes(_ candidate: Int) -> Int {
                zip(profile.approvals, left).reduce(0) { $0 + ($1.0.contains(candidate) ? $1.1 : 0) }
            }
            let open = profile.candidates.filter { !committee.contains($0) }
            // NB: `max` keeps the first of equals.
            guard let next = open.max(by: { votes($0) < votes($1) }) else { break }
            committee.append(next)
            var room = seat < extra ? base + 1 : base
            for voter in left.indices where profile.approvals[voter].contains(next) {
                let taken = min(room, left[voter])
                left[voter] -= taken
                room -= taken
            }
        }
        return committee.sorted()
    }
}
