import RDF

/// A permission and a prohibition of a policy that chooses no strategy, of which it is not certain that they
/// never meet: the policy is void (ODRL Information Model 2.2, section 2.8.2).
struct Clash: Sendable {
    let pair: ConflictAnalysis.Pair
    /// Parties and assets of which the document says nothing; it is not void in a world that knows each of
    /// them to be one of its kind. Empty when it is void in every world.
    let unless: [Name]

    /// A name with its number.
    struct Name: Sendable {
        let iri: IRI
        let symbol: Symbols.Symbol
    }

    /// Looks through a document; nil when nothing in it can clash. What cannot be told within the steps of
    /// one analysis may clash.
    init?(_ document: ODRLDocument, number: (IRI) -> Symbols.Symbol) {
        let ofTerms = RuleComparison(AnalysisScope(vocabulary: document.vocabulary, doubt: .terms))
        let ofNames = RuleComparison(AnalysisScope(vocabulary: document.vocabulary, doubt: .names))
        var doubtful: (pair: ConflictAnalysis.Pair, names: Set<IRI>)?
        for policy in Clash.groups(document.policies) {
            let search = ClashSearch(policy, document.vocabulary)
            if let pair = search.first(ofTerms) {
                (self.pair, unless) = (pair, [])
                return
            }
            if let pair = search.first(ofNames) {
                doubtful = (doubtful?.pair ?? pair, search.unsaid.union(doubtful?.names ?? []))
            }
        }
        guard let doubtful else { return nil }
        pair = doubtful.pair
        unless = doubtful.names.sorted().map { Name(iri: $0, symbol: number($0)) }
    }
}

extension Clash {
    /// Policies that choose no strategy. Nodes with rules that do not say that they are policies may well be
    /// one and the same.
    private static func groups(_ policies: [ODRLPolicy]) -> [ODRLPolicy] {
        let void = policies.filter { $0.strategy == .invalid }
        let untyped = void.filter(\.types.isEmpty)
        guard var first = untyped.first else { return void }
        first.rules = untyped.flatMap(\.rules)
        return void.filter { !$0.types.isEmpty } + [first]
    }
}

/// Looks for rules of one policy that may clash.
private struct ClashSearch {
    let policy: ODRLPolicy
    let vocabulary: Vocabulary

    init(_ policy: ODRLPolicy, _ vocabulary: Vocabulary) {
        self.policy = policy
        self.vocabulary = vocabulary
    }

    /// The first pair of which it is not certain that it never meets.
    func first(_ comparison: RuleComparison) -> ConflictAnalysis.Pair? {
        let forbidden = policy.rules.filter { $0.kind == .prohibition }
        let allowed = policy.rules.filter { $0.kind == .permission }
        if allowed.isEmpty || forbidden.isEmpty { return nil }
        if let fault = policy.rules.lazy.compactMap(\.unreadable).first {
            return unknown(fault.description)
        }
        if allowed.count * forbidden.count > ConflictAnalysis.largestComparison {
            return unknown("more than \(ConflictAnalysis.largestComparison) pairs")
        }
        let others = forbidden.map(comparison.written)
        for rule in allowed.map(comparison.written) {
            for other in others {
                let pair = comparison.compare(rule, other)
                if pair.verdict != .compatible { return pair }
            }
        }
        return nil
    }

    private func unknown(_ term: String) -> ConflictAnalysis.Pair {
        ConflictAnalysis.Pair(
            permission: policy.id, prohibition: policy.id, verdict: .unknown, witness: [:], term: term)
    }

    /// The parties and assets of which nothing is said.
    var unsaid: Set<IRI> {
        let named = policy.rules.reduce(into: Set<IRI>()) { $0.formUnion($1.entityNames) }
        let below = AnalysisScope(vocabulary: vocabulary).narrower(than: named)
        return named.union(below).filter { vocabulary.standing(of: $0) == .unsaid }
    }
}

extension Clash {
    /// Whether a situation leaves the policy void.
    func voids(_ situation: Situation) -> Bool {
        unless.isEmpty || !unless.allSatisfy { situation.single.contains($0.symbol) }
    }

    /// Why, with what would have to be known.
    var reason: String {
        let names = unless.prefix(5).map(\.iri.string).joined(separator: " ")
        let meeting = "void: \(pair.permission) meets \(pair.prohibition)"
        let term = pair.term.isEmpty ? "" : " by \(pair.term)"
        return unless.isEmpty ? meeting + term : meeting + " unless it is known what these are: " + names
    }
}
