import CanonicalJSON

/// A result with what it takes to count again: rule, version, options, and the hash of the input.
public struct TallyResult: Sendable {
    /// The rule that counted.
    public let rule: TallyRule
    /// The options that counted, defaults included.
    public let options: [String: String]
    /// The election counted.
    public let election: Election
    /// What came out.
    public let outcome: TallyOutcome

    /// The answer for programs: `rule`, `options`, `winners`, `cost`; `tied` when outcomes tie; `warnings`
    /// when the file says something about itself that is not so.
    public var json: JSONValue { .object(members) }

    private var members: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "rule": .string(rule.name),
            "options": .object(options.mapValues(JSONValue.string)),
            "winners": TallyResult.list(outcome.winnerIDs(election)),
            "cost": outcome.cost.map { .string($0.exactText) } ?? .null,
        ]
        let warnings = election.warnings.map { warning -> JSONValue in
            [
                "fact": .string(warning.fact), "declared": .string(warning.declared),
                "found": Int64(warning.found).map { .integer($0) } ?? .string(warning.found),
            ]
        }
        if !warnings.isEmpty { members["warnings"] = .array(warnings) }
        if !outcome.tied.isEmpty {
            members["tied"] = .array(
                outcome.tied.map { TallyResult.list(TallyOutcome.ids($0, election)) })
        }
        return members
    }

    static func list(_ ids: [String]) -> JSONValue { .array(ids.map(JSONValue.string)) }

    /// The record of the count. `inputHash` is the SHA-256 of the file's bytes, in hexadecimal.
    public func record(inputHash: String, format: BallotFormat) -> JSONValue {
        .object([
            "record": "tally",
            "recordVersion": 1,
            "input": .object([
                "sha256": .string(inputHash), "format": .string(format.rawValue),
                "voters": .integer(Int64(election.voterCount)),
                "options": .integer(Int64(election.options.count)),
            ]),
            "rule": .string(rule.name),
            "ruleVersion": .integer(Int64(rule.version)),
            "parameters": .object(options.mapValues(JSONValue.string)),
            "output": .object(members.merging(["steps": .array(outcome.steps)]) { $1 }),
        ])
    }
}
