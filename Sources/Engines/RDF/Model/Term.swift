/// An RDF term (RDF 1.1 Concepts, section 3.1).
public enum Term: Hashable, Sendable {
    /// A named thing.
    case iri(IRI)
    /// A thing without a name.
    case blank(BlankNode)
    /// A value.
    case literal(Literal)

    /// The IRI, when this is one.
    public var iri: IRI? {
        if case .iri(let iri) = self { iri } else { nil }
    }

    /// The blank node, when this is one.
    public var blank: BlankNode? {
        if case .blank(let node) = self { node } else { nil }
    }

    /// The literal, when this is one.
    public var literal: Literal? {
        if case .literal(let literal) = self { literal } else { nil }
    }

    /// An IRI from its text.
    public static func iri(_ text: String) -> Term { .iri(IRI(text)) }
}
