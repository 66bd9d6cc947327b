/// A licence expression of SPDX (Specification 2.3, annex D): identifiers joined by `AND`, `OR` and `WITH`.
public indirect enum LicenceExpression: Hashable, Sendable {
    /// One licence, maybe with an exception.
    case licence(String, exception: String?)
    /// All at once.
    case all([LicenceExpression])
    /// One of them, as whoever receives the work chooses.
    case any([LicenceExpression])

    /// The most identifiers of one expression, and the deepest it may nest.
    public static let largestSize = 256
    static let largestDepth = 32

    /// Reads an expression. Throws a `PolicyError` that names the place.
    public init(_ text: String) throws(PolicyError) {
        var parser = LicenceExpressionParser(text)
        self = try parser.expression()
    }

    /// The choices there are: sets of licences, each of which satisfies the expression.
    func choices() throws(PolicyError) -> [[Choice]] {
        switch self {
        case .licence(let id, let exception): return [[Choice(id: id, exception: exception)]]
        case .any(let parts):
            var found: [[Choice]] = []
            for part in parts { found += try part.choices() }
            return try limited(found)
        case .all(let parts):
            var found: [[Choice]] = [[]]
            for part in parts {
                let more = try part.choices()
                found = try limited(found.flatMap { left in more.map { left + $0 } })
            }
            return found
        }
    }

    private func limited(_ choices: [[Choice]]) throws(PolicyError) -> [[Choice]] {
        guard choices.count <= LicenceExpression.largestSize else {
            throw PolicyError.beyondLimit("choices of licences", allowed: LicenceExpression.largestSize)
        }
        return choices
    }

    /// One licence that was chosen.
    struct Choice: Hashable, Sendable {
        let id: String
        let exception: String?
    }
}

/// Recursive descent: `OR` binds least, then `AND`, then `WITH`.
private struct LicenceExpressionParser {
    private var words: [String] = []
    private var next = 0

    init(_ text: String) {
        var word = ""
        for character in text {
            if character == "(" || character == ")" || character.isWhitespace {
                if !word.isEmpty { words.append(word) }
                word = ""
                if !character.isWhitespace { words.append(String(character)) }
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { words.append(word) }
    }

    mutating func expression() throws(PolicyError) -> LicenceExpression {
        guard words.count <= 4 * LicenceExpression.largestSize else {
            throw PolicyError.beyondLimit("licence expression", allowed: LicenceExpression.largestSize)
        }
        let expression = try joined("OR", depth: 0)
        guard next == words.count else { throw fault }
        return expression
    }

    private var fault: PolicyError { .badValue("licence expression at word \(next + 1)") }

    private mutating func take(_ word: String) -> Bool {
        guard next < words.count, words[next] == word || words[next] == word.lowercased() else {
            return false
        }
        next += 1
        return true
    }

    private mutating func joined(_ operation: String, depth: Int) throws(PolicyError) -> LicenceExpression {
        guard depth <= LicenceExpression.largestDepth else { throw fault }
        var parts: [LicenceExpression] = []
        repeat {
            parts.append(try operation == "OR" ? joined("AND", depth: depth) : single(depth: depth))
        } while take(operation)
        if parts.count == 1 { return parts[0] }
        return operation == "OR" ? .any(parts) : .all(parts)
    }

    private mutating func single(depth: Int) throws(PolicyError) -> LicenceExpression {
        if take("(") {
            let inner = try joined("OR", depth: depth + 1)
            guard take(")") else { throw fault }
            return inner
        }
        let id = try identifier()
        return .licence(id, exception: take("WITH") ? try identifier() : nil)
    }

    private mutating func identifier() throws(PolicyError) -> String {
        guard next < words.count, words[next].utf8.allSatisfy(isIdentifierByte),
            !["AND", "OR", "WITH"].contains(words[next].uppercased())
        else { throw fault }
        next += 1
        return words[next - 1]
    }

    private func isIdentifierByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
            || [0x2B, 0x2D, 0x2E, 0x3A].contains(byte)
    }
}
