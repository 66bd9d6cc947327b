import CanonicalJSON

/// What keys and values mean at a place of a document (JSON-LD 1.1 Processing Algorithms, section 4.1).
struct ActiveContext: Sendable {
    /// The base for references, nil for none; and the one that the document began with.
    var base: String?
    let originalBase: String?
    var vocabulary: String?
    var language: String?
    var direction: String?
    private(set) var terms: [ExactText: TermDefinition] = [:]
    private var previousBox: Box?
    /// How many contexts stand behind this one.
    private(set) var previousCount = 0

    private final class Box: Sendable {
        let context: ActiveContext

        init(_ context: ActiveContext) {
            self.context = context
        }
    }

    /// A context that defines nothing.
    init(base: String?) {
        self.base = base
        originalBase = base
    }

    /// The context to go back to when this one does not propagate into nested nodes.
    var previous: ActiveContext? {
        get { previousBox?.context }
        set {
            previousBox = newValue.map(Box.init)
            previousCount = newValue.map { $0.previousCount + 1 } ?? 0
        }
    }

    subscript(term: String) -> TermDefinition? {
        get { terms[ExactText(term)] }
        set { terms[ExactText(term)] = newValue }
    }

    var hasProtectedTerms: Bool { terms.values.contains(where: \.isProtected) }

    /// The container of a property, empty when it has none.
    func container(of property: String?) -> TermDefinition.Container {
        property.flatMap { self[$0]?.container } ?? []
    }
}
