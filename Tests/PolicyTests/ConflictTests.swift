import Policy
import RDF
import Testing

@Suite("Conflicts, and questions on policies before anybody asks")
struct ConflictTests {
    let vocabulary: Vocabulary

    init() throws {
        vocabulary = Vocabulary(try Resources.vocabulary())
    }

    static let base = "odrl:assignee ex:alice ; odrl:action odrl:read ; odrl:target ex:x"

    static func constraint(_ left: String, _ operation: String, _ right: String) -> String {
        "odrl:constraint [ odrl:leftOperand \(left) ; odrl:operator odrl:\(operation) ; odrl:rightOperand \(right) ]"
    }

    private func document(_ permission: String, _ prohibition: String, _ more: String = "") throws
        -> ODRLDocument
    {
        let text =
            RandomPolicy.prefixes
                + """
                ex:p a odrl:Set ; odrl:permission [ a odrl:Permission ; \(permission) ] ;
                  odrl:prohibition [ a odrl:Prohibition ; \(prohibition) ] . \(more)
                """
        return ODRLDocument(try TurtleParser().graph(from: text), vocabulary: vocabulary)
    }

    private func verdict(
        _ permission: String, _ prohibition: String, _ more: String = ""
    ) throws -> ConflictAnalysis.Verdict {
        try ConflictAnalysis([document(permission, prohibition, more)]).verdict
    }

    static let actionCases: [(String, String, ConflictAnalysis.Verdict)] = [
        ("read", "read", ConflictAnalysis.Verdict.conflict), ("use", "print", .conflict),
        ("print", "use", .conflict),
        ("sell", "use", .compatible), ("display", "play", .conflict), ("print", "play", .compatible),
    ]

    @Test(
        "actions: one must be included in the other",
        arguments: actionCases)
    func actions(allowed: String, forbidden: String, expected: ConflictAnalysis.Verdict) throws {
        #expect(
            try verdict(
                "odrl:action odrl:\(allowed) ; odrl:target ex:x",
                "odrl:action odrl:\(forbidden) ; odrl:target ex:x")
                == expected)
    }

    @Test("an undefined operand of one rule leaves open whether it meets another, unless it cannot anyhow")
    func undefinedOperands() throws {
        func rule(_ operand: String, _ operation: String, _ value: Int) -> String {
            "\(ConflictTests.base) ; odrl:constraint [ odrl:leftOperand \(operand) ; odrl:operator odrl:\(operation) ; odrl:rightOperand \(value) ]"
        }
        #expect(try verdict(rule("ex:mood", "eq", 1), ConflictTests.base) == .unknown)
        #expect(try verdict(rule("ex:mood", "lt", 5), rule("ex:mood", "lt", 3)) == .conflict)
        #expect(try verdict(rule("ex:mood", "lt", 5), rule("ex:mood", "gt", 7)) == .compatible)
        #expect(try verdict(rule("odrl:count", "lt", 5), rule("odrl:count", "lt", 3)) == .conflict)
    }

    @Test("an undefined action may be anything, unless both name the same")
    func undefinedActions() throws {
        let undefined = "odrl:action ex:frobnicate ; odrl:target ex:x"
        #expect(try verdict(undefined, ConflictTests.base) == .unknown)
        #expect(try verdict(undefined, undefined) == .conflict)
    }

    @Test("other parties and other assets never meet; collections by their members")
    func entities() throws {
        let base = ConflictTests.base
        #expect(try verdict(base, base) == .conflict)
        #expect(try verdict(base, base.replacing("alice", with: "bob")) == .compatible)
        #expect(try verdict(base, base.replacing("ex:x", with: "ex:y")) == .compatible)
        let shelf = base.replacing("ex:x", with: "ex:shelf")
        let box = base.replacing("ex:x", with: "ex:box")
        let both =
            "ex:shelf a odrl:AssetCollection ; odrl:uid <http://s/shelf> . ex:box a odrl:AssetCollection . "
        #expect(try verdict(shelf, base, both + "ex:x odrl:partOf <http://s/shelf> .") == .conflict)
        #expect(
            try verdict(shelf, box, both + "ex:a odrl:partOf ex:shelf . ex:b odrl:partOf ex:box .")
                == .compatible)
        #expect(try verdict(shelf, box, both + "ex:a odrl:partOf ex:shelf, ex:box .") == .conflict)
        #expect(try verdict(shelf, box, both) == .conflict)
    }

    static let constraintCases: [(String, String, ConflictAnalysis.Verdict)] = [
        (
            constraint("odrl:count", "gt", "5"), constraint("odrl:count", "lt", "6"),
            ConflictAnalysis.Verdict.compatible
        ),
        (
            constraint("odrl:percentage", "gt", "5.0"), constraint("odrl:percentage", "lt", "6.0"),
            .conflict
        ),
        (
            constraint("odrl:percentage", "gt", "5.0"), constraint("odrl:percentage", "lteq", "5.0"),
            .compatible
        ),
        (constraint("ex:age", "eq", "18"), constraint("ex:age", "eq", "18"), .conflict),
        (constraint("ex:age", "lt", "18"), constraint("ex:age", "gteq", "18"), .compatible),
        (
            constraint("odrl:purpose", "isA", "sc:Education"),
            constraint("odrl:purpose", "eq", "sc:DigitalInclusion"), .conflict
        ),
        (
            constraint("odrl:purpose", "isA", "sc:Education"),
            constraint("odrl:purpose", "isA", "sc:ExcludedUse"), .compatible
        ),
        (
            constraint("odrl:purpose", "eq", "sc:Education"),
            constraint("odrl:purpose", "eq", "sc:DigitalInclusion"), .ambiguous
        ),
        (
            constraint("odrl:purpose", "isA", "ex:nowhere"),
            constraint("odrl:purpose", "eq", "sc:Health"), .unknown
        ),
        (constraint("odrl:purpose", "eq", "ex:a"), constraint("odrl:purpose", "eq", "ex:b"), .compatible),
        (constraint("odrl:purpose", "neq", "ex:a"), constraint("odrl:purpose", "neq", "ex:b"), .conflict),
        (
            constraint("odrl:purpose", "isAnyOf", "ex:a, ex:b"),
            constraint("odrl:purpose", "isNoneOf", "ex:a, ex:b"), .compatible
        ),
        (
            constraint("odrl:purpose", "isAllOf", "ex:a, ex:b"),
            constraint("odrl:purpose", "isNoneOf", "ex:c"), .ambiguous
        ),
        (
            constraint("odrl:dateTime", "lteq", "\"2024-01-01Z\"^^xsd:date"),
            constraint("odrl:dateTime", "gt", "\"2024-01-01T10:00:00Z\"^^xsd:dateTime"), .ambiguous
        ),
        (
            constraint("odrl:dateTime", "lt", "\"2024-01-01T00:00:00Z\"^^xsd:dateTime"),
            constraint("odrl:dateTime", "gt", "\"2024-01-01T05:00:00\"^^xsd:dateTime"), .ambiguous
        ),
        (
            constraint("odrl:dateTime", "lt", "\"2024-01-01T00:00:00Z\"^^xsd:dateTime"),
            constraint("odrl:dateTime", "gt", "\"2024-06-01T00:00:00Z\"^^xsd:dateTime"), .compatible
        ),
    ]

    @Test(
        "constraints: jointly satisfiable, surely not, or only by a reading",
        arguments: constraintCases)
    func constraints(left: String, right: String, expected: ConflictAnalysis.Verdict) throws {
        #expect(
            try verdict("\(ConflictTests.base) ; \(left)", "\(ConflictTests.base) ; \(right)") == expected)
    }

    @Test("a verdict on numbers agrees with trying every number", arguments: UInt64(0)..<40)
    func byEnumeration(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let operations = ["eq", "neq", "lt", "lteq", "gt", "gteq"]
        for _ in 0..<5 {
            let atoms = (0..<4).map { _ in (random.pick(operations), Int.random(in: 0...4, using: &random)) }
            let texts = atoms.map { ConflictTests.constraint("odrl:count", $0.0, "\($0.1)") }
            let possible = (-1...6).contains { number in atoms.allSatisfy { holds(number, $0.0, $0.1) } }
            let found = try verdict(
                "\(ConflictTests.base) ; \(texts[0]) ; \(texts[1])",
                "\(ConflictTests.base) ; \(texts[2]) ; \(texts[3])")
            #expect(found == (possible ? .conflict : .compatible), "\(atoms)")
        }
    }

    private func holds(_ number: Int, _ operation: String, _ bound: Int) -> Bool {
        switch operation {
        case "eq": number == bound
        case "neq": number != bound
        case "lt": number < bound
        case "lteq": number <= bound
        case "gt": number > bound
        default: number >= bound
        }
    }

    @Test("a witness is a request that both rules apply to")
    func witness() throws {
        let found = try ConflictAnalysis([
            document(
                "\(ConflictTests.base) ; " + ConflictTests.constraint("odrl:count", "gt", "2"),
                "\(ConflictTests.base) ; " + ConflictTests.constraint("odrl:count", "lteq", "3"))
        ])
        #expect(found.pairs.first?.witness["http://www.w3.org/ns/odrl/2/count"] == "3")
        #expect(
            found.pairs.first?.witness["http://www.w3.org/ns/odrl/2/action"]
                == "http://www.w3.org/ns/odrl/2/read")
    }

    // MARK: Questions

    private func offer(_ rules: String) throws -> ODRLDocument {
        ODRLDocument(
            try TurtleParser().graph(
                from: RandomPolicy.prefixes
                    + "ex:o a odrl:Offer ; odrl:conflict odrl:prohibit ; odrl:target ex:x ; \(rules) ."),
            vocabulary: vocabulary)
    }

    private static let social =
        "odrl:permission [ a odrl:Permission ; odrl:action odrl:use ; "
        + constraint("sc:partyKind", "isA", "sc:SocialEconomyEntity") + " ]"
    private static let noResale =
        "odrl:prohibition [ a odrl:Prohibition ; odrl:action odrl:use ; "
        + constraint("odrl:purpose", "isA", "sc:ExcludedUse") + " ]"
    private static let partyKind: IRI = "https://terreau.example/ns/social-commons#partyKind"
    private static let train: IRI = "https://terreau.example/ns/social-commons#train"

    @Test("can any for-profit ever train on this? no; an association? yes, with a witness")
    func everPermitted() throws {
        let questions = PolicyQuestions([try offer(ConflictTests.social + " ; " + ConflictTests.noResale)])
        let sc = "https://terreau.example/ns/social-commons#"
        #expect(
            questions.canEverPermit(
                action: ConflictTests.train, within: [ConflictTests.partyKind: IRI(sc + "ForProfit")])
                == .no)
        guard
            case .yes(let witness) = questions.canEverPermit(
                action: ConflictTests.train, within: [ConflictTests.partyKind: IRI(sc + "Cooperative")])
        else { return #expect(Bool(false)) }
        #expect(witness[ConflictTests.partyKind.string]?.hasSuffix("Cooperative") == true)
        #expect(
            questions.canEverPermit(action: "http://nobody.example/a", within: [:])
                == .unknown("http://nobody.example/a"))
    }

    @Test("does B allow more than A? by a request that only B permits")
    func exceeding() throws {
        let strict = try offer(ConflictTests.social + " ; " + ConflictTests.noResale)
        let loose = try offer(ConflictTests.social)
        #expect(PolicyQuestions([loose]).isExceeded(by: strict) == .no)
        guard case .yes(let witness) = PolicyQuestions([strict]).isExceeded(by: loose) else {
            return #expect(Bool(false))
        }
        let purpose = witness["http://www.w3.org/ns/odrl/2/purpose"] ?? ""
        #expect(
            ["ExcludedUse", "Advertising", "DataResale", "AdverseDecision"].contains { purpose.hasSuffix($0) }
        )
    }

    @Test("rules that can never apply")
    func never() throws {
        let impossible =
            "odrl:permission ex:never . ex:never a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:x ; "
            + ConflictTests.constraint("odrl:count", "gt", "3") + " ; "
            + ConflictTests.constraint("odrl:count", "lt", "2")
        let questions = PolicyQuestions([try offer(ConflictTests.social + " ; " + impossible)])
        #expect(questions.rulesThatNeverApply() == ["http://example.org/never": .no])
    }

    @Test("a policy in conflict that chooses no strategy is void; one that prohibits still grants the rest")
    func strategies() throws {
        let rules =
            "odrl:target ex:x ; odrl:permission [ a odrl:Permission ; odrl:action odrl:use ] ; odrl:prohibition [ a odrl:Prohibition ; odrl:action odrl:print ] ."
        let request = try TurtleParser().graph(
            from: RandomPolicy.prefixes
                + "ex:q a odrl:Request ; odrl:permission [ odrl:assignee ex:a ; odrl:action odrl:read ; odrl:target ex:x ] ."
        )
        for (strategy, permitted) in [
            ("", false), ("odrl:conflict odrl:prohibit ;", true), ("odrl:conflict odrl:perm ;", true),
        ] {
            let text = RandomPolicy.prefixes + "ex:p a odrl:Set ; \(strategy) " + rules
            let policies = CompiledPolicies(
                ODRLDocument(try TurtleParser().graph(from: text), vocabulary: vocabulary))
            #expect(
                policies.evaluate(policies.situation(request: request, state: nil)).isPermitted == permitted)
        }
    }
}
