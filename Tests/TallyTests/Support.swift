import CanonicalJSON
import Foundation

@testable import Tally

/// A small generator with a fixed course (SplitMix64, Steele et al. 2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// How many elections a test makes up: `usual`, times the variable TERREAU_FUZZ for a longer run.
func seeds(_ usual: Int) -> Range<Int> {
    0..<usual * (Int(ProcessInfo.processInfo.environment["TERREAU_FUZZ"] ?? "") ?? 1)
}

/// Published elections with answers, beside the repository when they are there.
enum Suite {
    static let folder: URL? = {
        var folder = URL(filePath: #filePath)
        while folder.path() != "/" {
            folder.deleteLastPathComponent()
            let suite = folder.appending(path: "../shared/suites/tally").standardized
            if FileManager.default.fileExists(atPath: suite.path()) { return suite }
        }
        return nil
    }()

    static func json(_ path: String) throws -> JSONValue {
        guard let folder else { return .null }
        return try JSONValue(parsing: Data(contentsOf: folder.appending(path: path)))
    }

    static func lines(_ path: String) throws -> [JSONValue] {
        guard let folder else { return [] }
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    }

    static func election(_ path: String) throws -> Election {
        guard let folder, let format = BallotFormat(fileName: path) else { throw CocoaError(.fileNoSuchFile) }
        return try ElectionReader.read(
            [UInt8](Data(contentsOf: folder.appending(path: path))), format: format)
    }
}

func read(_ text: String, _ format: BallotFormat) throws -> Election {
    try ElectionReader.read(Array(text.utf8), format: format)
}

func count(_ election: Election, _ rule: String, _ options: [String: String] = [:]) throws -> TallyOutcome {
    try RuleList.rule(named: rule, for: election).count(election, options: options).outcome
}

/// The identifiers of the winners.
func winners(_ election: Election, _ rule: String, _ options: [String: String] = [:]) throws -> [String] {
    try count(election, rule, options).winnerIDs(election)
}

/// Rankings as `count: A>B=C`, one a line; the options in alphabetical order.
func ranked(_ lines: [(Int, String)]) -> Election {
    let names = Set(lines.flatMap { $0.1.split { $0 == ">" || $0 == "=" }.map(String.init) }).sorted()
    let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let ballots = lines.map { line in
        let tiers = line.1.split(separator: ">").map { tier in
            tier.split(separator: "=").compactMap { place[String($0)] }
        }
        return CountedBallot(Ballot(tiers: tiers), count: line.0)
    }
    return Election(kind: .ordinal, options: names.map { Choice(id: $0) }, ballots: ballots)
}

/// A random budget with approvals; prices and numbers small enough for ties.
func randomBudget(_ seed: UInt64, voters: ClosedRange<Int> = 1...12, projects: ClosedRange<Int> = 1...7)
    -> Election
{
    var random = SplitMix(state: seed)
    let options = (0..<Int.random(in: projects, using: &random)).map { place in
        Choice(id: "p\(place)", cost: Rational(Int.random(in: 1...12, using: &random)))
    }
    var box = BallotBox()
    for _ in 0..<Int.random(in: voters, using: &random) {
        box.add(Ballot(approving: options.indices.filter { _ in Bool.random(using: &random) }))
    }
    let budget = Rational(Int.random(in: 1...30, using: &random))
    return Election(kind: .approval, options: options, budget: budget, ballots: box.ballots)
}

/// The same with points or rankings instead of approvals.
func randomBudget(_ seed: UInt64, kind: Election.Kind) -> Election {
    var election = randomBudget(seed)
    var random = SplitMix(state: seed + 7)
    election.kind = kind
    var box = BallotBox()
    for counted in election.ballots {
        let options = counted.ballot.options.map { Int($0) }
        switch kind {
        case .approval, .grades: box.add(counted.ballot, count: counted.count)
        case .ordinal:
            box.add(Ballot(tiers: options.shuffled(using: &random).map { [$0] }), count: counted.count)
        case .cumulative, .scoring:
            let points = options.map { (option: $0, value: Rational(Int.random(in: 1...5, using: &random))) }
            box.add(Ballot(points: points), count: counted.count)
        }
    }
    election.ballots = box.ballots
    return election
}

/// Random approvals for a committee, every voter with at least one.
func randomCommittee(_ seed: UInt64) -> Election {
    var random = SplitMix(state: seed)
    let options = (0..<Int.random(in: 3...5, using: &random)).map { Choice(id: "c\($0)") }
    let ballots = (0..<Int.random(in: 2...8, using: &random)).map { _ in
        let first = Int.random(in: options.indices, using: &random)
        let others = options.indices.filter { _ in Bool.random(using: &random) }
        return CountedBallot(Ballot(approving: others + [first]), count: 1)
    }
    let seats = Int.random(in: 1..<options.count, using: &random)
    return Election(kind: .approval, options: options, seats: seats, ballots: ballots)
}

/// Random grades, some options without one.
func randomGrades(_ seed: UInt64) -> Election {
    var random = SplitMix(state: seed)
    let options = (0..<Int.random(in: 2...5, using: &random)).map { Choice(id: "c\($0)") }
    var box = BallotBox()
    for _ in 0..<Int.random(in: 1...9, using: &random) {
        let graded = options.indices.filter { _ in Int.random(in: 0..<5, using: &random) > 0 }
        box.add(
            Ballot(
                points: graded.map { (option: $0, value: Rational(Int.random(in: 0...3, using: &random))) }))
    }
    return Election(
        kind: .grades, options: options, gradeNames: ["very good", "good", "fair", "poor"],
        ballots: box.ballots)
}

/// Random rankings, some cut short, some with equals.
func randomRanking(_ seed: UInt64) -> Election {
    var random = SplitMix(state: seed)
    let options = (0..<Int.random(in: 2...6, using: &random)).map { Choice(id: "c\($0)") }
    var box = BallotBox()
    for _ in 0..<Int.random(in: 1...15, using: &random) {
        let order = options.indices.shuffled(using: &random).prefix(
            Int.random(in: 1...options.count, using: &random))
        box.add(Ballot(tiers: order.map { [$0] }), count: Int.random(in: 1...3, using: &random))
    }
    return Election(kind: .ordinal, options: options, ballots: box.ballots)
}
