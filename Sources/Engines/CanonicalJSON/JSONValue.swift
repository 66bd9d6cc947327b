/// A JSON value (RFC 8259) that can be compared, hashed and written canonically.
///
/// `integer` holds numbers written without fraction or exponent that fit in 64 bits; every other number is a
/// `number`. The two never compare equal, even where their canonical text is the same (`1` and `1.0`).
///
/// NB: strings and keys compare as Swift strings do, so `é` in one code point equals `e` + U+0301. Compare
/// `canonicalBytes` where the bytes matter.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number written without fraction or exponent, within 64 bits.
    case integer(Int64)
    /// Any other number. It must be finite: for a computed value use `JSONValue(finite:)`.
    case number(Double)
    /// Text.
    case string(String)
    /// An ordered list.
    case array([JSONValue])
    /// Members by name, without order.
    case object([String: JSONValue])

    /// A number, or nil for NaN and the infinities, which JSON cannot write.
    public init?(finite value: Double) {
        guard value.isFinite else { return nil }
        self = .number(value)
    }
}

// MARK: Reading a value

extension JSONValue {
    /// The member of that name; nil when there is none or this is not an object.
    public subscript(name: String) -> JSONValue? { object?[name] }

    /// The element at that index from 0; nil when out of range or this is not an array.
    public subscript(index: Int) -> JSONValue? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }

    /// True for `null` alone.
    public var isNull: Bool { self == .null }

    /// The truth value, when this is one.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The whole number, when this is an `integer`, or a `number` without fraction that fits in 64 bits.
    public var integer: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): wholeNumber(value)
        default: nil
        }
    }

    /// The number as floating point, from `integer` or `number`.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The text, when this is a string.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements, when this is an array.
    public var array: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The members, when this is an object.
    public var object: [String: JSONValue]? {
        if case .object(let value) = self { value } else { nil }
    }

    /// Whether every reader of JSON gets the same numbers: no integer beyond ±(2⁵³ − 1) (RFC 8259, section 6,
    /// and I-JSON, RFC 7493), and nothing but finite numbers.
    public var isInteroperable: Bool {
        switch self {
        case .null, .bool, .string: true
        case .integer(let value): value.magnitude < 1 << 53
        case .number(let value): value.isFinite
        case .array(let elements): elements.allSatisfy(\.isInteroperable)
        case .object(let members): members.values.allSatisfy(\.isInteroperable)
        }
    }
}

/// The same number without a fraction, or nil. NB: `Int64(exactly:)` would need the C library's `trunc`.
private func wholeNumber(_ value: Double) -> Int64? {
    guard value >= -0x1p63, value < 0x1p63 else { return nil }
    let whole = Int64(value)
    return Double(whole) == value ? whole : nil
}

// MARK: Literals
//
// NB: there is none for `null`: `nil` would then mean a missing value in one place and `.null` in the next.

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }

    /// A number with a fraction or an exponent.
    public init(floatLiteral value: Double) { self = .number(value) }

    /// Text.
    public init(stringLiteral value: String) { self = .string(value) }

    /// A list.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// Members by name. Writing one name twice is a programmer's error.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(Dictionary(uniqueKeysWithValues: members))
    }
}
