import Testing
import TransparencyLog

/// Keys and notes of golang.org/x/mod, sumdb/note/note_test.go (BSD-3-Clause).
@Suite("Signed notes")
struct NoteTests {
    static let peterSecret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let peterKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let enochKey = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
    static let text =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    static let peterBlob =
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    static let enochBlob =
        "rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ="
    static let peterLine = "— PeterNeumann \(peterBlob)\n"
    static let enochLine = "— EnochRoot \(enochBlob)\n"

    let peter: VerifierKey
    let enoch: VerifierKey

    init() throws {
        (peter, enoch) = (try VerifierKey.parse(Self.peterKey), try VerifierKey.parse(Self.enochKey))
    }

    @Test("a key is read, written, and gives its signature")
    func signs() throws {
        let signer = try SignerKey.parse(Self.peterSecret)
        #expect(signer.secretText == Self.peterSecret)
        #expect(signer.verifier == peter)
        #expect((peter.text, peter.id, peter.name) == (Self.peterKey, 0xc74f_20a3, "PeterNeumann"))
        let note = try Note(text: Array(Self.text.utf8), signatures: [signer.sign(Array(Self.text.utf8))])
        #expect(String(decoding: note.bytes, as: UTF8.self) == Self.text + "\n" + Self.peterLine)
        #expect(!"\(signer) \(String(reflecting: signer))".contains("AYEKFAL"))
        var dumped = ""
        dump(signer, to: &dumped)
        #expect(!dumped.contains("PrivateKey"))
    }

    @Test("the key of the zero seed is Enoch's")
    func seed() throws {
        let signer = try #require(
            SignerKey(name: "EnochRoot", kind: .note, seed: [UInt8](repeating: 0, count: 32)))
        #expect(signer.verifier == enoch)
        #expect(SignerKey(name: "EnochRoot", kind: .note, seed: [1, 2, 3]) == nil)
        #expect(SignerKey(name: "Enoch Root", kind: .note, seed: [UInt8](repeating: 0, count: 32)) == nil)
    }

    @Test("known signatures are verified, unknown ones ignored, none at all refused")
    func opens() throws {
        let note = try Note.parse(Array("\(Self.text)\n\(Self.peterLine)\(Self.enochLine)".utf8))
        #expect(note.text == Array(Self.text.utf8))
        #expect(try note.open(with: [peter]).map(\.keyName) == ["PeterNeumann"])
        #expect(try note.open(with: [enoch, peter, peter]).map(\.keyName) == ["PeterNeumann", "EnochRoot"])
        #expect(throws: TransparencyLogError.noKnownSignature) { try note.open(with: []) }
        #expect(throws: TransparencyLogError.noKnownSignature) { try note.open(with: [peter.asCosigner]) }
        let twice = try Note.parse(Array("\(Self.text)\n\(Self.peterLine)\(Self.peterLine)".utf8))
        #expect(try twice.open(with: [peter]).count == 1)
    }

    @Test("a signature that claims a known key and is not by it spoils the note")
    func badSignature() throws {
        let other = try Note.parse(Array("Another text.\n\n\(Self.peterLine)\(Self.enochLine)".utf8))
        #expect(throws: TransparencyLogError.badSignature(keyName: "PeterNeumann")) {
            try other.open(with: [peter])
        }
        let longer = Self.peterLine.replacing("fcvIAQ", with: "fcvIAQABCD")
        let note = try Note.parse(Array("\(Self.text)\n\(Self.enochLine)\(longer)".utf8))
        #expect(throws: TransparencyLogError.badSignature(keyName: "PeterNeumann")) {
            try note.open(with: [enoch, peter])
        }
        #expect(try note.open(with: [enoch]).count == 1)
    }

    @Test("what is no note is refused")
    func malformed() {
        let (text, line) = (Self.text, Self.peterLine)
        let notes = [
            text, text + "\n", text + "\n" + line.dropLast(), "\u{1}" + text + "\n" + line,
            text + "\n— Bad Name \(Self.peterBlob)\n", text + "\n" + line + "Unexpected line.\n", "",
            "\n", "\n\n", text + "\n" + String(repeating: line, count: 101), text + "\r\n\r\n" + line,
            text + "\n— Peter\u{A0}Neumann \(Self.peterBlob)\n",
            text + "\n— Peter+Neumann \(Self.peterBlob)\n",
            text + "\n- PeterNeumann \(Self.peterBlob)\n", text + "\n—  \(Self.peterBlob)\n",
            text + "\n— PeterNeumann x08gow==\n", text + "\n— PeterNeumann x08go\n",
            text + "\n— PeterNeumann \(Self.peterBlob) \n",
        ]
        for note in notes {
            #expect(throws: TransparencyLogError.malformed(.note), "\(note)") {
                try Note.parse(Array(note.utf8))
            }
        }
        #expect(throws: TransparencyLogError.malformed(.note)) {
            try Note.parse([0xFF] + Array("\(text)\n\(line)".utf8))
        }
        #expect(throws: TransparencyLogError.tooLong(.note, limitBytes: Note.longestBytes)) {
            try Note.parse([UInt8](repeating: 0x61, count: Note.longestBytes + 1))
        }
    }

    @Test("a hundred signatures are read, and sixteen of the size of post-quantum ones")
    func many() throws {
        let note = Self.text + "\n" + String(repeating: Self.peterLine, count: 100)
        #expect(try Note.parse(Array(note.utf8)).signatures.count == 100)
        let large = String(repeating: "AAAA", count: 5000 / 3)
        let lines = (0..<16).map { "— witness\($0) \(large)\n" }.joined()
        #expect(try Note.parse(Array((Self.text + "\n" + lines).utf8)).signatures.count == 16)
    }

    @Test("the text is parted from the signatures by the last empty line")
    func emptyLines() throws {
        let text = "a\n\n— b \(Self.enochBlob)\n\nc\n\n\n"
        let note = try Note.parse(Array("\(text)\n\(Self.peterLine)".utf8))
        #expect(note.text == Array(text.utf8))
        #expect(note.signatures.map(\.keyName) == ["PeterNeumann"])
    }

    @Test("names that Unicode holds equivalent are two names")
    func spelling() throws {
        let seed = [UInt8](repeating: 7, count: 32)
        let composed = try #require(SignerKey(name: "caf\u{E9}", kind: .note, seed: seed))
        let decomposed = try #require(SignerKey(name: "cafe\u{301}", kind: .note, seed: seed))
        #expect(composed.verifier != decomposed.verifier)
        let note = try Note(text: [0x61, 0x0A], signatures: [composed.sign([0x61, 0x0A])])
        #expect(throws: TransparencyLogError.noKnownSignature) { try note.open(with: [decomposed.verifier]) }
        let origin = try Checkpoint(origin: "caf\u{E9}", head: .empty)
        #expect(origin.isOf("caf\u{E9}") && !origin.isOf("cafe\u{301}"))
    }

    @Test("no part and no misspelling of a key is a key")
    func badKeys() {
        for (key, parse) in [
            (Self.peterKey, { _ = try VerifierKey.parse($0) }),
            (Self.peterSecret, { _ = try SignerKey.parse($0) }),
        ] as [(String, (String) throws -> Void)] {
            let bytes = Array(key.utf8)
            for start in bytes.indices {
                for end in start...bytes.count where (start, end) != (0, bytes.count) {
                    let part = String(decoding: bytes[start..<end], as: UTF8.self)
                    #expect(throws: TransparencyLogError.self) { try parse(part) }
                }
                var other = bytes
                other[start] += 1
                #expect(throws: TransparencyLogError.self) {
                    try parse(String(decoding: other, as: UTF8.self))
                }
            }
        }
        for key in [
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            String(repeating: "a", count: 2000) + Self.peterKey,
        ] {
            #expect(throws: TransparencyLogError.self) { try VerifierKey.parse(key) }
        }
    }

    @Test("every note that is read is written as it was, whatever byte is changed; none of the changed opens")
    func mutations() throws {
        let original = Array("\(Self.text)\n\(Self.peterLine)".utf8)
        for changed in original.mutations {
            guard let note = try? Note.parse(changed) else { continue }
            #expect(note.bytes == changed)
            if note.bytes != original { #expect((try? note.open(with: [peter])) == nil) }
        }
    }
}
