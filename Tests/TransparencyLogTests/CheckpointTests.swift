import Testing
import TransparencyLog

@Suite("Checkpoints and cosignatures")
struct CheckpointTests {
    /// The Go checksum database at 15,067,302 entries, from the README of google/trillian-examples,
    /// witness/golang/cmd/addrwitness (Apache-2.0), and its public key.
    static let sumdb = """
        go.sum database tree
        15067302
        gJyioq6dwR9n+NjEWORfYmH+ubeYm3kH42BBQ0bTpYI=

        — sum.golang.org Az3grp1rvWOs5NKlr/xR4GLN/CDyzzakmt1o61uSxYKpK1SerqOP2ClbX/peKUZjYnyomH5Xz7GZG3TpB7OeKn4E2ww=
        — test.example.com qTGhC/xIPQ0AXKHK6Y+9ypRfuvMZWPjRXM8NiOg5M1WREn07VQXyuIXM3NRNav3ieVFLUqDRK77PWDmL6w8w84UqeAw=

        """
    static let sumdbKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"

    @Test("a checkpoint of the Go checksum database is by its key")
    func real() throws {
        let key = try VerifierKey.parse(Self.sumdbKey)
        let log = TrustedLog(origin: "go.sum database tree", keys: [key])
        let checkpoint = try log.checkpoint(in: Note.parse(Array(Self.sumdb.utf8)))
        #expect(checkpoint.head.size == 15_067_302)
        #expect(checkpoint.head.root.base64 == "gJyioq6dwR9n+NjEWORfYmH+ubeYm3kH42BBQ0bTpYI=")
        #expect(checkpoint.extensions.isEmpty)
        let other = Self.sumdb.replacing("15067302", with: "15067303")
        #expect(throws: TransparencyLogError.badSignature(keyName: "sum.golang.org")) {
            try log.checkpoint(in: Note.parse(Array(other.utf8)))
        }
        let elsewhere = TrustedLog(origin: "go.sum database", keys: [key])
        #expect(throws: TransparencyLogError.wrongOrigin("go.sum database tree")) {
            try elsewhere.checkpoint(in: Note.parse(Array(Self.sumdb.utf8)))
        }
    }

    @Test(
        "the text must be three lines or more, none of them empty, the numbers written one way",
        arguments: [
            "Log\n123\n", "\n123\n\(root)\n", "Log\n123\n\(root)", "Log\nbananas\n\(root)\n",
            "Log\n-34\n\(root)\n",
            "Log\n+34\n\(root)\n", "Log\n034\n\(root)\n", "Log\n00\n\(root)\n", "Log\n\n\(root)\n",
            "Log\n3438945738945739845734895735\n\(root)\n", "Log\n9223372036854775808\n\(root)\n",
            "Log\n123\nThisIsn'tBase64\n", "Log\n123\nYmFuYW5hcw==\n", "Log\n123\n\(root)\n\n",
            "Log\n123\n\(root)\nfirst\n\nthird\n", "Log\n１\n\(root)\n", "Log\n 1\n\(root)\n",
            "Log\n123\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", "Lo\tg\n123\n\(root)\n", "",
        ])
    func malformed(text: String) {
        #expect(throws: TransparencyLogError.malformed(.checkpoint)) {
            try Checkpoint.parse(Array(text.utf8))
        }
    }

    static let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

    @Test("origins may have spaces and plus signs, and extension lines are kept")
    func extensions() throws {
        for text in [
            "a + b\n0\n\(Self.root)\n", "L\n9223372036854775807\n\(Self.root)\none\nand two\n",
        ] {
            #expect(try Checkpoint.parse(Array(text.utf8)).text == Array(text.utf8))
        }
        #expect(throws: TransparencyLogError.malformed(.checkpoint)) {
            try Checkpoint(origin: "a", head: .empty, extensions: [""])
        }
        #expect(throws: TransparencyLogError.malformed(.checkpoint)) {
            try Checkpoint(origin: "a\nb", head: .empty)
        }
    }

    @Test("the id of a published witness's key, and the time of a published cosignature")
    func published() throws {
        // github.com/transparency-dev/formats, note/note_cosigv1_test.go (BSD-3-Clause).
        let key = try VerifierKey.parse(
            "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2")
        #expect((key.kind, key.id) == (.cosignature, 0xda77_ade7))
        let line =
            "— w ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gx"
            + "EHWWOworDcFiEBYJXORmnFBOBA==\n"
        let signature = try NoteSignature.parse(Array(line.utf8))[0]
        #expect(Cosignature(signature)?.timeSeconds == 1_727_964_367)
        let plain =
            "— w eQjRQm6eSKzFoiYalgwCPXu2y3ijtg68is9M46JKxuZB+dRfTmeQeDBoXnvxZx2ugnkyV+MUMLXp"
            + "Ws1hPb/W/4xkNQY=\n"
        #expect(Cosignature(try NoteSignature.parse(Array(plain.utf8))[0]) == nil)
    }

    static let body = "example.com/behind-the-sofa\n20852163\n\(root)\n"

    @Test("a cosignature is over the time and the whole text; the bytes are those of another program")
    func cosigns() throws {
        let seed = (0..<32).map { UInt8($0) }
        let witness = try #require(
            SignerKey(name: "witness.example.com/w1", kind: .cosignature, seed: seed))
        let signature = try witness.cosign(Array(Self.body.utf8), timeSeconds: 1_679_315_147)
        // Made with Python's cryptography from the text of the specification's example.
        #expect(witness.verifier.text == expectedWitnessKey)
        #expect(signature.line == expectedCosignature)
        let note = try Note(text: Array(Self.body.utf8), signatures: [signature])
        #expect(try note.open(with: [witness.verifier]).count == 1)
        let extended = try Note(text: Array((Self.body + "more\n").utf8), signatures: [signature])
        #expect(throws: TransparencyLogError.badSignature(keyName: "witness.example.com/w1")) {
            try extended.open(with: [witness.verifier])
        }
        for changed in note.bytes.mutations {
            guard let note = try? Note.parse(changed) else { continue }
            #expect((try? note.open(with: [witness.verifier])) == nil)
        }
    }

    @Test("a quorum counts keys, not lines and not names")
    func quorum() throws {
        func key(_ name: String, _ seed: UInt8, _ kind: KeyKind = .cosignature) throws -> SignerKey {
            try #require(SignerKey(name: name, kind: kind, seed: [UInt8](repeating: seed, count: 32)))
        }
        let (log, one, alias, two) = (
            try key("log", 1, .note), try key("one", 2), try key("alias", 2), try key("two", 3)
        )
        let checkpoint = try Checkpoint(origin: "log", head: .empty)
        let text = checkpoint.text
        let note = try checkpoint.signed(by: [log]).adding([
            one.cosign(text, timeSeconds: 1), alias.cosign(text, timeSeconds: 2),
        ])
        func trusting(_ witnesses: [SignerKey], _ quorum: Int) -> TrustedLog {
            TrustedLog(
                origin: "log", keys: [log.verifier], witnesses: witnesses.map(\.verifier), quorum: quorum)
        }
        #expect(try trusting([one, two], 1).checkpoint(in: note) == checkpoint)
        #expect(throws: TransparencyLogError.tooFewWitnesses(found: 1, needed: 2)) {
            try trusting([one, alias, two], 2).checkpoint(in: note)
        }
        let both = try note.adding([two.cosign(text, timeSeconds: 3)])
        #expect(try trusting([one, alias, two], 2).checkpoint(in: both) == checkpoint)
        let again = try both.adding([two.cosign(text, timeSeconds: 4)])
        #expect(again.signatures.count == both.signatures.count)
        let unsigned = try Note(text: text, signatures: Array(both.signatures.dropFirst()))
        #expect(throws: TransparencyLogError.noKnownSignature) {
            try trusting([one, two], 2).checkpoint(in: unsigned)
        }
    }
}

private let expectedWitnessKey =
    "witness.example.com/w1+a0059f11+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
private let expectedCosignature =
    "— witness.example.com/w1 oAWfEQAAAABkGFDLBuRDazBLVac2NE+Y+IjbjQOcXLfF9CSDZVUIoS83rE1n"
    + "FZsVE8YiWV6Ngr7lV8H6bdoBQGP/l73euDMQ9k+bBQ==\n"
