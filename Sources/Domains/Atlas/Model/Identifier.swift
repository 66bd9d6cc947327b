import Kernel

/// An identifier given by a register: `FR-SIREN:732829320`. One that fails its check digits cannot be built.
public struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The register, in the manner of org-id.guide.
    public let scheme: IdentifierScheme
    /// The identifier itself, without spaces, in the register's case.
    public let value: String

    /// Reads the identifier of a scheme; nil when its form or its check digits are wrong.
    public init?(_ scheme: IdentifierScheme, _ raw: some StringProtocol) {
        let value = scheme.normalised(String(raw))
        guard scheme.accepts(value) else { return nil }
        self.scheme = scheme
        self.value = value
    }

    /// Reads `FR-SIREN:732829320`.
    public init?(_ text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":"),
            let scheme = IdentifierScheme(rawValue: String(text[..<colon]))
        else { return nil }
        self.init(scheme, text[text.index(after: colon)...])
    }

    /// `FR-SIREN:732829320`.
    public var description: String { "\(scheme.rawValue):\(value)" }

    /// Byte order of the text form.
    public static func < (lhs: Identifier, rhs: Identifier) -> Bool { lhs.description < rhs.description }
}

/// A register that gives identifiers.
public enum IdentifierScheme: String, Sendable, CaseIterable {
    /// French companies and associations, nine digits (INSEE; Luhn).
    case siren = "FR-SIREN"
    /// French establishments, fourteen digits (INSEE; Luhn, with La Poste's exception).
    case siret = "FR-SIRET"
    /// French register of associations: W and nine digits or letters (RNA; no check digit).
    case rna = "FR-RNA"
    /// Belgian enterprises, ten digits (KBO/BCE; modulo 97).
    case kbo = "BE-BCE_KBO"
    /// Wikidata items.
    case wikidata = "XI-WIKIDATA"
    /// Legal Entity Identifier, twenty characters (ISO 17442; ISO 7064 MOD 97-10).
    case lei = "XI-LEI"

    /// The value without separators, in the register's case.
    func normalised(_ raw: String) -> String {
        raw.uppercased().filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
    }

    /// Whether a normalised value has the right form and check digits.
    func accepts(_ value: String) -> Bool {
        switch self {
        case .siren: value.isDigits(9) && !value.isZeros && CheckDigits.luhn(value)
        case .siret: CheckDigits.siret(value)
        case .rna: value.utf8.count == 10 && value.hasPrefix("W") && value.dropFirst().isAlphanumeric
        case .kbo: CheckDigits.kbo(value)
        case .wikidata: value.hasPrefix("Q") && (2...12).contains(value.count) && value.dropFirst().isDigits
        case .lei: value.utf8.count == 20 && CheckDigits.mod97(value)
        }
    }
}

/// Check-digit algorithms of the registers.
enum CheckDigits {
    /// Luhn, ISO/IEC 7812-1 annex B.
    static func luhn(_ digits: some StringProtocol) -> Bool {
        let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, item in
            let digit = Int(item.element) - 48
            let doubled = digit * 2
            return sum + (item.offset % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
    }

    /// SIRET: Luhn over fourteen digits; the establishments of La Poste (SIREN 356000000) are accepted when
    /// the plain sum of their digits is a multiple of five. The SIREN within must be valid itself.
    static func siret(_ value: String) -> Bool {
        guard value.isDigits(14), !value.isZeros else { return false }
        if luhn(value) { return luhn(value.prefix(9)) && !value.prefix(9).isZeros }
        return value.hasPrefix("356000000") && value.utf8.reduce(0) { $0 + Int($1) - 48 } % 5 == 0
    }

    /// Belgian enterprise number: 97 minus the first eight digits modulo 97 gives the last two.
    static func kbo(_ value: String) -> Bool {
        guard value.isDigits(10), value.hasPrefix("0") || value.hasPrefix("1"),
            let body = Int(value.prefix(8)), let check = Int(value.suffix(2))
        else { return false }
        return 97 - body % 97 == check && body > 0
    }

    /// ISO 7064 MOD 97-10 over digits and letters (A = 10 … Z = 35).
    static func mod97(_ value: String) -> Bool {
        var remainder = 0
        for byte in value.utf8 {
            switch byte {
            case 48...57: remainder = (remainder * 10 + Int(byte) - 48) % 97
            case 65...90: remainder = (remainder * 100 + Int(byte) - 55) % 97
            default: return false
            }
        }
        return remainder == 1
    }
}

extension StringProtocol {
    /// Whether every byte is an ASCII digit and there is one.
    var isDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
    /// Whether it is exactly `count` ASCII digits.
    func isDigits(_ count: Int) -> Bool { utf8.count == count && isDigits }
    /// Whether every byte is an ASCII digit or an upper-case letter.
    var isAlphanumeric: Bool { utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) } }
    /// Whether it is zeros only.
    var isZeros: Bool { utf8.allSatisfy { $0 == 48 } }
}
