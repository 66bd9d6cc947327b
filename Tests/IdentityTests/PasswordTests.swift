import Kernel
import Storage
import TestKit
import Testing

@testable import Identity

@Suite("A password")
struct PasswordTests {
    static let cheap = PasswordCost(rounds: 16, blockSize: 8, parallelism: 1)

    /// RFC 7914, section 12: the vectors whose cost a debug build bears.
    @Test(
        "Is hashed as RFC 7914 says",
        arguments: [
            ("", "", 16, 1, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"),
            (
                "password", "NaCl", 1024, 8, 16,
                "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
            ),
        ])
    func vectors(password: String, salt: String, rounds: Int, size: Int, lanes: Int, hash: String)
        async throws
    {
        let cost = PasswordCost(rounds: rounds, blockSize: size, parallelism: lanes)
        let expected = try #require([UInt8](hexadecimal: hash))
        let kept = KeptPassword(hash: expected, salt: Array(salt.utf8), cost: cost)
        let hasher = PasswordHasher(Self.cheap)
        #expect(try await hasher.verify(password, kept))
        #expect(try await !hasher.verify(password + "x", kept))
    }

    @Test("Is taken exactly as it came, and every hash has its own salt")
    func exact() async throws {
        let hasher = PasswordHasher(Self.cheap)
        let kept = try await hasher.keep("Crème brûlée ")
        #expect(try await hasher.verify("Crème brûlée ", kept))
        for other in ["Crème brûlée", "crème brûlée ", "Cre\u{300}me bru\u{302}le\u{301}e ", ""] {
            #expect(try await !hasher.verify(other, kept))
        }
        #expect(try await hasher.keep("Crème brûlée ").salt != kept.salt)
        #expect(try await !hasher.verify("anything", nil))
    }

    @Test("Of too many at once, the last are asked to come back")
    func bounded() async throws {
        let hasher = PasswordHasher(
            PasswordCost(rounds: 1 << 12, blockSize: 8, parallelism: 1), threads: 1)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<(PasswordHasher.mostWaiting * 2) {
                group.addTask {
                    do {
                        _ = try await hasher.verify("x", nil)
                        return true
                    } catch IdentityRefusal.busy {
                        return false
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } >= PasswordHasher.mostWaiting)
        #expect(outcomes.contains(false))
        #expect(try await !hasher.verify("x", nil), "and afterwards there is room again")
    }

    private static func rules() throws -> PasswordRules {
        let folder = "\(TestInstance.repository)/Resources/Passwords"
        return PasswordRules(
            breached: try BreachedPasswords.load(folder: folder), siteWords: ["Réseau Atlas", "terreau"])
    }

    @Test(
        "May be any of these",
        arguments: [
            "trois pommes et un âne", "correct horse battery", "xK9#mQ2$vL5nR8", "            a b c d",
            String(repeating: "Petit à petit ", count: 10), "ада встаёт рано утром",
        ])
    func taken(password: String) throws {
        #expect(try Self.rules().fault(in: password, of: "ada@example.org", name: nil) == nil)
    }

    @Test(
        "May be none of these, and the reason is said",
        arguments: [
            ("short", .tooShort), ("elevenchars", .tooShort),
            (String(repeating: "abcd", count: 300), .tooLong),
            ("aaaaaaaaaaaaaaa", .monotonous), ("ababababababab", .monotonous),
            ("123456789012", .monotonous), ("zyxwvutsrqpo", .monotonous), ("abcdefghijk7", .monotonous),
            ("qwertyuiop123", .breached), ("Password1234!", .breached), ("123football2024!", .breached),
            ("terreau-2026", .obvious), ("Ada.Lovelace12", .obvious), ("Lovelace-1815", .obvious),
            ("ada@example.org", .obvious), ("terreau terreau", .obvious),
        ] as [(String, PasswordRules.Fault)])
    func refused(password: String, fault: PasswordRules.Fault) throws {
        let found = try Self.rules().fault(
            in: password, of: "ada@example.org", name: "Ada Lovelace")
        #expect(found == fault, "\(password)")
    }

    @Test("Is refused when it is on the list, which holds hashes alone")
    func list() throws {
        let breached = try BreachedPasswords.load(folder: "\(TestInstance.repository)/Resources/Passwords")
        #expect(breached.count > 20_000)
        for password in ["password", "123456", "iloveyou", "football"] {
            #expect(breached.contains(password))
        }
        #expect(!breached.contains("trois pommes et un âne"))
    }
}
