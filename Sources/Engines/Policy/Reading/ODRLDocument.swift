import RDF

/// The policies of one document, with what is wrong in it and the terms that it defines besides.
public struct ODRLDocument: Sendable {
    let policies: [ODRLPolicy]
    /// What is wrong.
    public let faults: [Fault]
    /// The vocabulary with the terms of the document.
    let vocabulary: Vocabulary
    /// The statements of the document about members of collections and concepts.
    let graph: Graph

    /// The most rules of one document, duties among them.
    public static let largestRules = 100_000
    /// The deepest that constraints, duties and policies may nest.
    public static let largestDepth = 32

    /// Reads the policies of a graph. What cannot be read becomes a fault, never a guess.
    public init(_ graph: Graph, vocabulary: Vocabulary) {
        var reader = PolicyReader(graph: graph, vocabulary: vocabulary)
        reader.read()
        policies = reader.policies
        faults = reader.faults
        self.vocabulary = reader.vocabulary
        self.graph = graph
    }

    /// Faults that leave the meaning of the whole document open: it grants nothing.
    var fatalFaults: [Fault] { faults.filter { $0.kind.isFatal } }

    /// Whether a validator accepts it. A profile or a parent that is elsewhere may well be right, and a
    /// statement that leads nowhere is no fault of what is said otherwise.
    public var isValid: Bool {
        faults.allSatisfy { [.orphan, .unknownProfile, .missingParent].contains($0.kind) }
    }
}

extension Fault.Kind {
    /// Whether nothing of the document can be trusted. A fault inside one constraint only makes that
    /// constraint unknown.
    var isFatal: Bool {
        switch self {
        case .undefinedTerm, .dangling, .orphan, .inheritance, .missingParent, .unknownProfile, .nesting,
            .noPolicy:
            true
        case .missingAction, .missingTarget, .incompleteConstraint, .wrongKind, .noRule, .undefinedProperty:
            false
        }
    }
}
