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
    /// Whether the document grants nothing, whatever is asked and known.
    let isVoid: Bool
    /// Two rules whose conflict makes the document void, or may.
    let clash: Clash?
    /// Parties and assets that the caller does not know, when he knows all of his.
    let strangers: [IRI]
    let names: TermIndex

    /// Compiles a document.
    ///
    /// `knows` tells whether the caller knows a party or an asset of which the document says nothing to be
    /// one of its kind; when he does not, nothing is granted. Without it, the state of the world tells.
    public init(_ document: ODRLDocument, knows: ((IRI) -> Bool)? = nil) {
        self.document = document
        strangers = knows.map { document.strangers($0) } ?? []
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
        let clash = document.isFatal ? nil : Clash(document) { compiler.number(of: $0) }
        self.clash = knows == nil || clash?.unless.isEmpty == true ? clash : nil
        compiler.keepEntries()
        isVoid = document.isFatal || !strangers.isEmpty || clash?.unless.isEmpty == true
        names = compiler.index
    }
}

extension ODRLDocument {
    /// The parties and assets that neither the document nor the caller knows.
    fileprivate func strangers(_ knows: (IRI) -> Bool) -> [IRI] {
        let named = policies.flatMap(\.rules).reduce(into: Set<IRI>()) { $0.formUnion($1.entityNames) }
        return named.filter { vocabulary.standing(of: $0) == .unsaid && !knows($0) }.sorted()
    }
}

extension CompiledPolicies {
    /// Every duty, remedy and consequence by its name.
    var dutyNames: Set<String> {
        var found: Set<String> = []
        var next = rules + obligations
        while let rule = next.popLast() {
            found.insert(rule.id)
            next += rule.duties + rule.remedies + rule.consequences
        }
        return found
    }
}
