import ArgumentParser
import CanonicalJSON
import Policy

/// `terreau policy explain --world world.json --request request.json`
struct PolicyExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a decision: its numbers or premises, and what would change it.")

    @OptionGroup var input: PolicyInput

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        if let world = input.world {
            let asked = try input.commonsCase(world)
            let decision = asked.licence.decide(asked.request, in: asked.ledger)
            let remedies = asked.licence.remedies(for: asked.request, in: asked.ledger)
            return try Terminal.write(
                json ? answer(decision, remedies).canonicalString + "\n" : text(decision, remedies))
        }
        let compliance = try input.compliance(input.policy ?? "-")
        try Terminal.write(json ? compliance.json.canonicalString + "\n" : compliance.text)
    }

    private func answer(_ decision: CommonsDecision, _ remedies: [Remedy]) -> JSONValue {
        ["decision": decision.json, "remedies": .array(remedies.map(\.json))]
    }

    private func text(_ decision: CommonsDecision, _ remedies: [Remedy]) -> String {
        var lines = [decision.sentence]
        if let measure = decision.measure {
            lines += [
                "gave \(points(measure.contribution)) points on \(measure.days) days",
                "used \(points(measure.use)) points; this request costs \(points(measure.request))",
                "gave \(measure.permille) for a thousand used; \(measure.thetaPermille) are asked for",
                "missing: \(points(measure.missing)) points",
            ]
        }
        if decision.outcome < .permit {
            lines.append(
                remedies.isEmpty ? "Nothing that the party can change would help." : "What would help:")
        }
        return (lines + remedies.map { "- " + $0.sentence }).joined(separator: "\n") + "\n"
    }
}

extension Remedy {
    fileprivate var sentence: String {
        let fee = feeCents.map { " for \(points(10 * $0)) €" } ?? ""
        return changes.map(\.sentence).joined(separator: ", and ") + " → \(outcome.rawValue)\(fee)"
    }
}

extension Remedy.Change {
    fileprivate var sentence: String {
        switch self {
        case .contribute(let milliPoints, let ways):
            "contribute \(points(milliPoints)) points ("
                + ways.prefix(3).map { "\($0.quantity) \($0.type) on \($0.days) days" }.joined(
                    separator: ", or ") + ")"
        case .bringEvidence(let level): "bring evidence of level \(level)"
        case .changePurpose(let purposes): "ask for a purpose within \(purposes.joined(separator: ", "))"
        case .signAgreement: "sign an agreement"
        case .useLess(let units): "ask for at most \(units) units"
        }
    }
}

extension Compliance {
    fileprivate var text: String {
        var lines = [isPermitted ? "permit" : "deny"]
        lines += reasons.map { "  because: \($0)" }
        for rule in rules {
            lines.append("\(rule.kind) \(rule.rule): \(rule.isActive ? "active" : "inactive")")
            lines += rule.premises.map { "  \($0.part) \($0.id): \($0.state.rawValue)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
