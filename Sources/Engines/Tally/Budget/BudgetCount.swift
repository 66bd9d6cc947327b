import CanonicalJSON

/// What all budget rules share: options, limits, floors of groups, and the sum at the end.
struct BudgetCount {
    /// Funds some of `candidates` after those `given`.
    typealias Rule = (BudgetProblem, _ candidates: [Int], _ given: [Int]) throws -> Part

    /// What a rule funded, and how to tell it.
    struct Part {
        let added: [Int]
        let steps: @Sendable () -> [JSONValue]
    }

    let problem: BudgetProblem

    init(_ election: Election, _ options: inout RuleOptions, utility takesUtility: Bool) throws {
        let usual = Utility.usual(for: election.kind)
        let utility = takesUtility ? try options.choice("utility", default: usual) : .cardinality
        problem = try BudgetProblem(
            election, utility: utility, ties: options.ties(), limits: BudgetLimits(&options, election),
            rule: options.rule)
    }

    func run(_ rule: Rule) throws -> TallyOutcome {
        let votes = problem.election.votesByOption
        let candidates = problem.election.options.indices.filter { votes[$0] >= problem.limits.leastVotes }
        var (chosen, parts) = ([Int](), [Part]())
        for (group, floor) in problem.limits.floors.sorted(by: { $0.key.precedes($1.key) }) {
            let members = candidates.filter { problem.limits.groups[$0] == group && !chosen.contains($0) }
            let money = min(floor, problem.budget - problem.cost(of: chosen))
            let part = try rule(problem.within(money), members, [])
            chosen += part.added
            parts.append(part)
        }
        let rest = try rule(problem, candidates.filter { !chosen.contains($0) }, chosen)
        chosen += rest.added
        let told = (parts + [rest]).map(\.steps)
        return TallyOutcome(
            winners: chosen.sorted(), cost: problem.cost(of: chosen), steps: told.flatMap { $0() })
    }
}

extension BudgetProblem {
    /// The same with other money.
    fileprivate func within(_ money: Rational) -> BudgetProblem {
        BudgetProblem(
            election: election, budget: money, costs: costs, utility: utility, limits: limits,
            tiePlaces: tiePlaces, supporters: supporters)
    }

    private init(
        election: Election, budget: Rational, costs: [Rational], utility: Utility, limits: BudgetLimits,
        tiePlaces: [Int], supporters: [[Supporter]]
    ) {
        self.election = election
        self.budget = budget
        self.costs = costs
        self.utility = utility
        self.limits = limits
        self.tiePlaces = tiePlaces
        self.supporters = supporters
    }
}

extension BudgetLimits {
    /// Reads `min-votes`, `group`, `caps`, `floors` and `exclude`.
    init(_ options: inout RuleOptions, _ election: Election) throws {
        self.init()
        leastVotes = try options.count("min-votes", atLeast: 0) ?? 0
        if let column = options.text("group") { groups = election.options.map { $0.fields[column] ?? "" } }
        caps = try BudgetLimits.amounts("caps", &options)
        floors = try BudgetLimits.amounts("floors", &options)
        guard !groups.isEmpty || (caps.isEmpty && floors.isEmpty) else {
            throw TallyRefusal.badOption(
                "group", value: "", expected: "a column, when there are caps or floors")
        }
        if let text = options.text("exclude") {
            for set in text.split(separator: ",") {
                excluded.formUnion(try BudgetLimits.pairs(set, election))
            }
        }
    }

    private static func amounts(_ name: String, _ options: inout RuleOptions) throws -> [String: Rational] {
        guard let text = options.text(name) else { return [:] }
        return try text.split(separator: ",").reduce(into: [:]) { amounts, part in
            guard let colon = part.lastIndex(of: ":"),
                let value = Rational(decimal: part[part.index(after: colon)...]),
                value.sign >= 0
            else { throw TallyRefusal.badOption(name, value: text, expected: "GROUP:AMOUNT,…") }
            amounts[String(part[..<colon])] = value
        }
    }

    private static func pairs(_ set: Substring, _ election: Election) throws -> [[Int]] {
        let places = try set.split(separator: "+").map { id in
            guard let place = election.options.firstIndex(where: { $0.id == id }) else {
                throw TallyRefusal.badOption(
                    "exclude", value: String(id), expected: "an identifier of the file")
            }
            return place
        }
        return places.flatMap { one in places.filter { $0 > one }.map { [one, $0] } }
    }
}
