import ArgumentParser
import CanonicalJSON
import Foundation
import Policy

/// `terreau policy decide --world world.json --request request.json --record record.json`
struct PolicyDecideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Decide a request.",
        discussion: "Exit code 0 when it is allowed, with or without a fee; 1 when it is refused.")

    @OptionGroup var input: PolicyInput

    @Option(help: "With --world: write the record of the decision into this file.")
    var record: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        if let world = input.world { return try decide(input.commonsCase(world)) }
        let compliance = try input.compliance(input.policy ?? "-")
        let line = compliance.isPermitted ? "permit" : "deny: " + compliance.reasons.joined(separator: "; ")
        try Terminal.write((json ? compliance.json.canonicalString : line) + "\n")
        if !compliance.isPermitted { throw ExitCode(1) }
    }

    private func decide(_ asked: PolicyInput.CommonsCase) throws {
        let decision = asked.licence.decide(asked.request, in: asked.ledger)
        if let record {
            let written = try DecisionRecord(
                deciding: asked.request, licence: asked.licence, world: asked.world)
            try Data(written.bytes).write(to: URL(fileURLWithPath: record))
        }
        try Terminal.write((json ? decision.json.canonicalString : decision.sentence) + "\n")
        if decision.outcome == .deny { throw ExitCode(1) }
    }
}

extension CommonsDecision {
    /// The answer in a line.
    var sentence: String {
        switch outcome {
        case .permit: "permit, with duties: " + duties.joined(separator: ", ")
        case .permitWithFee:
            "permit for \(points(10 * (feeCents ?? 0))) €, with duties: " + duties.joined(separator: ", ")
        case .deny: "deny: " + reasons.map(\.rawValue).joined(separator: ", ")
        }
    }
}

/// Thousandths as a decimal number.
func points(_ thousandths: Int64) -> String {
    let whole = thousandths / 1000
    let rest = String((thousandths % 1000).magnitude)
    let digits = (String(repeating: "0", count: 3 - rest.count) + rest).reversed().drop { $0 == "0" }
    return digits.isEmpty ? "\(whole)" : "\(whole).\(String(digits.reversed()))"
}
