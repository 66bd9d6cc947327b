/// A piece of SQL, written once for both engines. What is interpolated becomes a binding, never text:
///
///     try tx.rows("select name from atlas_organisation where country = \(country)")
///
/// - `\(value)` binds a ``SQLBindable``.
/// - `\(values: list)` becomes `(?, ?, …)` after `in`; an empty list matches nothing.
/// - `\(sql: other)` nests another piece; `+` and ``joined(_:by:)`` put pieces in a row.
/// - `\(.key)`, `\(.text)` … are the words the engines spell differently (``SQLWord``).
/// - `\(raw: "…")` is text, and takes only a literal.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    enum Part: Sendable {
        case literal(StaticString)
        case trusted(String)
        case word(SQLWord)
        case value(SQLValue, SQLType)
    }

    let parts: [Part]

    private init(parts: [Part]) {
        self.parts = parts
    }

    /// A text without bindings.
    public init(stringLiteral text: StaticString) {
        parts = [.literal(text)]
    }

    /// A text with bindings.
    public init(stringInterpolation: Interpolation) {
        parts = stringInterpolation.parts
    }

    /// A text made at run time by code that can be trusted, such as the name of a scratch schema.
    package init(trusted text: String) {
        parts = [.trusted(text)]
    }

    /// Bindings with commas between them.
    static func values(_ values: [(SQLValue, SQLType)]) -> SQL {
        joined(values.map { SQL(parts: [.value($0, $1)]) }, by: ", ")
    }

    /// One piece after the other.
    public static func + (lhs: SQL, rhs: SQL) -> SQL {
        SQL(parts: lhs.parts + rhs.parts)
    }

    /// The pieces in a row with `separator` between them: `.joined(conditions, by: " and ")`.
    public static func joined(_ pieces: some Sequence<SQL>, by separator: StaticString) -> SQL {
        var parts: [Part] = []
        for piece in pieces {
            if !parts.isEmpty { parts.append(.literal(separator)) }
            parts += piece.parts
        }
        return SQL(parts: parts)
    }

    /// Collects the parts of an interpolated ``SQL`` literal.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        /// Starts a literal.
        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Adds text of the literal itself.
        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { parts.append(.literal(literal)) }
        }

        /// Adds a binding.
        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value) {
            parts.append(.value(value.sqlValue, Value.sqlType))
        }

        /// Adds a binding that is NULL for nil.
        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            parts.append(.value(value.sqlValue, Value.sqlType))
        }

        /// Adds a word that the engines spell differently.
        public mutating func appendInterpolation(_ word: SQLWord) {
            parts.append(.word(word))
        }

        /// Adds a literal text.
        public mutating func appendInterpolation(raw text: StaticString) {
            appendLiteral(text)
        }

        /// Adds another piece with its bindings.
        public mutating func appendInterpolation(sql: SQL) {
            parts += sql.parts
        }

        /// Adds a parenthesised list of bindings for `in` and `not in`.
        public mutating func appendInterpolation<Value: SQLBindable>(values: [Value]) {
            guard let last = values.last else { return appendEmptyList(of: Value.sqlType) }
            // NB: lists are padded to a power of two with their last value, which changes no answer, so that
            // lists of any length share a few prepared statements.
            for position in 0..<values.count.roundedUpToPowerOfTwo {
                let value = position < values.count ? values[position] : last
                parts.append(.literal(position == 0 ? "(" : ", "))
                parts.append(.value(value.sqlValue, Value.sqlType))
            }
            parts.append(.literal(")"))
        }

        private mutating func appendEmptyList(of type: SQLType) {
            parts += [
                .literal("(select cast(null as "), .word(.cast(to: type)), .literal(") where 1 = 0)"),
            ]
        }
    }
}

extension Int {
    /// The smallest power of two that is not below this positive number.
    fileprivate var roundedUpToPowerOfTwo: Int {
        self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
    }
}
