/// Why the engine does not count: an expected “no”, with a code and the values that a sentence needs.
public enum TallyRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// A file that breaks its format, at a line counted from 1.
    case badFile(line: Int, reason: String)
    /// No rule of that name.
    case unknownRule(String)
    /// An option that the rule does not have.
    case unknownOption(String, rule: String)
    /// An option whose value is not understood.
    case badOption(String, value: String, expected: String)
    /// Ballots or facts that the rule cannot use.
    case unsuited(rule: String, reason: String)
    /// More work than the limit allows.
    case tooLarge(rule: String, limit: String)
    /// A request whose contents are wrong.
    case badRequest(String)

    /// A name for programs.
    public var code: String {
        switch self {
        case .badFile: "tally.bad-file"
        case .unknownRule: "tally.unknown-rule"
        case .unknownOption: "tally.unknown-option"
        case .badOption: "tally.bad-option"
        case .unsuited: "tally.unsuited"
        case .tooLarge: "tally.too-large"
        case .badRequest: "tally.bad-request"
        }
    }

    /// A sentence for people.
    public var description: String {
        switch self {
        case .badFile(let line, let reason): "Line \(line): \(reason)"
        case .unknownRule(let name): "There is no rule “\(name)”."
        case .unknownOption(let name, let rule): "The rule “\(rule)” has no option “\(name)”."
        case .badOption(let name, let value, let expected): "\(name)=\(value): expected \(expected)."
        case .unsuited(let rule, let reason): "The rule “\(rule)” cannot be used here: \(reason)"
        case .tooLarge(let rule, let limit): "Too large for the rule “\(rule)”: \(limit)"
        case .badRequest(let reason): reason
        }
    }
}
