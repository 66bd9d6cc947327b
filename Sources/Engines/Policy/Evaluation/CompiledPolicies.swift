import RDF

/// The policies of a document, compiled once to decide many requests.
///
/// Compiling costs the rules times the actions of the vocabulary; a decision costs the rules times their
/// constraints.
public struct CompiledPolicies: Sendable {
    /// The document that was compiled.
    public let document: ODRLDocument
    let rules: [CompiledRule]
    let permissions: [CompiledRule]
    let prohibitions: [CompiledRule]
    /// Duties of the policies themselves.
    let obligations: [CompiledRule]
    let strategies: [ODRLPolicy.ConflictStrategy]
    /// Whether the document grants nothing, whatever is asked.
    let isVoid: Bool
    /// Two rules whose conflict makes the document void.
    let clash: ConflictAnalysis.Pair?
    let names: TermIndex

    /// Compiles a document.
    public init(_ document: ODRLDocument) {
        self.document = document
        var compiler = PolicyCompiler(document)
        rules = document.policies.enumerated().flatMap { index, policy in
            policy.rules.map { compiler.rule($0, policy: index) }
        }
        permissions = rules.filter { $0.kind == .permission }
        prohibitions = rules.filter { $0.kind == .prohibition }
        obligations = document.policies.enumerated().flatMap { index, policy in
            policy.obligations.map { compiler.rule($0, policy: index) }
        }
        strategies = document.policies.map(\.strategy)
        clash = CompiledPolicies.clash(document)
        compiler.keepEntries()
        isVoid = !document.fatalFaults.isEmpty || clash != nil
        names = compiler.index
    }
}

extension CompiledPolicies {
    /// A policy that chooses no strategy is void when a permission and a prohibition of it conflict (ODRL
    /// Information Model 2.2, section 2.8.2). The first such pair; one that cannot be told counts as well.
    private static func clash(_ document: ODRLDocument) -> ConflictAnalysis.Pair? {
        for policy in document.policies where policy.strategy == .invalid {
            let forbidden = policy.rules.filter { $0.kind == .prohibition }
            let allowed = policy.rules.filter { $0.kind == .permission }
            if allowed.count * forbidden.count > ConflictAnalysis.largestComparison {
                return ConflictAnalysis.Pair(
                    permission: policy.id, prohibition: policy.id, verdict: .unknown, witness: [:],
                    term: "more than \(ConflictAnalysis.largestComparison) pairs")
            }
            var comparison = RuleComparison(vocabulary: document.vocabulary)
            for rule in allowed {
                for other in forbidden {
                    let pair = comparison.compare(rule, other)
                    if pair.verdict != .compatible { return pair }
                }
            }
        }
        return nil
    }
}
