import CanonicalJSON

/// What a rule found, options being numbers in the election's list.
public struct TallyOutcome: Sendable {
    /// Who won: the first outcome by the tie rule.
    public var winners: [Int]
    /// Every outcome, when there are several that the rule holds equal.
    public var tied: [[Int]]
    /// What the winners cost, for a budget.
    public var cost: Rational?
    private let makeSteps: @Sendable () -> [JSONValue]

    /// How the count went: codes with values, for explanations. Worked out when asked for.
    public var steps: [JSONValue] { makeSteps() }

    /// One outcome.
    public init(
        winners: [Int], tied: [[Int]] = [], cost: Rational? = nil,
        steps: @autoclosure @escaping @Sendable () -> [JSONValue] = []
    ) {
        self.winners = winners
        self.tied = tied.count > 1 ? tied : []
        self.cost = cost
        makeSteps = steps
    }

    /// The winners' identifiers, sorted as strings.
    public func winnerIDs(_ election: Election) -> [String] { TallyOutcome.ids(winners, election) }

    static func ids(_ options: [Int], _ election: Election) -> [String] {
        options.map { election.options[$0].id }.sorted { $0.precedes($1) }
    }
}

/// A way to count, with its name, its version and the paper that defines it.
public struct TallyRule: Sendable {
    /// What rules are for.
    public enum Family: String, Sendable, CaseIterable {
        /// Sharing out a budget among projects.
        case budget
        /// Choosing one option.
        case single
        /// Filling seats from rankings.
        case transferable
        /// Choosing a committee from approvals.
        case committee
    }

    /// An option of the rule.
    public struct Option: Sendable {
        /// Its name.
        public let name: String
        /// The values it takes, for people.
        public let values: String
    }

    /// The name on the command line.
    public let name: String
    /// Grows when the same input may give another result.
    public let version: Int
    /// What it is for.
    public let family: Family
    /// Where it is defined.
    public let paper: String
    /// The options it takes.
    public let options: [Option]
    /// Whether it can be counted roughly: sooner, and nearly always with the same outcome.
    let hasRoughCount: Bool
    let body: @Sendable (Election, inout RuleOptions) throws -> TallyOutcome

    init(
        _ name: String, version: Int = 1, _ family: Family, paper: String, options: [Option] = [],
        hasRoughCount: Bool = false,
        body: @escaping @Sendable (Election, inout RuleOptions) throws -> TallyOutcome
    ) {
        self.name = name
        self.version = version
        self.family = family
        self.paper = paper
        self.options = options
        self.hasRoughCount = hasRoughCount
        self.body = body
    }

    /// Counts. Throws a `TallyRefusal` for options or ballots that the rule cannot use.
    public func count(_ election: Election, options given: [String: String] = [:]) throws -> TallyResult {
        try count(election, options: given, roughly: false)
    }

    /// The same; a rough count is only good for a guess that is checked afterwards.
    func count(
        _ election: Election, options given: [String: String], roughly isRough: Bool
    ) throws -> TallyResult {
        for name in given.keys.sorted() where !options.contains(where: { $0.name == name }) {
            throw TallyRefusal.unknownOption(name, rule: self.name)
        }
        guard !election.options.isEmpty else {
            throw TallyRefusal.unsuited(rule: name, reason: "there is no option to choose.")
        }
        guard family == .budget || election.voterCount > 0 else {
            throw TallyRefusal.unsuited(rule: name, reason: "there is no ballot.")
        }
        var read = RuleOptions(rule: name, given, isRough: isRough)
        let outcome = try body(election, &read)
        return TallyResult(rule: self, options: read.used, election: election, outcome: outcome)
    }
}

extension TallyRule.Option {
    static let ties = TallyRule.Option(name: "ties", values: "name, cost-then-votes, lot:SEED")
    static let seats = TallyRule.Option(name: "seats", values: "a number; the file's when it has one")
}
