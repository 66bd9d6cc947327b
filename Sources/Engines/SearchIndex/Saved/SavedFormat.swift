/// How an index is written down: a head of 64 bytes, parts one after another, and a tail of 16. A part is a
/// whole number (8 bytes) or a column: its count (8 bytes), then its numbers as they stand in memory, from
/// the next multiple of 64 on. The tail is the number of all bytes before it and their XXH64.
enum SavedFormat {
    /// The first eight bytes.
    static let magic = Array("TERREAU\u{1}".utf8)
    /// Which form the parts have. Raise it when a part changes.
    static let version = 1
    /// As it stands in memory, so that a machine with another byte order notices.
    static let byteOrder = 0x0102_0304_0506_0708
    /// Columns begin at multiples of this.
    static let alignment = 64
    /// Bytes of the tail.
    static let tailSize = 16
}

/// Why saved bytes cannot be used. The index can be built anew from what it was built from.
public enum SavedIndexFault: Error, Hashable, Sendable {
    /// These bytes are no saved index.
    case notAnIndex
    /// It was saved by another version of the engine, or on a machine with another byte order.
    case otherVersion
    /// It was saved by an index with other facets or languages.
    case otherKind
    /// The bytes are not those that were written: too few, or altered.
    case damaged
}
