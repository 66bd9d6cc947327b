import Policy
import RDF
import Testing

@Suite("Failing closed")
struct FailClosedTests {
    let vocabulary: Vocabulary

    init() throws {
        vocabulary = Vocabulary(try Resources.vocabulary())
    }

    private func permits(
        _ policy: Graph, request: Graph, state: Graph, _ duties: EvaluationOptions.Duties = .eventual
    ) -> Bool {
        let policies = CompiledPolicies(ODRLDocument(policy, vocabulary: vocabulary))
        return policies.evaluate(
            policies.situation(request: request, state: state),
            EvaluationOptions(
                duties: duties, takesMissingAsAny: true)
        ).isPermitted
    }

    @Test("an IRI of a policy replaced by one that nobody defined never turns deny into permit")
    func replacedIRIs() throws {
        var random = SplitMix(seed: 7)
        var (tried, permitted) = (0, 0)
        while tried < propertyCases {
            let texts = RandomPolicy(&random)
            let policy = try TurtleParser().graph(from: texts.policy)
            let request = try TurtleParser().graph(from: texts.request)
            let state = try TurtleParser().graph(from: texts.state)
            if permits(policy, request: request, state: state) {
                permitted += 1
                tried += 1
                continue
            }
            for _ in 0..<12 {
                let mutation = Mutation(policy, &random)
                let after = permits(mutation.graph, request: request, state: state)
                #expect(!after, "\(mutation.what)\n\(texts.policy)\n\(texts.request)\n\(texts.state)")
                tried += 1
            }
        }
        // The cases mean something: some policies permit.
        #expect(permitted > 0)
    }

    @Test("both evaluators agree: the short one and the one that reports")
    func reports() throws {
        var random = SplitMix(seed: 8)
        for _ in 0..<max(50, propertyCases / 10) {
            let texts = RandomPolicy(&random)
            let policies = CompiledPolicies(
                ODRLDocument(try TurtleParser().graph(from: texts.policy), vocabulary: vocabulary))
            let situation = policies.situation(
                request: try TurtleParser().graph(from: texts.request),
                state: try TurtleParser().graph(from: texts.state))
            let compliance = policies.evaluate(situation)
            #expect(compliance.isPermitted == policies.permits(situation))
            #expect(compliance.isPermitted == compliance.reasons.isEmpty)
            if compliance.isPermitted {
                #expect(compliance.rules.contains { $0.kind == "permission" && $0.isActive })
            }
        }
    }

    static let permission =
        "odrl:permission [ a odrl:Permission ; odrl:action odrl:read ; odrl:target ex:book"

    @Test(
        "what is unknown denies and is named",
        arguments: [
            (
                "odrl:constraint [ odrl:leftOperand ex:mood ; odrl:operator odrl:eq ; odrl:rightOperand 1 ]",
                "mood"
            ),
            (
                "odrl:constraint [ odrl:leftOperand odrl:count ; odrl:operator ex:about ; odrl:rightOperand 1 ]",
                "about"
            ),
            ("odrl:constraint ex:nothing", "nothing"), ("ex:flavour ex:sweet", "flavour"),
            ("odrl:duty [ a odrl:Duty ; odrl:action ex:dance ]", "dance"),
            ("odrl:duty ex:nowhere", "nowhere"),
        ])
    func named(part: String, name: String) throws {
        let policy = RandomPolicy.prefixes + "ex:p a odrl:Set ; \(FailClosedTests.permission) ; \(part) ] ."
        let request =
            RandomPolicy.prefixes
            + "ex:q a odrl:Request ; odrl:permission [ odrl:assignee ex:a ; odrl:action odrl:read ; odrl:target ex:book ] ."
        let policies = CompiledPolicies(
            ODRLDocument(try TurtleParser().graph(from: policy), vocabulary: vocabulary))
        let asked = policies.situation(request: try TurtleParser().graph(from: request), state: nil)
        let compliance = policies.evaluate(asked)
        #expect(!compliance.isPermitted)
        #expect(compliance.reasons.joined().contains(name))
    }

    @Test("without the unknown part the same policy permits; without a request nothing does")
    func known() throws {
        let policy = try TurtleParser().graph(
            from: RandomPolicy.prefixes + "ex:p a odrl:Set ; \(FailClosedTests.permission) ] .")
        let request = try TurtleParser().graph(
            from: RandomPolicy.prefixes
                + "ex:q a odrl:Request ; odrl:permission [ odrl:assignee ex:a ; odrl:action odrl:read ; odrl:target ex:book ] ."
        )
        #expect(permits(policy, request: request, state: Graph()))
        #expect(!permits(policy, request: Graph(), state: Graph()))
        #expect(!permits(Graph(), request: request, state: Graph()))
    }
}

/// A policy in which one IRI, somewhere or everywhere, is one that nobody defined, or stands in the place of
/// a literal.
struct Mutation {
    let graph: Graph
    let what: String

    private static let nobody: IRI = "http://nobody.example/defined-this"

    init(_ policy: Graph, _ random: inout SplitMix) {
        let triple = policy[Int.random(in: 0..<policy.count, using: &random)]
        let everywhere = Bool.random(using: &random)
        if let literal = triple.object.literal, Bool.random(using: &random) {
            what = "\(literal) in \(triple)"
            let other = Triple(triple.subject, triple.predicate, .iri(Mutation.nobody))
            graph = Graph(policy.map { $0 == triple ? other : $0 })
            return
        }
        let victim = random.pick(Mutation.iris(triple))
        what = "\(victim) in \(triple), everywhere: \(everywhere)"
        graph = Graph(
            policy.map { $0 == triple || everywhere ? Mutation.replace(victim, in: $0) : $0 })
    }

    /// Every IRI of a statement.
    private static func iris(_ triple: Triple) -> [IRI] {
        [triple.predicate]
            + [triple.subject.iri, triple.object.iri, triple.object.literal?.datatype].compactMap(\.self)
    }

    private static func replace(_ iri: IRI, in triple: Triple) -> Triple {
        Triple(
            replace(iri, in: triple.subject), triple.predicate == iri ? nobody : triple.predicate,
            replace(iri, in: triple.object))
    }

    private static func replace(_ iri: IRI, in term: Term) -> Term {
        switch term {
        case .iri(iri): .iri(nobody)
        case .literal(let literal) where literal.datatype == iri && literal.language == nil:
            .literal(Literal(literal.lexicalForm, datatype: nobody))
        default: term
        }
    }
}
