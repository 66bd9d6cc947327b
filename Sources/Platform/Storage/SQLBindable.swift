import Kernel

/// A type that can be interpolated into ``SQL`` and read from a ``Row``.
public protocol SQLBindable {
    /// The column type this type is kept in.
    static var sqlType: SQLType { get }
    /// The value to keep.
    var sqlValue: SQLValue { get }
    /// Reads a kept value, or nil when it is not one of this type.
    init?(sqlValue: SQLValue)
}

extension Int64: SQLBindable {
    /// A whole number.
    public static var sqlType: SQLType { .integer }
    /// The number.
    public var sqlValue: SQLValue { .integer(self) }

    /// Reads a whole number.
    public init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self = number
    }
}

extension Int: SQLBindable {
    /// A whole number.
    public static var sqlType: SQLType { .integer }
    /// The number.
    public var sqlValue: SQLValue { .integer(Int64(self)) }

    /// Reads a whole number.
    public init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(exactly: number)
    }
}

extension Bool: SQLBindable {
    /// A whole number: 0 or 1.
    public static var sqlType: SQLType { .integer }
    /// 1 for true, 0 for false.
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    /// Reads 0 or 1; any other number is refused.
    public init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }
}

extension String: SQLBindable {
    /// Text.
    public static var sqlType: SQLType { .text }
    /// The text.
    public var sqlValue: SQLValue { .text(self) }

    /// Reads text.
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension [UInt8]: SQLBindable {
    /// Bytes.
    public static var sqlType: SQLType { .bytes }
    /// The bytes.
    public var sqlValue: SQLValue { .bytes(self) }

    /// Reads bytes.
    public init?(sqlValue: SQLValue) {
        guard case .bytes(let bytes) = sqlValue else { return nil }
        self = bytes
    }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    /// The wrapped type's.
    public static var sqlType: SQLType { Wrapped.sqlType }
    /// NULL for nil.
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }

    /// Reads NULL as nil, and anything else as the wrapped type does.
    public init?(sqlValue: SQLValue) {
        if sqlValue == .null {
            self = .none
        } else {
            guard let wrapped = Wrapped(sqlValue: sqlValue) else { return nil }
            self = .some(wrapped)
        }
    }
}

extension SQLBindable where Self: RawRepresentable, RawValue: SQLBindable {
    /// The raw value's.
    public static var sqlType: SQLType { RawValue.sqlType }
    /// The raw value.
    public var sqlValue: SQLValue { rawValue.sqlValue }

    /// Reads the raw value of a known case.
    public init?(sqlValue: SQLValue) {
        guard let raw = RawValue(sqlValue: sqlValue) else { return nil }
        self.init(rawValue: raw)
    }
}

/// A type kept as its canonical text.
public protocol SQLText: SQLBindable, CustomStringConvertible {
    /// Reads the canonical text, or nil.
    init?(sqlText: String)
}

extension SQLText {
    /// Text.
    public static var sqlType: SQLType { .text }
    /// The canonical text.
    public var sqlValue: SQLValue { .text(description) }

    /// Reads the canonical text.
    public init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(sqlText: text)
    }
}
