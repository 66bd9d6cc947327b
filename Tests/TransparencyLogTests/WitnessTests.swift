import Testing
import TransparencyLog

@Suite("The witness")
struct WitnessTests {
    /// The example of C2SP tlog-witness.
    static let request = """
        old 20852014
        PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
        jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
        5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
        /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=

        """

    @Test("the specification's request is read and written")
    func example() throws {
        let request = try WitnessRequest.parse(Array(Self.request.utf8))
        #expect((request.oldSize, request.proof.path.count) == (20_852_014, 4))
        #expect(request.checkpoint.signatures.map(\.keyID) == [0x033d_e0ae, 0xa292_ea05])
        #expect(try Checkpoint.parse(request.checkpoint.text).head.size == 20_852_163)
        #expect(request.bytes == Array(Self.request.utf8))
        for changed in request.bytes.mutations {
            if let other = try? WitnessRequest.parse(changed) { #expect(other.bytes == changed) }
        }
    }

    @Test("the specification's response is read and written")
    func response() throws {
        let text = """
            — witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5krrDJbR1HDnucjL39QsZTSvVjyQLrdk3DXDqI5G2HgLatVs0pWh6Up69HVOw==
            — witness.example/w1 I7rEps0pvK2UqkS2gSpVUDhrhVtQV9lgF6pRrWAvjJHjyWpW7VcE3SiOlVlbQNt64vWhO+DlkL0+UfzuOBMh9ChdMkP1vi/lCAsmlw==
            — witness.example/w2 AWui8Sk55XjYLOijihBjhqEH6nS1ndDymE0a+6idX7pLcnoB+dhnz0854aLZgrrKbYKA7nC3HNJhm/kWl7oJlqU3rXXvpysAdyP3wQ==

            """
        let response = try WitnessResponse.parse(status: 200, body: Array(text.utf8))
        guard case .cosigned(let signatures) = response else {
            Issue.record("not cosigned")
            return
        }
        #expect(
            signatures.map(\.keyName) == ["witness.example/w1", "witness.example/w1", "witness.example/w2"])
        #expect(response.body == Array(text.utf8))
    }

    @Test("answers are read as they are written, and nothing else is an answer")
    func answers() throws {
        for answer in [
            .badRequest, .untrusted, .unknownLog, .conflict(latestSize: 0), .conflict(latestSize: Int.max),
            .unproven,
        ] as [WitnessResponse] {
            #expect(try WitnessResponse.parse(status: answer.status, body: answer.body) == answer)
        }
        #expect(WitnessResponse.conflict(latestSize: 7).body == Array("7\n".utf8))
        #expect(WitnessResponse.conflict(latestSize: 7).contentType == "text/x.tlog.size")
        for (status, body) in [
            (409, ""), (409, "7"), (409, "07\n"), (409, "-7\n"), (409, "7\n8\n"), (409, "x\n"), (200, ""),
            (200, "\n"), (200, "— w\n"), (201, ""), (302, ""), (500, ""),
        ] {
            #expect(throws: TransparencyLogError.self, "\(status) \(body)") {
                try WitnessResponse.parse(status: status, body: Array(body.utf8))
            }
        }
    }

    let log: SampleLog
    let signer: SignerKey
    let witness: Witness

    init() throws {
        log = try SampleLog(size: 300)
        signer = try #require(SignerKey(name: "log", kind: .note, seed: [UInt8](repeating: 1, count: 32)))
        witness = Witness(
            key: try #require(
                SignerKey(name: "w", kind: .cosignature, seed: [UInt8](repeating: 2, count: 32))),
            logs: [TrustedLog(origin: "log", keys: [signer.verifier])])
    }

    private func head(_ size: Int) throws -> TreeHead {
        var tree = log.tree
        return try tree.head(size: size)
    }

    private func request(
        from old: Int, to new: TreeHead, origin: String = "log", key: SignerKey? = nil,
        path: [MerkleHash]? = nil
    ) throws -> [UInt8] {
        var tree = try SampleLog(size: max(old, new.size)).tree
        let checkpoint = try Checkpoint(origin: origin, head: new).signed(by: [key ?? signer])
        let proof = try path.map(ConsistencyProof.init) ?? tree.consistencyProof(from: old)
        return WitnessRequest(oldSize: old, proof: proof, checkpoint: checkpoint).bytes
    }

    @Test(
        "what follows from the last checkpoint is cosigned",
        arguments: [(0, 1), (0, 300), (1, 2), (99, 256), (300, 300)])
    func cosigns(old: Int, new: Int) throws {
        let latest = old == 0 ? nil : try head(old)
        let body = try request(from: old, to: head(new))
        let decision = try witness.answer(body, timeSeconds: 1_700_000_000) { _ in latest }
        guard case .cosigned(let signatures) = decision.response else {
            Issue.record("\(decision.response)")
            return
        }
        #expect(decision.cosigned?.head == (try head(new)))
        let note = try WitnessRequest.parse(body).checkpoint
        let cosigned = try WitnessResponse.adding(signatures, by: [witness.key.verifier], to: note)
        let trusted = TrustedLog(
            origin: "log", keys: [signer.verifier], witnesses: [witness.key.verifier], quorum: 1)
        #expect(try trusted.checkpoint(in: cosigned).head.size == new)
        #expect(cosigned.signatures.last.flatMap(Cosignature.init)?.timeSeconds == 1_700_000_000)
        #expect(throws: TransparencyLogError.noKnownSignature) {
            try WitnessResponse.adding(signatures, by: [], to: note)
        }
    }

    @Test("everything else is refused with the status of the specification, and changes nothing")
    func refusals() throws {
        let stranger = try #require(
            SignerKey(name: "log", kind: .note, seed: [UInt8](repeating: 3, count: 32)))
        let (h100, h200) = (try head(100), try head(200))
        let forked = TreeHead(size: 200, root: .leaf([1]))
        let cases: [([UInt8], TreeHead?, WitnessResponse)] = [
            (Array("old x\n".utf8), h100, .badRequest), ([], h100, .badRequest),
            (try request(from: 201, to: h200, path: []), h200, .badRequest),
            (try request(from: 100, to: h200, origin: "other"), h100, .unknownLog),
            (try request(from: 100, to: h200, key: stranger), h100, .untrusted),
            (try request(from: 0, to: h200), h100, .conflict(latestSize: 100)),
            (try request(from: 100, to: h200), nil, .conflict(latestSize: 0)),
            (try request(from: 100, to: h100), h200, .conflict(latestSize: 200)),
            (try request(from: 200, to: forked, path: []), h200, .conflict(latestSize: 200)),
            (try request(from: 100, to: h200, path: []), h100, .unproven),
            (try request(from: 100, to: forked), h100, .unproven),
            (try request(from: 0, to: h200, path: [h100.root]), nil, .unproven),
            (try request(from: 200, to: h200, path: [h100.root]), h200, .unproven),
            (try request(from: 0, to: TreeHead(size: 0, root: h100.root)), nil, .conflict(latestSize: 0)),
        ]
        for (body, latest, response) in cases {
            let decision = try witness.answer(body, timeSeconds: 1) { _ in latest }
            #expect(decision.response == response)
            #expect(decision.cosigned == nil)
        }
    }

    @Test(
        "what is no request is refused",
        arguments: [
            "", "old 1", "old 1\n", "old 01\n\n", "old  1\n\n", "old 1 \n\n", "new 1\n\n", "1\n\n", "\n\n",
            "old -1\n\n", "old 9223372036854775808\n\n", "old 1\nAAAA\n\n",
            "old 1\n" + String(repeating: MerkleHash.emptyTree.base64 + "\n", count: 64) + "\n",
        ])
    func malformed(head: String) throws {
        let note = try Checkpoint(origin: "log", head: .empty).signed(by: [signer])
        #expect(throws: TransparencyLogError.malformed(.witnessRequest)) {
            try WitnessRequest.parse(Array(head.utf8) + (head.hasSuffix("\n\n") ? note.bytes : []))
        }
    }
}
