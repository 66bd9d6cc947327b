/// The options given to a rule, read with the rule's own defaults. What was used can be written down.
public struct RuleOptions: Sendable {
    /// The rule they are for.
    public let rule: String
    /// Whether an answer that is nearly always right will do; only rules that say so have one.
    let isRough: Bool
    private let given: [String: String]
    /// Every option with the value that counts, defaults included.
    public private(set) var used: [String: String] = [:]

    /// Options by name, as the command line has them.
    public init(rule: String, _ given: [String: String], isRough: Bool = false) {
        self.rule = rule
        self.isRough = isRough
        self.given = given
    }

    /// Text, or the default.
    mutating func text(_ name: String, default usual: String? = nil) -> String? {
        let value = given[name] ?? usual
        used[name] = value
        return value
    }

    /// One of a few words.
    mutating func choice<Value: RawRepresentable & CaseIterable>(
        _ name: String, default usual: Value
    ) throws -> Value where Value.RawValue == String {
        let text = text(name, default: usual.rawValue) ?? usual.rawValue
        guard let value = Value(rawValue: text) else {
            let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw TallyRefusal.badOption(name, value: text, expected: "one of " + words)
        }
        return value
    }

    /// A whole number of at least `least`, nil when there is none and no default.
    mutating func count(_ name: String, default usual: Int? = nil, atLeast least: Int = 1) throws -> Int? {
        guard let text = text(name, default: usual.map(String.init)) else { return nil }
        guard let value = Int(text), value >= least else {
            throw TallyRefusal.badOption(name, value: text, expected: "a whole number of at least \(least)")
        }
        return value
    }

    /// The rule for ties; by name unless said otherwise.
    mutating func ties() throws -> TieRule {
        let text = text("ties", default: "name") ?? "name"
        guard let rule = TieRule(text) else {
            throw TallyRefusal.badOption(
                "ties", value: text, expected: "name, cost-then-votes or lot:SEED")
        }
        return rule
    }
}
