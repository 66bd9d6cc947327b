/// Reads the tokens of an expression by the grammar of the specification, from left to right, without
/// recursion.
struct Parser {
    static let maximumCharacters = 2000
    static let maximumRules = 100

    private let tokens: [Token]
    private var index = 0

    static func rules(of text: String) throws(OpeningHoursError) -> [Rule] {
        guard text.utf8.count <= 4 * maximumCharacters, text.count <= maximumCharacters else {
            throw OpeningHoursError(reason: .tooLong, position: maximumCharacters)
        }
        var lexer = Lexer(text)
        var parser = Parser(tokens: lexer.tokens())
        return try parser.rules()
    }

    private init(tokens: [Token]) {
        self.tokens = tokens
    }

    private mutating func rules() throws(OpeningHoursError) -> [Rule] {
        if current == .end { throw error(.empty) }
        var rules = [try rule(.normal)]
        while current != .end {
            let joint = try joint(after: rules[rules.count - 1])
            if joint == .normal, current == .end { break }
            if rules.count == Self.maximumRules { throw error(.tooManyRules) }
            rules.append(try rule(joint))
        }
        return rules
    }

    /// A comma begins a rule only after times, a word of state or a comment: elsewhere it belongs to a list.
    private mutating func joint(after rule: Rule) throws(OpeningHoursError) -> Rule.Joint {
        if take(";") { return .normal }
        if current == .fallback {
            advance()
            return .fallback
        }
        let mayAdd = !rule.times.isEmpty || rule.comment != nil || endsWithState
        guard mayAdd, take(",") else { throw unexpected() }
        return .additional
    }

    private var endsWithState: Bool {
        guard index > 0, case .word(let word) = tokens[index - 1].kind else { return false }
        return Self.states[word] != nil
    }

    private mutating func rule(_ joint: Rule.Joint) throws(OpeningHoursError) -> Rule {
        var rule = Rule(joint: joint)
        let start = index
        if !takeAlways() {
            rule.label = takeLabel()
            rule.dates = try dateSelector()
            if !rule.dates.isEmpty { _ = take(":") }
            rule.weekdays = try weekdaySelector()
            rule.times = try timeSelector()
        }
        try modifier(&rule)
        if index == start { throw current == .end ? error(.ruleExpected) : unexpected() }
        rule.prepare()
        return rule
    }

    /// "24/7"
    private mutating func takeAlways() -> Bool {
        guard case .number(24, 2) = current, peek(1) == .sign("/"), peek(2) == .number(7, digits: 1) else {
            return false
        }
        advance(3)
        return true
    }

    /// A comment before a colon.
    private mutating func takeLabel() -> String? {
        guard case .comment(let text) = current, peek(1) == .sign(":") else { return nil }
        advance(2)
        return text
    }

    private mutating func modifier(_ rule: inout Rule) throws(OpeningHoursError) {
        if case .word(let word) = current, let kind = Self.states[word] {
            rule.kind = kind
            advance()
            if case .comment(let text) = current { rule.comment = text }
        } else if case .comment(let text) = current {
            rule.kind = .unknown
            rule.comment = text
        }
        if rule.comment != nil { advance() }
    }

    private static let states: [String: State.Kind] = [
        "open": .open, "closed": .closed, "off": .closed, "unknown": .unknown,
    ]
}

// MARK: Reading tokens

extension Parser {
    var current: Token.Kind { tokens[index].kind }

    func peek(_ distance: Int) -> Token.Kind {
        tokens.indices.contains(index + distance) ? tokens[index + distance].kind : .end
    }

    mutating func advance(_ count: Int = 1) {
        index = min(index + count, tokens.count - 1)
    }

    mutating func take(_ sign: Character) -> Bool {
        guard current == .sign(sign) else { return false }
        advance()
        return true
    }

    func error(_ reason: OpeningHoursError.Reason) -> OpeningHoursError {
        if case .fault(let fault) = current {
            return OpeningHoursError(reason: fault, position: tokens[index].position)
        }
        return OpeningHoursError(reason: reason, position: tokens[index].position)
    }

    func unexpected() -> OpeningHoursError {
        if case .word(let word) = current, !Self.vocabulary.contains(word) { return error(.unknownWord) }
        return error(.unexpected)
    }

    /// A number of one or two digits, as days and weeks have.
    func shortNumber(_ distance: Int = 0) -> Int? {
        guard case .number(let value, let digits) = peek(distance), digits <= 2 else { return nil }
        return value
    }

    /// "+1 day", "-2 days"; zero when there is none.
    mutating func dayOffset() throws(OpeningHoursError) -> Int {
        guard let sign = plusOrMinus, case .number(let count, _) = peek(1),
            peek(2) == .word("day") || peek(2) == .word("days")
        else { return 0 }
        if count > 366 { throw error(.offsetOutOfRange) }
        advance(3)
        return sign * count
    }

    var plusOrMinus: Int? {
        switch current {
        case .sign("+"): return 1
        case .sign("-"): return -1
        default: return nil
        }
    }

    /// "/2"; one when there is none.
    mutating func period() throws(OpeningHoursError) -> Int {
        guard current == .sign("/"), case .number(let value, _) = peek(1) else { return 1 }
        if value < 1 { throw error(.periodOutOfRange) }
        advance(2)
        return value
    }

    static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static let vocabulary = Set(
        months + ["mo", "tu", "we", "th", "fr", "sa", "su", "ph", "sh", "week", "day", "days", "easter"]
            + ["dawn", "sunrise", "sunset", "dusk", "open", "closed", "off", "unknown"])
}
