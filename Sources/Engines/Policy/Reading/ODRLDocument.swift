import RDF

/// The policies of one document, with what is wrong in it and the terms that it defines besides.
public struct ODRLDocument: Sendable {
    let policies: [ODRLPolicy]
    /// What is wrong; at most 200 faults of a kind.
    public let faults: [Fault]
    /// How many more faults there are.
    public let faultsLeftOut: Int
    /// Whether something leaves the meaning of the whole document open, so that it grants nothing.
    let isFatal: Bool
    /// The vocabulary with the terms of the document.
    let vocabulary: Vocabulary
    /// The statements of the document about members of collections and concepts.
    let graph: Graph

    /// The most rules, actions, targets, parties, constraints and right operands of one document; what
    /// several rules share counts for each.
    public static let largestParts = 200_000
    /// The most statements of one document, and the most values of one in JSON-LD: whoever reads one can
    /// stop there.
    public static let largestStatements = 1_000_000
    /// The most statements of one document that put a term within another.
    public static let largestRelations = 1_000_000
    /// The deepest that constraints, duties and policies may nest.
    public static let largestDepth = 32

    /// Reads the policies of a graph. What cannot be read becomes a fault, never a guess; of a document with
    /// too many parts nothing else is kept.
    public init(
        _ graph: Graph, vocabulary: Vocabulary, largestParts: Int = ODRLDocument.largestParts
    ) {
        var reader = PolicyReader(graph: graph, vocabulary: vocabulary, largestParts: largestParts)
        reader.read()
        policies = reader.policies
        faults = reader.faults.faults.map(FaultPlace(graph: graph).placed)
        faultsLeftOut = reader.faults.leftOut
        isFatal = reader.faults.isFatal
        self.vocabulary = reader.vocabulary
        self.graph = graph
    }

    /// Faults that leave the meaning of the whole document open: it grants nothing.
    var fatalFaults: [Fault] { faults.filter { $0.kind.isFatal } }

    /// Whether a validator accepts it. A profile or a parent that is elsewhere may well be right, and a
    /// statement that leads nowhere is no fault of what is said otherwise.
    public var isValid: Bool {
        faults.allSatisfy { [.orphan, .undeclared, .unknownProfile, .missingParent].contains($0.kind) }
    }
}

extension Fault.Kind {
    /// Whether nothing of the document can be trusted. A fault inside one constraint only makes that
    /// constraint unknown.
    var isFatal: Bool {
        switch self {
        case .undefinedTerm, .dangling, .orphan, .undeclared, .inheritance, .missingParent, .unknownProfile,
            .nesting,
            .tooLarge, .noPolicy:
            true
        case .missingAction, .missingTarget, .incompleteConstraint, .wrongKind, .noRule, .undefinedProperty:
            false
        }
    }
}
