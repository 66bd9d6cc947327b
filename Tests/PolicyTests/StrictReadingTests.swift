import CanonicalJSON
import Policy
import RDF
import Testing

@Suite("What a policy says oddly")
struct StrictReadingTests {
    let vocabulary: Vocabulary

    init() throws {
        vocabulary = Vocabulary(try Resources.vocabulary())
    }

    private func document(_ text: String) throws -> ODRLDocument {
        ODRLDocument(
            try TurtleParser().graph(from: RandomPolicy.prefixes + text), vocabulary: vocabulary)
    }

    private func permits(
        _ text: String, _ options: EvaluationOptions = EvaluationOptions(), asking constraint: String = "",
        at time: String = ""
    ) throws -> Bool {
        let policies = CompiledPolicies(try document(text))
        let request =
            "ex:q a odrl:Request ; odrl:permission [ odrl:assignee ex:a ; odrl:action odrl:read ; odrl:target ex:book \(constraint) ] ."
        let state = time.isEmpty ? "" : "temp:currentTime dct:issued \"\(time)\"^^xsd:dateTime ."
        return policies.permits(
            policies.situation(
                request: try TurtleParser().graph(from: RandomPolicy.prefixes + request),
                state: try TurtleParser().graph(from: RandomPolicy.prefixes + state)), options)
    }

    private func reading(_ more: String) -> String {
        "ex:p a odrl:Set ; odrl:permission [ a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:book \(more) ] ."
    }

    private func constraint(_ left: String, _ operation: String, _ right: String) -> String {
        "; odrl:constraint [ odrl:leftOperand odrl:\(left) ; odrl:operator odrl:\(operation) ; odrl:rightOperand \(right) ]"
    }

    @Test("a unit that is none, or two of them, leave an amount in doubt")
    func units() throws {
        let paid = constraint("payAmount", "eq", "5")
        for (unit, isPermitted) in [
            ("ex:euro", true), ("\"http://example.org/euro\"", true), ("7", false),
            ("ex:euro, ex:franc", false),
        ] {
            let policy = reading(constraint("payAmount", "lt", "9 ; odrl:unit \(unit)"))
            #expect(try permits(policy, asking: paid) == isPermitted, "\(unit)")
            #expect(try document(policy).isValid == isPermitted, "\(unit)")
        }
    }

    @Test(
        "whole numbers keep within their type (XML Schema 1.1, part 2, section 3.4)",
        arguments: [
            ("127", "byte", true), ("128", "byte", false), ("-128", "byte", true), ("-129", "byte", false),
            ("255", "unsignedByte", true), ("256", "unsignedByte", false), ("-1", "unsignedInt", false),
            ("4294967295", "unsignedInt", true), ("4294967296", "unsignedInt", false),
            ("18446744073709551615", "unsignedLong", true), ("18446744073709551616", "unsignedLong", false),
            ("9223372036854775807", "long", true), ("9223372036854775808", "long", false),
            ("-32769", "short", false), ("2147483648", "int", false), ("0", "positiveInteger", false),
            ("0", "nonNegativeInteger", true), ("0", "negativeInteger", false),
            ("-1", "negativeInteger", true),
            ("1", "nonPositiveInteger", false), ("99999999999999999999", "integer", true),
        ])
    func ranges(number: String, type: String, isOne: Bool) throws {
        let policy = reading(constraint("payAmount", "neq", "\"\(number)\"^^xsd:\(type)"))
        #expect(try document(policy).isValid == isOne)
        #expect(try permits(policy, asking: constraint("payAmount", "eq", "1000")) == isOne)
    }

    @Test(
        "years of more than four digits are read, years before 1 and odd ones are not",
        arguments: [
            ("12000-01-01T00:00:00Z", true), ("999999999-01-01T00:00:00Z", true),
            ("1234567890-01-01T00:00:00Z", false), ("012000-01-01T00:00:00Z", false),
            ("0999-01-01T00:00:00Z", false), ("0000-01-01T00:00:00Z", false),
            ("-0001-01-01T00:00:00Z", false),
            ("2030-02-30T00:00:00Z", false), ("2030-12-31T23:59:60Z", false), ("2030-12-31T24:00:00Z", true),
        ])
    func years(moment: String, isLater: Bool) throws {
        let policy = reading(constraint("dateTime", "lt", "\"\(moment)\"^^xsd:dateTime"))
        #expect(try permits(policy, at: "2026-01-01T00:00:00Z") == isLater)
    }

    @Test("a time before 1970 is compared like any other")
    func past() throws {
        let policy = reading(constraint("dateTime", "lt", "\"1970-01-01T00:00:00Z\"^^xsd:dateTime"))
        #expect(try permits(policy, at: "1969-12-31T23:59:59.999999999Z"))
        #expect(try !permits(policy, at: "1970-01-01T00:00:00Z"))
    }

    @Test("a permission without an action or a target is for nothing; of a prohibition it forbids any")
    func missing() throws {
        let known = "ex:book a odrl:Asset . ex:song a odrl:Asset . "
        #expect(try !permits("ex:p a odrl:Set ; odrl:permission [ odrl:action odrl:read ] ."))
        let loose = EvaluationOptions(takesMissingAsAny: true)
        #expect(try permits("ex:p a odrl:Set ; odrl:permission [ odrl:action odrl:read ] .", loose))
        #expect(try !permits("ex:p a odrl:Set ; odrl:permission [ odrl:target ex:book ] ."))
        #expect(
            try permits("ex:p a odrl:Set ; odrl:target ex:book ; odrl:permission [ odrl:action odrl:read ] .")
        )
        #expect(
            try permits(
                "ex:p a odrl:Set ; odrl:permission [ odrl:action odrl:read ] . ex:book odrl:hasPolicy ex:p .")
        )
        #expect(
            try !permits(
                known
                    + "ex:p a odrl:Set ; odrl:conflict odrl:prohibit ; odrl:permission [ odrl:action odrl:read ; odrl:target ex:book ] ; odrl:prohibition [ odrl:action odrl:read ] ."
            ))
    }

    @Test("a strategy may stand as a class, as in the examples of the Information Model")
    func strategies() throws {
        func policy(_ strategy: String) -> String {
            "ex:p a odrl:Set ; odrl:conflict \(strategy) ; odrl:permission [ odrl:action odrl:use ; odrl:target ex:book ] ; odrl:prohibition [ odrl:action odrl:read ; odrl:target ex:book ] ."
        }
        #expect(try permits(policy("odrl:perm")))
        #expect(try permits(policy("[ a odrl:perm ]")))
        #expect(try document(policy("[ a odrl:perm ]")).isValid)
        #expect(try !permits(policy("[ a odrl:prohibit ]")))
        #expect(try !permits(policy("[ a odrl:perm, odrl:prohibit ]")))
        #expect(try !permits(policy("[ a ex:whatever ]")))
    }

    @Test(
        "a literal where a thing is meant is of the wrong kind",
        arguments: [
            "odrl:profile 7", "odrl:inheritFrom 7", "odrl:assigner true",
            "odrl:permission [ odrl:action odrl:read ; odrl:target ex:book ; odrl:output 5 ]",
            "odrl:permission [ odrl:action odrl:read ; odrl:target ex:book ; odrl:duty [ odrl:action odrl:attribute ; odrl:attributedParty 5 ] ]",
        ])
    func kinds(part: String) throws {
        let rule = "odrl:permission [ odrl:action odrl:read ; odrl:target ex:book ]"
        let found = try document("ex:p a odrl:Set ; \(rule) ; \(part) .")
        #expect(found.faults.contains { $0.kind == .wrongKind })
        #expect(!found.isValid)
    }

    @Test("a fault in a node without a name says where the node stands")
    func places() throws {
        let text =
            "ex:p a odrl:Set ; odrl:permission [ odrl:action odrl:read ; odrl:target ex:book ], [ odrl:target ex:book ; odrl:action odrl:read ; odrl:constraint [ odrl:or ( [ odrl:leftOperand odrl:count ; odrl:operator odrl:eq ; odrl:rightOperand 1 ] [ odrl:leftOperand odrl:count ] ) ] ] ; odrl:prohibition [ odrl:target ex:book ] ."
        let found = try document(text).faults
        #expect(found.map(\.kind) == [.incompleteConstraint, .missingAction])
        #expect(
            found.map(\.place) == [
                "item 2 of or of constraint of permission 2 of http://example.org/p",
                "prohibition of http://example.org/p",
            ])
        #expect(found.last?.description.hasSuffix(", prohibition of http://example.org/p") == true)
    }

    @Test("too many statements are refused before anything else is looked at")
    func statements() throws {
        var graph = try TurtleParser().graph(from: RandomPolicy.prefixes + reading(""))
        for number in 0...ODRLDocument.largestStatements {
            graph.insert(
                Triple(.iri("http://example.org/n"), "http://example.org/p", .literal(Literal("\(number)"))))
        }
        let found = ODRLDocument(graph, vocabulary: vocabulary)
        #expect(found.faults.map(\.kind) == [.tooLarge])
        #expect(!found.isValid)
    }
}
