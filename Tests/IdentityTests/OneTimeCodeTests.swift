import Kernel
import TestKit
import Testing

@testable import Identity

@Suite("One-time codes")
struct OneTimeCodeTests {
    private static let key = Array("12345678901234567890".utf8)

    /// RFC 4226, appendix D.
    @Test(
        "Are those of RFC 4226",
        arguments: zip(
            Int64(0)...9,
            [
                "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
                "520489",
            ]))
    func hotp(counter: Int64, code: String) {
        #expect(OneTimeCode.code(Self.key, step: counter) == code)
    }

    /// RFC 6238, appendix B: the rows for SHA-1, eight digits.
    @Test(
        "Are those of RFC 6238",
        arguments: [
            (Int64(59), "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ])
    func totp(seconds: Int64, code: String) {
        let step = OneTimeCode.step(at: Instant(milliseconds: seconds * 1000))
        #expect(OneTimeCode.code(Self.key, step: step, digits: 8) == code)
    }

    @Test("Fit one step early or late, and never again once used")
    func window() {
        let now = Instant(milliseconds: 1_111_111_111_000)
        let present = OneTimeCode.step(at: now)
        for (distance, fits) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)]
        {
            let code = OneTimeCode.code(Self.key, step: present + distance)
            let step = OneTimeCode.step(showing: code, Self.key, now: now, last: 0)
            #expect(step == (fits ? present + distance : nil))
            #expect(OneTimeCode.step(showing: code, Self.key, now: now, last: present + distance) == nil)
        }
        for typed in ["", "12345", "1234567", "abcdef", "１２３４５６"] {
            #expect(OneTimeCode.step(showing: typed, Self.key, now: now, last: 0) == nil)
        }
    }

    /// RFC 4648, section 10, without the padding.
    @Test(
        "A secret is written in base 32",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
        ])
    func base32(text: String, encoded: String) {
        #expect(Base32.text(Array(text.utf8)) == encoded)
    }

    @Test("An app is told site and account")
    func address() {
        let address = OneTimeCode.address(
            Array("Hello!\u{DE}".utf8.prefix(6)), account: "ada@example.org", site: "Réseau & Cie")
        #expect(
            address
                == "otpauth://totp/R%C3%A9seau%20%26%20Cie%3Aada%40example.org?secret=JBSWY3DPEE"
                + "&issuer=R%C3%A9seau%20%26%20Cie")
    }

    @Test("Recovery codes are read as people type them")
    func recovery() throws {
        let codes = RecoveryCode.make()
        #expect(codes.count == 10 && Set(codes).count == 10)
        let code = try #require(codes.first)
        #expect(code.text.count == 29)
        #expect(RecoveryCode(" " + code.text.lowercased().replacing("-", with: " ")) == code)
        #expect(RecoveryCode(code.text.replacing("-", with: ""))?.hash == code.hash)
        for typed in ["", "123456", code.text + "A", "1" + code.text.dropFirst()] {
            #expect(RecoveryCode(typed) == nil)
        }
    }

    @Test("The vault opens for the same secret and purpose alone, and nothing that was changed")
    func vault() throws {
        let vault = Vault(secret: [UInt8](repeating: 1, count: 32))
        let sealed = try vault.seal([1, 2, 3], for: "totp 1")
        #expect(vault.open(sealed, for: "totp 1") == [1, 2, 3])
        #expect(vault.open(sealed, for: "totp 2") == nil)
        #expect(Vault(secret: [UInt8](repeating: 2, count: 32)).open(sealed, for: "totp 1") == nil)
        for position in sealed.indices {
            var changed = sealed
            changed[position] ^= 1
            #expect(vault.open(changed, for: "totp 1") == nil)
        }
        #expect(vault.open([], for: "totp 1") == nil)
    }
}
