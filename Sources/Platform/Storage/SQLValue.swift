/// A value as it stands in a column. There is no floating point: amounts are whole units (cents, minutes,
/// milliseconds).
public enum SQLValue: Hashable, Sendable {
    /// No value.
    case null
    /// A 64-bit whole number.
    case integer(Int64)
    /// Text without the character U+0000.
    case text(String)
    /// Bytes, as they are.
    case bytes([UInt8])

    /// What sort of value this is, for an error message.
    var sort: String {
        switch self {
        case .null: "nothing (NULL)"
        case .integer: "a whole number"
        case .text: "text"
        case .bytes: "bytes"
        }
    }
}

/// The column type that a Swift type is kept in; PostgreSQL wants to know it even for NULL.
public enum SQLType: Hashable, Sendable {
    /// 64-bit whole numbers.
    case integer
    /// Text in byte order.
    case text
    /// Bytes.
    case bytes
}
