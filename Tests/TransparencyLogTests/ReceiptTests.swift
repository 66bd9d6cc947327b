import Testing
import TransparencyLog

@Suite("Receipts")
struct ReceiptTests {
    let log: SampleLog
    let signer: SignerKey
    let trusted: TrustedLog
    let checkpoint: Note

    init() throws {
        log = try SampleLog(size: 1_000)
        signer = try #require(
            SignerKey(name: "example.org/log", kind: .note, seed: [UInt8](repeating: 5, count: 32)))
        trusted = TrustedLog(origin: "example.org/log", keys: [signer.verifier])
        checkpoint = try Checkpoint(origin: "example.org/log", head: log.head).signed(by: [signer])
    }

    private func receipt(_ index: Int, extra: [UInt8]?) throws -> Receipt {
        var tree = log.tree
        return Receipt(extra: extra, proof: try tree.inclusionProof(of: index), checkpoint: checkpoint)
    }

    @Test(
        "a receipt is written as the specification says, read back, and verified",
        arguments: [0, 5, 511, 999])
    func roundTrip(index: Int) throws {
        let entry = log.entries[index]
        let receipt = try receipt(index, extra: entry)
        let lines = String(decoding: receipt.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "c2sp.org/tlog-proof@v1")
        #expect(lines[1].hasPrefix("extra ZW50cnkg"))
        #expect(lines[2] == "index \(index)")
        #expect(lines[3] == receipt.proof.path[0].base64)
        #expect(lines[3 + receipt.proof.path.count] == "")
        #expect(lines[4 + receipt.proof.path.count] == "example.org/log")
        let read = try Receipt.parse(receipt.bytes)
        #expect(read == receipt)
        let verified = try read.verifiedEntry(in: trusted)
        #expect((verified.entry, verified.checkpoint.head) == (entry, log.head))
        let bare = try Receipt.parse(self.receipt(index, extra: nil).bytes)
        #expect(bare.extra == nil)
        #expect(try bare.verify(.leaf(entry), in: trusted).head == log.head)
        #expect(throws: TransparencyLogError.notIncluded) { try bare.verify(.leaf(entry + [0]), in: trusted) }
        #expect(throws: TransparencyLogError.notIncluded) { try bare.verifiedEntry(in: trusted) }
    }

    @Test("the sample of the specification is read, with its stands-in for signatures made whole")
    func specification() throws {
        // C2SP tlog-proof; its extra line lacks the padding that RFC 4648 asks for, which is added here.
        let text = """
            c2sp.org/tlog-proof@v1
            extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6
            index 73894
            gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
            B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

            example.com/fancylog
            109482
            sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

            — example.com/fancylog hI2DJw1roloI

            """
        let receipt = try Receipt.parse(Array(text.utf8))
        #expect(receipt.extra == Array("age-v1.2.1-darwin-arm64.tar.gz".utf8))
        #expect((receipt.proof.index, receipt.proof.path.count) == (73_894, 2))
        #expect(receipt.bytes == Array(text.utf8))
    }

    /// The first seven are those of github.com/transparency-dev/formats, proof/tlog_proof_test.go
    /// (Apache-2.0).
    @Test(
        "what is no receipt is refused",
        arguments: [
            "wrong-header\nindex 0\n", "c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n",
            "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nindex notanumber\n",
            "c2sp.org/tlog-proof@v1\nindex -5\n", "c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n",
            "c2sp.org/tlog-proof@v1\nindex 0\n" + String(repeating: "AAAA", count: 21) + "AA==\n",
            "c2sp.org/tlog-proof@v1\nindex 00\n", "c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n",
            "c2sp.org/tlog-proof@v1\nextra AAAA\nextra AAAA\nindex 0\n", "c2sp.org/tlog-proof@v1\nindex 0",
            "c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n", "c2sp.org/tlog-proof@v1\nindex  0\n",
            "c2sp.org/tlog-proof@v1\nindex 0\n"
                + String(repeating: MerkleHash.emptyTree.base64 + "\n", count: 64),
        ])
    func malformed(head: String) {
        let bytes = Array("\(head)\n".utf8) + checkpoint.bytes
        #expect(throws: TransparencyLogError.malformed(.receipt)) { try Receipt.parse(bytes) }
    }

    @Test("too much is refused before it is read")
    func limits() throws {
        let long = [UInt8](repeating: 0x0A, count: Receipt.longestBytes + 1)
        #expect(throws: TransparencyLogError.tooLong(.receipt, limitBytes: Receipt.longestBytes)) {
            try Receipt.parse(long)
        }
        let extra = [UInt8](repeating: 1, count: EntryBundle.longestEntry)
        #expect(try Receipt.parse(receipt(1, extra: extra).bytes).extra == extra)
    }

    @Test("no change of a byte leaves a receipt valid, and what is read is written as it was")
    func mutations() throws {
        let original = try receipt(700, extra: log.entries[700]).bytes
        for changed in original.mutations where changed != original {
            guard let receipt = try? Receipt.parse(changed) else { continue }
            #expect(receipt.bytes == changed)
            #expect((try? receipt.verifiedEntry(in: trusted)) == nil)
        }
    }
}
