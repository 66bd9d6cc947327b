import CanonicalJSON

/// Answers one request of `terreau tally lines`: matching, continuous rules and statutes, as JSON in and out.
/// Amounts come and go as decimal strings.
public enum TallyRequest {
    /// Digits after the point in answers that have no last digit.
    public static let digits = 20

    /// The answer, or a refusal as `{"error": code, "reason": sentence}`.
    public static func answer(_ request: JSONValue) -> JSONValue {
        do {
            return try result(request)
        } catch {
            let refusal = error as? TallyRefusal ?? .badRequest("\(error)")
            return ["error": .string(refusal.code), "reason": .string(refusal.description)]
        }
    }

    private static func result(_ request: JSONValue) throws -> JSONValue {
        switch try Fields.text(request["op"], "op") {
        case "count": try count(request)
        case "quadratic": try matches(request, bound: nil)
        case "pairwise": try matches(request, bound: Fields.amount(request["M"] ?? .null, "M"))
        case "bringing": try bringing(request)
        case "conviction": try conviction(request)
        case "threshold": try threshold(request)
        case "bonding": try bonding(request)
        case "colleges": try StatuteRequest.colleges(request)
        case "quorum": try StatuteRequest.quorum(request)
        case "proxies": try StatuteRequest.proxies(request)
        case "lint": try StatuteRequest.lint(request)
        case "minutes": ["text": .string(try Minutes(request).text())]
        case let other: throw TallyRefusal.badRequest("There is no op “\(other)”.")
        }
    }

    static func text(_ value: Rational) -> JSONValue { .string(value.text(digits: digits, rounding: .half)) }

    /// An election in the request itself: `format`, `text`, `rule`, `options`, and `explain` if wanted.
    private static func count(_ request: JSONValue) throws -> JSONValue {
        guard let format = BallotFormat(rawValue: try Fields.text(request["format"], "format")) else {
            throw TallyRefusal.badRequest("format is the ending of a file's name, such as pb.")
        }
        let election = try ElectionReader.read(
            Array(try Fields.text(request["text"], "text").utf8), format: format)
        let options = try Fields.options(request["options"])
        let rule = try RuleList.rule(named: Fields.text(request["rule"], "rule"), for: election)
        let result = try rule.count(election, options: options)
        guard request["explain"]?.bool == true else { return result.json }
        return .object((result.json.object ?? [:]).merging(["explanation": Explanation(result).json]) { $1 })
    }

    // MARK: Matching

    private static func funding(_ request: JSONValue, bound: Rational?) throws -> QuadraticFunding {
        guard let projects = request["contributions"]?.object else {
            throw TallyRefusal.badRequest("contributions is an object of projects, each an object of donors.")
        }
        if let bound, bound.sign <= 0 { throw TallyRefusal.badRequest("M is above 0.") }
        let contributions = try projects.mapValues { gifts in
            guard let donors = gifts.object else { throw TallyRefusal.badRequest("A project holds donors.") }
            return try donors.mapValues { try gift($0) }
        }
        let pairs = contributions.values.reduce(0) { $0 + $1.count * $1.count / 2 }
        guard bound == nil || pairs <= mostPairs else {
            throw TallyRefusal.tooLarge(rule: "pairwise", limit: "more than \(mostPairs) pairs of donors.")
        }
        return QuadraticFunding(contributions, pairwiseBound: bound)
    }

    /// The most pairs of donors that the pairwise rule looks at.
    static let mostPairs = 4_000_000

    private static func gift(_ json: JSONValue) throws -> Rational {
        let value = try Fields.amount(json, "a contribution")
        guard value.sign >= 0 else { throw TallyRefusal.badRequest("A contribution is not below 0.") }
        return value
    }

    private static func optional(_ request: JSONValue, _ name: String) throws -> Rational? {
        guard let json = request[name], !json.isNull else { return nil }
        let value = try Fields.amount(json, name)
        guard value.sign >= 0 else { throw TallyRefusal.badRequest("\(name) is not below 0.") }
        return value
    }

    private static func pot(_ request: JSONValue) throws -> Rational? {
        let pot = try optional(request, "pot")
        guard let pot, (pot * Rational(100)).denominator != 1 else { return pot }
        throw TallyRefusal.badRequest("pot is no whole number of cents.")
    }

    /// NB: without a pot the matches are the rule's own amounts, not rounded to cents.
    private static func matches(_ request: JSONValue, bound: Rational?) throws -> JSONValue {
        let funding = try funding(request, bound: bound)
        let cap = try optional(request, "cap")
        let matches: [String: Rational]
        if let pot = try pot(request) {
            matches = funding.matches(pot: pot, cap: cap)
        } else {
            matches = funding.raw().mapValues { value in cap.map { min($0, value) } ?? value }
        }
        return ["matches": .object(matches.mapValues(text))]
    }

    /// What a gift would bring, computed ahead.
    private static func bringing(_ request: JSONValue) throws -> JSONValue {
        let bound = try optional(request, "M")
        guard let pot = try pot(request) else { throw TallyRefusal.badRequest("pot is missing.") }
        let amount = try gift(request["amount"] ?? .null)
        let value = try funding(request, bound: bound).bringing(
            amount, from: Fields.text(request["donor"], "donor"),
            to: Fields.text(request["project"], "project"),
            pot: pot, cap: optional(request, "cap"))
        return ["brings": text(value)]
    }

    // MARK: Continuous rules

    private static func conviction(_ request: JSONValue) throws -> JSONValue {
        let alpha =
            try request["halfLife"].map { try Conviction.alpha(halfLife: Fields.count($0, "halfLife")) }
            ?? Fields.amount(request["alpha"] ?? .null, "alpha")
        let value = try Conviction.after(
            steps: Fields.count(request["t"] ?? .null, "t"), alpha: alpha,
            stake: Fields.amount(request["stake"] ?? .null, "stake"),
            start: Fields.amount(request["y0"] ?? 0, "y0"))
        return ["conviction": text(value)]
    }

    private static func threshold(_ request: JSONValue) throws -> JSONValue {
        func amount(_ name: String) throws -> Rational {
            guard let value = try optional(request, name) else {
                throw TallyRefusal.badRequest("\(name) is missing.")
            }
            return value
        }
        let supply = try amount("supply")
        var threshold = try Conviction.Threshold(
            requested: amount("req"), available: amount("avail"), supply: supply,
            active: optional(request, "active") ?? supply)
        threshold.alpha = try optional(request, "alpha") ?? threshold.alpha
        threshold.beta = try optional(request, "beta") ?? threshold.beta
        threshold.rho = try optional(request, "rho") ?? threshold.rho
        threshold.leastActiveShare =
            try optional(request, "minimum_active_share") ?? threshold.leastActiveShare
        return ["threshold": try threshold.value().map(text) ?? "inf"]
    }

    private static func bonding(_ request: JSONValue) throws -> JSONValue {
        let curve = try BondingCurve(
            kappa: Fields.count(request["kappa"] ?? 2, "kappa"),
            invariant: Fields.amount(request["V0"] ?? 1, "V0"))
        let reserve = try optional(request, "reserve") ?? .one
        let supply = curve.supply(reserve: reserve)
        if let deposit = try optional(request, "deposit") {
            let tokens = curve.supply(reserve: reserve + deposit) - supply
            return trade(tokens: tokens, money: deposit, named: "tokens", tokens)
        }
        if let burn = try optional(request, "burn") {
            guard burn <= supply else { throw TallyRefusal.badRequest("burn is above the supply.") }
            let money = reserve - curve.reserve(supply: supply - burn)
            return trade(tokens: burn, money: money, named: "dai", money)
        }
        return [
            "supply": text(supply), "price": curve.price(reserve: reserve).map(text) ?? .null,
            "reserve": text(reserve),
        ]
    }

    /// What a trade gives, and the price that was paid on average.
    private static func trade(tokens: Rational, money: Rational, named name: String, _ value: Rational)
        -> JSONValue
    {
        let price: JSONValue = tokens.isZero ? .null : text(money / tokens)
        return .object([name: text(value), "price": price])
    }
}
