import Policy
import RDF
import Testing

@Suite("Policies that ask for too much")
struct LimitTests {
    let vocabulary: Vocabulary

    init() throws {
        vocabulary = Vocabulary(try Resources.vocabulary())
    }

    private func document(
        _ text: String, parts: Int = ODRLDocument.largestParts
    ) throws -> ODRLDocument {
        ODRLDocument(
            try TurtleParser().graph(from: RandomPolicy.prefixes + text), vocabulary: vocabulary,
            largestParts: parts)
    }

    private func permits(_ document: ODRLDocument) throws -> Bool {
        let policies = CompiledPolicies(document)
        let request =
            "ex:q a odrl:Request ; odrl:permission [ odrl:assignee ex:a ; odrl:action odrl:read ; odrl:target ex:book ] ."
        return policies.permits(
            policies.situation(
                request: try TurtleParser().graph(from: RandomPolicy.prefixes + request), state: nil))
    }

    private static let reading =
        "odrl:permission [ a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:book ]"

    @Test("constraints that share one another count each time, and too many are refused")
    func sharedConstraints() throws {
        func shared(_ levels: Int) -> String {
            let chain = (0..<levels).map {
                "ex:c\($0) odrl:or ex:c\($0 + 1), ex:d\($0) . ex:d\($0) odrl:and ex:c\($0 + 1) ."
            }
            return
                "ex:p a odrl:Set ; odrl:permission [ a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:book ; odrl:constraint ex:c0 ] . \(chain.joined(separator: " ")) ex:c\(levels) odrl:leftOperand odrl:count ; odrl:operator odrl:gteq ; odrl:rightOperand 0 ."
        }
        #expect(try document(shared(5)).faults.isEmpty)
        for parts in [500, 2000] {
            let refused = try document(shared(14), parts: parts)
            #expect(refused.faults.map(\.kind) == [.tooLarge])
            #expect(try !permits(refused))
        }
    }

    @Test("a constraint that contains itself is refused by name")
    func circles() throws {
        let text =
            "ex:p a odrl:Set ; odrl:permission [ a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:book ; odrl:constraint ex:c0 ] . "
            + (0..<4).map { "ex:c\($0) odrl:or ex:c\(($0 + 1) % 4), ex:d\($0) . ex:d\($0) odrl:and ex:c0 ." }
            .joined()
        let found = try document(text)
        #expect(found.faults == [Fault(.nesting, "http://example.org/c0")])
        #expect(try !permits(found))
    }

    @Test("a crowd of harmless faults never pushes out a fatal one, nor one that makes a document invalid")
    func crowds() throws {
        let notes = (0..<3000).map { "ex:note\($0) ex:says\($0) \"text\" ." }.joined(separator: "\n")
        let policy = "ex:p a odrl:Set ; \(LimitTests.reading) . " + notes
        let harmless = try document(policy)
        #expect(harmless.faults.allSatisfy { $0.kind == .undefinedProperty })
        #expect(harmless.faultsLeftOut == 3000 - harmless.faults.count)
        #expect(try permits(harmless))
        let fatal = try document(policy + " ex:p ex:flavour ex:sweet .")
        #expect(fatal.faults.contains { $0.term.hasSuffix("flavour") })
        #expect(try !permits(fatal))
        let lost = (0..<3000).map { "ex:lost\($0) odrl:action odrl:read ." }.joined(separator: "\n")
        #expect(try !document("ex:p a odrl:Set ; odrl:permission [ odrl:target ex:book ] . " + lost).isValid)
    }

    @Test("a policy that inherits from itself is refused; one that inherits the same twice is not")
    func inheritance() throws {
        let circle =
            "ex:p a odrl:Set ; odrl:inheritFrom ex:q ; \(LimitTests.reading) . ex:q a odrl:Set ; odrl:inheritFrom ex:p ; odrl:obligation [ a odrl:Duty ; odrl:action odrl:inform ] ."
        #expect(try document(circle).faults.contains { $0.kind == .inheritance })
        #expect(try !permits(document(circle)))
        let diamond =
            "ex:p a odrl:Set ; odrl:inheritFrom ex:q, ex:r . ex:q a odrl:Set ; odrl:inheritFrom ex:s . ex:r a odrl:Set ; odrl:inheritFrom ex:s . ex:s a odrl:Set ; \(LimitTests.reading) ."
        #expect(try document(diamond).faults.isEmpty)
        #expect(try permits(document(diamond)))
        let chain = (0..<40).map { "ex:p\($0) a odrl:Set ; odrl:inheritFrom ex:p\($0 + 1) ." }
        let long = chain.joined(separator: " ") + " ex:p40 a odrl:Set ; \(LimitTests.reading) ."
        #expect(try document(long).faults.contains { $0.kind == .inheritance })
    }

    @Test("a policy that inherits another strategy than its own is void")
    func strategies() throws {
        func inheriting(_ own: String, _ parents: String) throws -> Bool {
            try permits(
                document(
                    "ex:p a odrl:Set ; odrl:conflict \(own) ; odrl:inheritFrom ex:q . ex:q a odrl:Set ; odrl:conflict \(parents) ; \(LimitTests.reading) ."
                ))
        }
        #expect(try inheriting("odrl:prohibit", "odrl:prohibit"))
        #expect(try !inheriting("odrl:perm", "odrl:prohibit"))
    }

    @Test("questions beyond the budget are unknown and say so")
    func budget() throws {
        let values = (0..<40).map { "sc:Health, ex:v\($0)" }
        let constraints = values.map {
            "[ odrl:or [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:isAnyOf ; odrl:rightOperand \($0) ], [ odrl:leftOperand odrl:language ; odrl:operator odrl:isAnyOf ; odrl:rightOperand \($0) ], [ odrl:leftOperand odrl:product ; odrl:operator odrl:neq ; odrl:rightOperand sc:Health ] ]"
        }
        let text =
            "ex:p a odrl:Set ; odrl:permission ex:r . ex:r a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:book ; odrl:constraint \(constraints.joined(separator: ", ")), [ odrl:leftOperand odrl:count ; odrl:operator odrl:lt ; odrl:rightOperand 0 ], [ odrl:leftOperand odrl:count ; odrl:operator odrl:gt ; odrl:rightOperand 0 ] ."
        let questions = PolicyQuestions([try document(text)], steps: 50)
        guard case .unknown(let reason)? = questions.rulesThatNeverApply()["http://example.org/r"] else {
            return #expect(Bool(false), "an answer beyond the budget")
        }
        #expect(reason.hasPrefix("budget"))
        let answer = PolicyQuestions([try document(text)]).rulesThatNeverApply()["http://example.org/r"]
        #expect(answer == .no)
    }

    @Test("terms within thousands of others are refused, in a policy and in the state of the world")
    func trees() throws {
        let chain = (0..<2000).map {
            "ex:t\($0) a skos:Concept ; skos:broader ex:t\($0 + 1) ."
        }
        let tree = chain.joined(separator: "\n") + " ex:t2000 a skos:Concept . "
        let policy = "ex:p a odrl:Set ; \(LimitTests.reading) . "
        #expect(try document(policy + tree).faults.contains { $0.kind == .tooLarge })
        let policies = CompiledPolicies(try document(policy))
        let request =
            "ex:q a odrl:Request ; odrl:permission [ odrl:assignee ex:a ; odrl:action odrl:read ; odrl:target ex:book ] ."
        let compliance = policies.evaluate(
            policies.situation(
                request: try TurtleParser().graph(from: RandomPolicy.prefixes + request),
                state: try TurtleParser().graph(from: RandomPolicy.prefixes + tree)))
        #expect(!compliance.isPermitted)
        #expect(compliance.reasons.contains { $0.hasPrefix("too-large") })
    }
}
