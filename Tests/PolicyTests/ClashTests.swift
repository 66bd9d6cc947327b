import Policy
import RDF
import Testing

@Suite("Policies that choose no strategy are void unless it is certain that nothing clashes")
struct ClashTests {
    let vocabulary: Vocabulary

    init() throws {
        vocabulary = Vocabulary(try Resources.vocabulary())
    }

    private func graph(_ text: String) throws -> Graph {
        try TurtleParser().graph(from: RandomPolicy.prefixes + text)
    }

    /// What is found when alice asks to read the book: a rule of each kind, and what else is said.
    private func compliance(
        permitting allowed: String, prohibiting forbidden: String, _ more: String = "",
        strategy: String = "", state: String = ""
    ) throws -> Compliance {
        let text = """
            ex:p a odrl:Set ; \(strategy) odrl:permission [ a odrl:Permission ; odrl:action odrl:read ; \(allowed) ] ;
              odrl:prohibition [ a odrl:Prohibition ; odrl:action odrl:read ; \(forbidden) ] . \(more)
            """
        let request = """
            ex:q a odrl:Request ; odrl:permission [ odrl:assignee ex:alice ; odrl:action odrl:read ; odrl:target ex:book ;
              odrl:constraint [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:eq ; odrl:rightOperand sc:Health ] ,
                [ odrl:leftOperand odrl:payAmount ; odrl:operator odrl:eq ; odrl:rightOperand 5 ] ] .
            """
        let policies = CompiledPolicies(ODRLDocument(try graph(text), vocabulary: vocabulary))
        let known = "ex:alice a odrl:Party . ex:book a odrl:Asset . "
        return policies.evaluate(
            policies.situation(request: try graph(request), state: try graph(known + state)))
    }

    private static let purpose = "odrl:target ex:book ; odrl:constraint [ odrl:leftOperand odrl:purpose ; "

    @Test(
        "parties of which each is known to be one never meet; one of which nothing is said may be any other")
    func parties() throws {
        let (alice, bob) = (
            "odrl:target ex:book ; odrl:assignee ex:alice", "odrl:target ex:book ; odrl:assignee ex:bob"
        )
        let declared = "ex:alice a odrl:Party . ex:bob a odrl:Party . ex:book a odrl:Asset ."
        let state = "ex:bob a odrl:Party ."
        #expect(try compliance(permitting: alice, prohibiting: bob, declared, state: state).isPermitted)
        #expect(try compliance(permitting: alice, prohibiting: bob, state: state).isPermitted)
        let unknown = try compliance(permitting: alice, prohibiting: bob)
        #expect(!unknown.isPermitted)
        #expect(unknown.reasons.contains { $0.hasPrefix("void") && $0.contains("http://example.org/bob") })
        #expect(
            try compliance(
                permitting: alice, prohibiting: bob, strategy: "odrl:conflict odrl:prohibit ;", state: state
            ).isPermitted)
    }

    @Test(
        "what a party is, when that is not known, hides no clash",
        arguments: [
            "ex:bob a ex:Crowd .", "ex:bob a odrl:PartyCollection .", "ex:bob a odrl:Party, ex:Crowd .",
            "ex:bob a odrl:Party ; odrl:uid ex:someone .",
            "ex:bob a odrl:PartyCollection . ex:carol a ex:Crowd ; odrl:partOf ex:bob .",
        ])
    func hidden(what: String) throws {
        let found = try compliance(
            permitting: "odrl:target ex:book ; odrl:assignee ex:alice",
            prohibiting: "odrl:target ex:book ; odrl:assignee ex:bob",
            "ex:alice a odrl:Party . ex:book a odrl:Asset . " + what, state: "ex:bob a odrl:Party .")
        #expect(!found.isPermitted)
        #expect(found.reasons.contains { $0.hasPrefix("void") })
    }

    @Test("undefined purposes may be one another; values of several kinds and in several units may be equal")
    func values() throws {
        let health = ClashTests.purpose + "odrl:operator odrl:eq ; odrl:rightOperand sc:Health ]"
        func forbidding(_ value: String) throws -> Bool {
            try compliance(
                permitting: health,
                prohibiting: ClashTests.purpose + "odrl:operator odrl:eq ; odrl:rightOperand \(value) ]",
                "ex:book a odrl:Asset ."
            ).reasons.contains { $0.hasPrefix("void") }
        }
        #expect(try !forbidding("sc:Commercial"))
        #expect(try forbidding("ex:nobodysPurpose"))
        #expect(try forbidding("5"))
        func paying(_ amount: Int, in unit: String) -> String {
            "odrl:target ex:book ; odrl:constraint [ odrl:leftOperand odrl:payAmount ; odrl:operator odrl:eq ; odrl:rightOperand \(amount) ; odrl:unit \(unit) ]"
        }
        let declared = "ex:book a odrl:Asset ."
        for (unit, isVoid) in [("ex:euro", false), ("ex:franc", true)] {
            let found = try compliance(
                permitting: paying(5, in: "ex:euro"), prohibiting: paying(6, in: unit), declared)
            #expect(found.reasons.contains { $0.hasPrefix("void") } == isVoid)
        }
    }

    @Test(
        "what cannot be read voids, even where the rest could not meet; what two kinds of values rule out does not"
    )
    func unreadable() throws {
        func language(_ operation: String, _ values: String) -> String {
            "odrl:constraint [ odrl:leftOperand odrl:language ; odrl:operator odrl:\(operation) ; odrl:rightOperand \(values) ]"
        }
        for (values, isVoid) in [("\"fr\"", false), ("( \"fr\" \"en\" )", false), ("\"fr\"^^ex:word", true)] {
            let found = try compliance(
                permitting:
                    "odrl:target ex:book ; \(language("isAnyOf", "sc:Health")) ; \(language("isAnyOf", values))",
                prohibiting: "odrl:target ex:book ; \(language("isNoneOf", "sc:Health"))",
                "ex:book a odrl:Asset .")
            #expect(found.reasons.contains { $0.hasPrefix("void") } == isVoid, "\(values)")
        }
    }

    @Test("a caller who knows all of his parties is believed, and one whom he does not know opens nothing")
    func callers() throws {
        let text =
            "ex:p a odrl:Set ; odrl:conflict odrl:prohibit ; odrl:permission [ a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:book ] ; odrl:prohibition [ a odrl:Prohibition ; odrl:action odrl:read ; odrl:target ex:book ; odrl:assignee ex:bob ] ."
        let document = ODRLDocument(try graph(text), vocabulary: vocabulary)
        for (knowsBob, permitted) in [(true, true), (false, false)] {
            let policies = CompiledPolicies(document) {
                $0 == "http://example.org/book" || knowsBob && $0 == "http://example.org/bob"
            }
            let situation = Situation(
                policies, party: "http://example.org/alice", action: "http://www.w3.org/ns/odrl/2/read",
                asset: "http://example.org/book", facts: [:])
            #expect(policies.permits(situation) == permitted)
            #expect(policies.evaluate(situation).reasons.contains { $0.contains("bob") } == !permitted)
        }
    }
}
