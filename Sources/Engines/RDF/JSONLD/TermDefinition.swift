import CanonicalJSON

/// What a term of a context means (JSON-LD 1.1 Processing Algorithms, section 4.2).
struct TermDefinition: Equatable, Sendable {
    /// What the term expands to: an IRI, a blank node, a keyword; nil for a term that stands for nothing.
    var iri: String?
    var isPrefix = false
    var isProtected = false
    var isReverse = false
    /// The context that holds inside values of this term, and the address it came from.
    var context: JSONValue?
    var contextBase: String?
    var container: Container = []
    var direction: Setting = .inherited
    var language: Setting = .inherited
    var index: String?
    var nest: String?
    var type: String?

    /// A language or direction that the term sets, sets to none, or leaves to the context.
    enum Setting: Equatable, Sendable {
        case inherited
        case none
        case value(String)

        /// The value in force, given that of the context.
        func value(inheriting context: String?) -> String? {
            switch self {
            case .inherited: context
            case .none: nil
            case .value(let value): value
            }
        }
    }

    /// The kinds of container, which may be combined.
    struct Container: OptionSet, Sendable {
        let rawValue: UInt8
        static let graph = Container(rawValue: 1)
        static let id = Container(rawValue: 2)
        static let index = Container(rawValue: 4)
        static let language = Container(rawValue: 8)
        static let list = Container(rawValue: 16)
        static let set = Container(rawValue: 32)
        static let type = Container(rawValue: 64)

        fileprivate static let keywords: [String: Container] = [
            "@graph": .graph, "@id": .id, "@index": .index, "@language": .language, "@list": .list,
            "@set": .set,
            "@type": .type,
        ]

        /// Whether these may stand together.
        var isAllowed: Bool {
            let kinds = subtracting(.set)
            if contains(.list) { return self == .list }
            if kinds.contains(.graph) { return [.graph, [.graph, .id], [.graph, .index]].contains(kinds) }
            return [[], .id, .index, .language, .type].contains(kinds)
        }
    }

    /// Whether this says the same as another, protection aside.
    func agrees(with other: TermDefinition) -> Bool {
        var other = other
        other.isProtected = isProtected
        return self == other
    }
}

extension TermDefinition.Container {
    /// The container that a keyword names.
    init?(keyword: String) {
        guard let container = Self.keywords[keyword] else { return nil }
        self = container
    }
}
