import Crypto
import Kernel
import Web

/// Codes that an app shows for half a minute each (TOTP, RFC 6238; HOTP, RFC 4226), with HMAC-SHA-1 and six
/// digits, which is what every app can do.
enum OneTimeCode {
    /// How long a code lasts.
    static let stepSeconds: Int64 = 30
    /// Bytes of a shared secret: what RFC 4226 §4 recommends.
    static let secretBytes = 20

    /// The number of a time step.
    static func step(at moment: Instant) -> Int64 { moment.milliseconds / 1000 / stepSeconds }

    /// The code of a step (RFC 4226 §5.3).
    static func code(_ secret: [UInt8], step: Int64, digits: Int = 6) -> String {
        let counter = (0..<8).reversed().map { UInt8(truncatingIfNeeded: step >> Int64($0 * 8)) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 0x0F)
        let number = mac[offset..<offset + 4].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt64(1)) { product, _ in product * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code was shown: this one, the one before or the one after, since clocks differ
    /// (RFC 6238 §5.2); nil when none fits. A step up to `last`, whose code was used, never fits again.
    static func step(showing shown: String, _ secret: [UInt8], now: Instant, last: Int64) -> Int64? {
        let present = step(at: now)
        let bytes = Array(shown.utf8)
        var found: Int64?
        for step in [present + 1, present - 1, present] {
            let isEqual = ConstantTime.equal(bytes, Array(code(secret, step: step).utf8))
            if isEqual, step > last { found = step }
        }
        return found
    }

    /// What an app reads from the QR code (the `otpauth` scheme of Google's Key URI Format).
    static func address(_ secret: [UInt8], account: String, site: String) -> String {
        let label = PercentText.encode("\(site):\(account)")
        return "otpauth://totp/\(label)?secret=\(Base32.text(secret))&issuer=\(PercentText.encode(site))"
    }
}

/// Base 32 of RFC 4648 §6, without padding.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// The text of bytes.
    static func text(_ bytes: [UInt8]) -> String {
        var (text, buffer, bits) = ([UInt8](), UInt32(0), 0)
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
            }
            buffer &= (1 << UInt32(bits)) - 1
        }
        if bits > 0 { text.append(alphabet[Int(buffer << UInt32(5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Percent-encoding for the parts of an address (RFC 3986 §2.1): all but unreserved characters.
enum PercentText {
    static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                byte < 128
                && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
                    || "-._~".utf8.contains(byte))
            let hex = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(decoding: [byte], as: UTF8.self) : "%" + (byte < 16 ? "0" : "") + hex
        }.joined()
    }
}
