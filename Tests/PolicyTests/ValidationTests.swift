import Policy
import RDF
import Testing

@Suite("Validating policies")
struct ValidationTests {
    let vocabulary: Vocabulary

    init() throws {
        vocabulary = Vocabulary(try Resources.vocabulary())
    }

    private func faults(_ text: String) throws -> Set<Fault.Kind> {
        let graph = try TurtleParser().graph(from: RandomPolicy.prefixes + text)
        return Set(ODRLDocument(graph, vocabulary: vocabulary).faults.map(\.kind))
    }

    static let rule = "odrl:permission [ a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:x"

    static let faultCases: [(String, Set<Fault.Kind>)] = [
        ("ex:p a odrl:Set ; \(rule) ] .", Set<Fault.Kind>()),
        (
            "ex:p a odrl:Set ; odrl:action odrl:read ; odrl:target ex:x ; odrl:permission [ a odrl:Permission ] .",
            []
        ),
        (
            "ex:p a odrl:Set ; odrl:permission [ a odrl:Permission ; odrl:target ex:x ] .",
            [.missingAction]
        ),
        (
            "ex:p a odrl:Set ; odrl:permission [ a odrl:Permission ; odrl:action odrl:read ] .",
            [.missingTarget]
        ),
        ("ex:p a odrl:Set .", [.noRule]), ("ex:p dct:title \"x\" .", [.noPolicy]),
        (
            "ex:p a odrl:Set ; \(rule) ; odrl:constraint [ odrl:leftOperand odrl:count ; odrl:operator odrl:eq ] ] .",
            [.incompleteConstraint]
        ),
        (
            "ex:p a odrl:Set ; \(rule) ; odrl:constraint [ odrl:leftOperand odrl:count ; odrl:operator odrl:eq ; odrl:rightOperand \"many\" ] ] .",
            [.wrongKind]
        ),
        (
            "ex:p a odrl:Set ; \(rule) ; odrl:constraint [ odrl:leftOperand odrl:dateTime ; odrl:operator odrl:lt ; odrl:rightOperand \"2024-01-01\" ] ] .",
            [.wrongKind]
        ),
        (
            "ex:p a odrl:Set ; \(rule) ; odrl:constraint [ odrl:leftOperand odrl:mood ; odrl:operator odrl:eq ; odrl:rightOperand 1 ] ] .",
            [.undefinedTerm]
        ),
        ("ex:p a odrl:Set ; odrl:prohibited ex:r ; \(rule) ] .", [.undefinedTerm]),
        ("ex:p a odrl:Set ; odrl:description \"words\" ; \(rule) ] .", [.undefinedProperty]),
        ("ex:p a odrl:Set ; odrl:profile ex:mine ; \(rule) ] .", [.unknownProfile]),
        ("ex:p a odrl:Set ; odrl:inheritFrom ex:q ; \(rule) ] .", [.missingParent]),
        (
            "ex:p a odrl:Set ; odrl:inheritFrom ex:q ; \(rule) ] . ex:q a odrl:Set ; odrl:inheritFrom ex:p ; \(rule) ] .",
            [.inheritance]
        ),
        (
            "ex:p a odrl:Set ; odrl:permission ex:r . ex:r a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:x ; odrl:duty ex:d . ex:d a odrl:Duty ; odrl:action odrl:inform ; odrl:consequence ex:d .",
            [.nesting]
        ),
    ]

    @Test(
        "finds what is wrong, and nothing in what is right",
        arguments: faultCases)
    func faults(text: String, expected: Set<Fault.Kind>) throws {
        #expect(try faults(text) == expected)
    }

    @Test("nesting is bounded")
    func nesting() throws {
        let depth = 100
        let text = (0..<depth).map { "ex:c\($0) odrl:and ex:c\($0 + 1) ." }.joined(separator: "\n")
        let found = try faults(
            "ex:p a odrl:Set ; \(ValidationTests.rule) ; odrl:constraint ex:c0 ] . \(text)")
        #expect(found.contains(.nesting))
    }

    @Test("a policy inherits the rules of the one above it")
    func inheritance() throws {
        let text: String =
            RandomPolicy.prefixes
            + "ex:child a odrl:Set ; odrl:inheritFrom ex:parent ; \(ValidationTests.rule) ] . ex:parent a odrl:Set ; odrl:permission [ a odrl:Permission ; odrl:action odrl:print ; odrl:target ex:x ] ."
        let policies = CompiledPolicies(
            ODRLDocument(try TurtleParser().graph(from: text), vocabulary: vocabulary))
        let request = try TurtleParser().graph(
            from: RandomPolicy.prefixes
                + "ex:q a odrl:Request ; odrl:permission [ odrl:assignee ex:a ; odrl:action odrl:print ; odrl:target ex:x ] ."
        )
        #expect(policies.evaluate(policies.situation(request: request, state: nil)).isPermitted)
    }
}
