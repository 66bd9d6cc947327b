import CanonicalJSON
import Crypto
import CryptoExtras
import Foundation
import Kernel
import TestKit
import Testing

@testable import Identity

/// What a provider says is believed only when everything about it is right.
@Suite("An ID token")
struct IDTokenTests {
    private static let issuer = "https://id.example"
    private static let now = IdentityCast.noon
    private static let expected = IDToken.Expectation(
        issuer: issuer, clientID: "terreau", nonce: "n-1", now: now)

    private struct Signer {
        let rsa: _RSA.Signing.PrivateKey
        let curve = P256.Signing.PrivateKey()

        init() throws { rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048) }

        var keys: [VerificationKey] {
            get throws {
                let raw = try rsa.publicKey.getKeyPrimitives()
                let point = Array(curve.publicKey.x963Representation)
                let set: [JSONValue] = [
                    [
                        "kty": "RSA", "kid": "r", "use": "sig",
                        "n": .string(Base64URL.text(Array(raw.modulus))),
                        "e": .string(Base64URL.text(Array(raw.publicExponent))),
                    ],
                    [
                        "kty": "EC", "crv": "P-256", "kid": "e",
                        "x": .string(Base64URL.text(Array(point[1..<33]))),
                        "y": .string(Base64URL.text(Array(point[33...]))),
                    ],
                ]
                return set.compactMap(VerificationKey.init(json:))
            }
        }

        func token(_ claims: [String: JSONValue], header: [String: JSONValue]) throws -> String {
            let signed = [header, claims].map { Base64URL.text(JSONValue.object($0).canonicalBytes) }
                .joined(separator: ".")
            let digest = SHA256.hash(data: Array(signed.utf8))
            let signature: [UInt8] =
                switch header["alg"]?.string {
                case "RS256":
                    Array(try rsa.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation)
                case "ES256": Array(try curve.signature(for: digest).rawRepresentation)
                case "HS256":
                    // The oldest trick: the public key as the secret of an HMAC
                    Array(
                        HMAC<SHA256>.authenticationCode(
                            for: Array(signed.utf8),
                            using: SymmetricKey(data: Array(rsa.publicKey.pemRepresentation.utf8))))
                default: []
                }
            return "\(signed).\(Base64URL.text(signature))"
        }
    }

    private static var claims: [String: JSONValue] {
        let seconds = now.milliseconds / 1000
        return [
            "iss": .string(issuer), "sub": "ada-1", "aud": "terreau", "nonce": "n-1",
            "exp": .integer(seconds + 300), "iat": .integer(seconds), "email": "Ada@Example.org",
            "email_verified": true,
        ]
    }

    private static func read(_ text: String, _ keys: [VerificationKey]) throws -> IDToken {
        try IDToken(IDToken.parts(text), signedBy: keys, expected)
    }

    @Test("Signed by RSA or on P-256, with every claim right, says who somebody is")
    func right() throws {
        let signer = try Signer()
        for header in [["alg": "RS256", "kid": "r"], ["alg": "ES256", "kid": "e"], ["alg": "RS256"]]
            as [[String: JSONValue]]
        {
            let token = try Self.read(try signer.token(Self.claims, header: header), signer.keys)
            #expect(token.subject == "ada-1")
            #expect(token.verifiedAddress?.text == "ada@example.org")
        }
    }

    @Test(
        "An address that the provider does not vouch for is none",
        arguments: [false, nil, "yes"] as [JSONValue?])
    func unverified(value: JSONValue?) throws {
        let signer = try Signer()
        var claims = Self.claims
        claims["email_verified"] = value
        let text = try signer.token(claims, header: ["alg": "RS256", "kid": "r"])
        #expect(try Self.read(text, signer.keys).verifiedAddress == nil)
    }

    @Test(
        "With one claim wrong it is refused, and the claim is named",
        arguments: [
            ("iss", "https://other.example", "iss"), ("iss", nil, "iss"), ("aud", "other", "aud"),
            ("aud", nil, "aud"), ("aud", ["terreau", "other"], "azp"), ("azp", "other", "azp"),
            ("nonce", "n-2", "nonce"), ("nonce", nil, "nonce"), ("exp", nil, "exp"),
            ("exp", .integer(now.milliseconds / 1000 - 61), "exp"), ("exp", "tomorrow", "exp"),
            ("iat", .integer(now.milliseconds / 1000 - 700), "iat"),
            ("iat", .integer(now.milliseconds / 1000 + 700), "iat"), ("iat", nil, "iat"),
            ("nbf", .integer(now.milliseconds / 1000 + 120), "nbf"), ("sub", nil, "sub"), ("sub", "", "sub"),
        ] as [(String, JSONValue?, String)])
    func wrongClaim(name: String, value: JSONValue?, reason: String) throws {
        let signer = try Signer()
        var claims = Self.claims
        claims[name] = value
        let text = try signer.token(claims, header: ["alg": "ES256", "kid": "e"])
        #expect(throws: ProviderRefusal.badToken(reason: reason)) { try Self.read(text, signer.keys) }
    }

    @Test("A minute of difference between clocks is borne")
    func skew() throws {
        let signer = try Signer()
        var claims = Self.claims
        claims["exp"] = .integer(Self.now.milliseconds / 1000 - 59)
        claims["nbf"] = .integer(Self.now.milliseconds / 1000 + 60)
        let text = try signer.token(claims, header: ["alg": "ES256", "kid": "e"])
        #expect(try Self.read(text, signer.keys).subject == "ada-1")
    }

    @Test(
        "Unsigned, signed by a trick or by somebody else, it is refused",
        arguments: [
            ["alg": "none"], ["alg": "None", "kid": "r"], ["alg": "HS256", "kid": "r"],
            ["alg": "RS256", "kid": "e"], ["alg": "ES256", "kid": "r"], ["alg": "RS256", "kid": "x"],
            ["alg": "PS256", "kid": "r"],
        ] as [[String: JSONValue]])
    func forged(header: [String: JSONValue]) throws {
        let signer = try Signer()
        let text = try signer.token(Self.claims, header: header)
        #expect(throws: ProviderRefusal.badToken(reason: "signature")) { try Self.read(text, signer.keys) }
    }

    @Test("Changed by one character anywhere, it is refused")
    func changed() throws {
        let signer = try Signer()
        let text = Array(try signer.token(Self.claims, header: ["alg": "ES256", "kid": "e"]).utf8)
        for position in stride(from: 0, to: text.count, by: 7) {
            var bytes = text
            bytes[position] = bytes[position] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            #expect(throws: ProviderRefusal.self) {
                try Self.read(String(decoding: bytes, as: UTF8.self), signer.keys)
            }
        }
        let other = try Signer()
        let theirs = try other.token(Self.claims, header: ["alg": "RS256", "kid": "r"])
        #expect(throws: ProviderRefusal.badToken(reason: "signature")) { try Self.read(theirs, signer.keys) }
    }

    @Test(
        "What has not the form of one is refused",
        arguments: ["", "a.b", "a.b.c", "e30.e30.", "e30.e30.e30.e30", "e30=.e30.e30", "{}.{}.x"])
    func form(text: String) {
        #expect(throws: ProviderRefusal.badToken(reason: "form")) { try IDToken.parts(text) }
    }

    @Test("What must be understood and is not, is refused")
    func critical() throws {
        let signer = try Signer()
        let text = try signer.token(
            Self.claims, header: ["alg": "ES256", "kid": "e", "crit": ["b64"], "b64": false])
        #expect(throws: ProviderRefusal.badToken(reason: "crit")) { try IDToken.parts(text) }
    }

    @Test("Keys that are short, of another use or of another sort are passed over")
    func keys() throws {
        let short = Base64URL.text([UInt8](repeating: 0xC1, count: 128))
        let sets: [JSONValue] = [
            ["kty": "RSA", "n": .string(short), "e": "AQAB"], ["kty": "oct", "k": "AAAA"],
            ["kty": "EC", "crv": "P-256", "x": "AAAA", "y": "AAAA"],
            ["kty": "OKP", "crv": "Ed25519", "x": "AA"],
            ["kty": "RSA", "use": "enc", "n": "AAAA", "e": "AQAB"], [:],
        ]
        #expect(sets.compactMap(VerificationKey.init(json:)).isEmpty)
    }

    /// RFC 7515, appendix A.3: a signature on P-256 that others made.
    @Test("The example of RFC 7515 verifies")
    func published() throws {
        let key = try #require(
            VerificationKey(json: [
                "kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
            ]))
        let signed =
            "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
            + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        let signature = try #require(
            Base64URL.bytes(
                "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"))
        #expect(key.isValid(signature, over: Array(signed.utf8)))
        #expect(!key.isValid(signature, over: Array(signed.utf8) + [0]))
    }
}
