/// Something that has a public identifier with its own prefix, such as `org`.
public protocol Identified {
    /// One to 63 lower-case ASCII letters that begin every identifier of this kind.
    static var idPrefix: String { get }
}

/// A public identifier: a TypeID, that is a prefix and a UUIDv7 in 26 characters of Crockford base 32
/// (`org_01h2xcejqtf2nbrexx3vqjhp41`). Sorts by creation time within one kind.
///
/// Source: TypeID specification 0.3; RFC 9562 (UUIDv7).
public struct ID<Entity: Identified>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 128 bits behind the text.
    public let uuid: UUIDv7

    /// An identifier around a given UUID.
    public init(_ uuid: UUIDv7) {
        self.uuid = uuid
    }

    /// Reads the text form; nil when the prefix is another kind's or the suffix is not canonical.
    public init?(_ text: String) {
        guard let separator = text.lastIndex(of: "_"), text[..<separator] == Entity.idPrefix,
            let uuid = UUIDv7(base32: text[text.index(after: separator)...])
        else { return nil }
        self.uuid = uuid
    }

    /// The text form, as it stands in addresses, the API and exports.
    public var description: String { "\(Entity.idPrefix)_\(uuid.base32)" }

    /// The one made first sorts first.
    public static func < (lhs: ID, rhs: ID) -> Bool { lhs.uuid < rhs.uuid }
}

/// The 128 bits of an RFC 9562 UUID, made from a moment and random bits given by the caller.
public struct UUIDv7: Hashable, Comparable, Sendable {
    /// Bits 127…64.
    public let high: UInt64
    /// Bits 63…0.
    public let low: UInt64

    /// A UUID from its two halves, taken as they are.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A version 7 UUID: 48 bits of milliseconds, 12 and 62 random bits.
    public init(at instant: Instant, random: (UInt64, UInt64)) {
        let time = UInt64(bitPattern: instant.milliseconds) & 0xFFFF_FFFF_FFFF
        high = time << 16 | 0x7000 | random.0 & 0x0FFF
        low = 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF
    }

    /// A version 7 UUID whose random bits come from `generator`.
    public init(at instant: Instant, using generator: inout some RandomNumberGenerator) {
        self.init(at: instant, random: (generator.next(), generator.next()))
    }

    /// Compares the 128 bits as one unsigned number.
    public static func < (lhs: UUIDv7, rhs: UUIDv7) -> Bool {
        (lhs.high, lhs.low) < (rhs.high, rhs.low)
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// 26 characters of Crockford base 32, lower case, most significant first.
    public var base32: String {
        let digits = (0..<26).map { UUIDv7.alphabet[Int(fiveBits(at: (25 - $0) * 5))] }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Reads 26 canonical base-32 characters; nil for any other text or more than 128 bits.
    public init?(base32 text: some StringProtocol) {
        let characters = Array(text.utf8)
        guard characters.count == 26 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for (position, character) in characters.enumerated() {
            guard let digit = UUIDv7.alphabet.firstIndex(of: character), position > 0 || digit < 8 else {
                return nil
            }
            high = high << 5 | low >> 59
            low = low << 5 | UInt64(digit)
        }
        self.init(high: high, low: low)
    }

    private func fiveBits(at shift: Int) -> UInt64 {
        let bits =
            shift >= 64
            ? high >> UInt64(shift - 64)
            : low >> UInt64(shift) | (shift == 0 ? 0 : high << UInt64(64 - shift))
        return bits & 31
    }
}
