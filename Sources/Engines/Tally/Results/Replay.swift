import CanonicalJSON

/// Counts again from a record and compares byte for byte.
public enum Replay {
    /// The record of the new count. Throws a refusal when the record is not one, or not of this file.
    public static func again(
        _ record: JSONValue, election: Election, inputHash: String
    ) throws -> (record: JSONValue, isSame: Bool) {
        guard record["record"] == "tally", record["recordVersion"] == 1, let name = record["rule"]?.string,
            let format = record["input"]?["format"]?.string.flatMap(BallotFormat.init(rawValue:)),
            let parameters = record["parameters"]?.object
        else { throw TallyRefusal.badRequest("This is no record of a count.") }
        guard record["input"]?["sha256"]?.string == inputHash else {
            throw TallyRefusal.badRequest("The file is not the one that was counted: its SHA-256 differs.")
        }
        let rule = try RuleList.rule(named: name, for: election)
        guard record["ruleVersion"]?.integer == Int64(rule.version) else {
            throw TallyRefusal.badRequest("The record was made by another version of the rule “\(name)”.")
        }
        let result = try rule.count(election, options: parameters.compactMapValues(\.string))
        let again = result.record(inputHash: inputHash, format: format)
        return (again, again.canonicalBytes == record.canonicalBytes)
    }
}
