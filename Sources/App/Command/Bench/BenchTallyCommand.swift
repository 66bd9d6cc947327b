import ArgumentParser
import CanonicalJSON
import Foundation
import Tally

/// `terreau bench tally`
struct BenchTallyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally", abstract: "Measure equal shares with add1 against the number of voters.",
        discussion:
            "The elections are made by a generator with a fixed course: approvals of 2 to 12 projects.")

    @Option(help: "Projects of each election.")
    var projects: Int = 85

    @Option(help: "Numbers of voters, divided by commas.")
    var voters: String = "1000,2000,4000,8500"

    @Option(help: "How often each is counted; the least time is told.")
    var runs: Int = 3

    @Option(help: "Write the largest election as a .pb file here.")
    var write: String?

    @Option(help: "Draw time against voters as an SVG image into this file.")
    var chart: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let sizes = voters.split(separator: ",").compactMap { Int($0) }
        guard !sizes.isEmpty, sizes.allSatisfy({ (1...10_000_000).contains($0) }),
            (1...5000).contains(projects), (1...100).contains(runs)
        else {
            throw ValidationError(
                "--voters is a list of numbers from 1 to 10000000, --projects at most 5000, --runs at most 100."
            )
        }
        var points: [(voters: Int, milliseconds: Int)] = []
        for size in sizes {
            let election = SampleElection.approval(voters: size, projects: projects)
            let (time, funded) = try measure(election)
            points.append((size, time))
            if !json { try Terminal.write("\(size) voters: \(time) ms, \(funded) funded\n") }
            if size == sizes.max(), let write {
                try Data(try election.text(as: .pabulib).utf8).write(to: URL(fileURLWithPath: write))
            }
        }
        if json { try Terminal.write(answer(points)) }
        if let chart { try Data(TimeChart(points: points).svg.utf8).write(to: URL(fileURLWithPath: chart)) }
    }

    /// The least time of all runs, in milliseconds, and how many projects were funded.
    private func measure(_ election: Election) throws -> (time: Int, funded: Int) {
        let rule = try RuleList.rule(named: "equal-shares", for: election)
        var (least, funded) = (Double.infinity, 0)
        for _ in 0..<runs {
            let start = ContinuousClock.now
            let result = try rule.count(election, options: ["completion": "add1-first-exhaustive"])
            least = min(least, (ContinuousClock.now - start) / .milliseconds(1))
            funded = result.outcome.winners.count
        }
        return (Int(least.rounded()), funded)
    }

    private func answer(_ points: [(voters: Int, milliseconds: Int)]) -> String {
        let list = points.map { point -> JSONValue in
            ["voters": .integer(Int64(point.voters)), "milliseconds": .integer(Int64(point.milliseconds))]
        }
        let answer: JSONValue = ["projects": .integer(Int64(projects)), "equal-shares-add1": .array(list)]
        return answer.canonicalString + "\n"
    }
}

/// Elections made by a generator with a fixed course (SplitMix64, Steele et al. 2014).
enum SampleElection {
    static func approval(voters: Int, projects: Int) -> Election {
        var random = SplitMix(seed: 20_231)
        let options = (0..<projects).map { place in
            Choice(id: String(place + 1), cost: Rational(1000 * Int.random(in: 2...150, using: &random)))
        }
        let budget = options.compactMap { $0.cost }.reduce(.zero, +) / Rational(4)
        var box = BallotBox()
        for _ in 0..<voters {
            let size = min(projects, Int.random(in: 2...12, using: &random))
            // NB: the lower of two draws, so that some projects are much better known than others.
            let named = (0..<size).map { _ in
                min(
                    Int.random(in: 0..<projects, using: &random), Int.random(in: 0..<projects, using: &random)
                )
            }
            box.add(Ballot(approving: named))
        }
        return Election(
            kind: .approval, options: options, budget: Rational(budget.floor), ballots: box.ballots)
    }
}

/// Time against voters, as points on a line.
struct TimeChart {
    let points: [(voters: Int, milliseconds: Int)]

    var svg: String {
        let mostVoters = max(1, points.map(\.voters).max() ?? 1)
        let mostTime = max(1, points.map(\.milliseconds).max() ?? 1)
        let places = points.map { point in
            (x: 70 + 500 * point.voters / mostVoters, y: 260 - 220 * point.milliseconds / mostTime, point)
        }
        let line = places.map { "\($0.x),\($0.y)" }.joined(separator: " ")
        let labels = places.map { place in
            """
            <circle cx="\(place.x)" cy="\(place.y)" r="3"/>
            <text x="\(place.x)" y="\(place.y - 8)" text-anchor="middle">\(place.2.milliseconds) ms</text>
            <text x="\(place.x)" y="278" text-anchor="middle">\(place.2.voters)</text>
            """
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 310" role="img" font-family="sans-serif" font-size="12">
            <title>Equal shares with add1: time against voters</title>
            <path d="M70 30V260H600" fill="none" stroke="#888"/>
            <polyline points="\(line)" fill="none" stroke="#1b6e53" stroke-width="2"/>
            \(labels.joined(separator: "\n"))
            <text x="335" y="300" text-anchor="middle">voters</text>
            <text x="14" y="20">milliseconds, least of several runs; add1-first-exhaustive</text>
            </svg>

            """
    }
}
