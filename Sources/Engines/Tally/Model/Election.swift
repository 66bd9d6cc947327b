/// An option that can win: a project, a person, a text.
public struct Choice: Hashable, Sendable {
    /// The identifier in the file.
    public var id: String
    /// The name for people; the identifier when there is none.
    public var name: String
    /// What it costs, for a budget.
    public var cost: Rational?
    /// Whatever else the file says about it, by column.
    public var fields: [String: String]

    /// An option.
    public init(id: String, name: String? = nil, cost: Rational? = nil, fields: [String: String] = [:]) {
        self.id = id
        self.name = name ?? id
        self.cost = cost
        self.fields = fields
    }
}

/// An election: what can win, who voted how, and within what limit.
public struct Election: Hashable, Sendable {
    /// What the ballots say.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Options approved.
        case approval
        /// Options in order of preference.
        case ordinal
        /// Points that share out a fixed sum.
        case cumulative
        /// Points given freely.
        case scoring
        /// Grades: points hold the grade's number, 0 being the best.
        case grades
    }

    /// What the ballots say.
    public var kind: Kind
    /// What can win.
    public var options: [Choice]
    /// The money there is, for a budget.
    public var budget: Rational?
    /// How many are to be chosen, for a committee.
    public var seats: Int?
    /// The grades' names, best first.
    public var gradeNames: [String]
    /// The ballots, equal ones together.
    public var ballots: [CountedBallot]
    /// What the file says about the election, in its order.
    public var facts: [(name: String, value: String)] {
        get { factNames.map { ($0, factValues[$0] ?? "") } }
        set {
            factNames = newValue.map(\.name)
            factValues = Dictionary(
                newValue.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
        }
    }

    /// Where ballots go beyond what the file's head allows, or a voter stands twice.
    var ballotWarnings: [Warning] = []

    private var factNames: [String] = []
    private var factValues: [String: String] = [:]

    /// An election.
    public init(
        kind: Kind, options: [Choice], budget: Rational? = nil, seats: Int? = nil,
        gradeNames: [String] = [], ballots: [CountedBallot] = []
    ) {
        self.kind = kind
        self.options = options
        self.budget = budget
        self.seats = seats
        self.gradeNames = gradeNames
        self.ballots = ballots
    }

    /// One fact by name.
    public func fact(_ name: String) -> String? { factValues[name] }

    /// How many voters there are; empty ballots count.
    public var voterCount: Int { ballots.reduce(0) { $0 + $1.count } }

    /// The numbers of the options in the order of their identifiers, compared as strings by code point.
    public var indicesByName: [Int] {
        options.indices.sorted { options[$0].id.precedes(options[$1].id) }
    }
}

extension String {
    /// Order by Unicode code point, which UTF-8 keeps.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
