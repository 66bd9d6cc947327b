import CanonicalJSON

/// Reads JSON-LD 1.1 (JSON-LD 1.1 and JSON-LD 1.1 Processing Algorithms, W3C Recommendations of 2020):
/// expansion, and the RDF that a document says.
///
/// It never fetches anything: contexts that a document names by their address come from `contexts`, and any
/// other address is refused. Time and memory grow with the document times the contexts it brings into play,
/// up to `limits`.
public struct JSONLD: Sendable {
    /// How text with a base direction becomes RDF (section 10.1 of JSON-LD 1.1); without one it loses it.
    public enum DirectionForm: String, Sendable {
        /// A datatype of the i18n namespace.
        case i18nDatatype = "i18n-datatype"
        /// A blank node with `rdf:value`, `rdf:language` and `rdf:direction`.
        case compoundLiteral = "compound-literal"
    }

    /// The address of the document, against which its relative IRIs are resolved; nil for none.
    public var base: IRI?
    /// The documents that may be named as contexts, by their addresses: objects with `@context`.
    public var contexts: [String: JSONValue]
    /// A context that holds before the document's own.
    public var expandContext: JSONValue?
    /// Whether what would be lost silently is refused: a property or type that no context defines, a value
    /// without meaning, a reference that stays relative.
    public var isSafe: Bool
    /// How text with a base direction becomes RDF.
    public var directionForm: DirectionForm?
    /// How much a document may ask for.
    public var limits: JSONLDLimits

    /// A reader with those contexts and options.
    public init(
        contexts: [String: JSONValue] = [:], base: IRI? = nil, expandContext: JSONValue? = nil,
        isSafe: Bool = false, directionForm: DirectionForm? = nil, limits: JSONLDLimits = .standard
    ) {
        self.contexts = contexts
        self.base = base
        self.expandContext = expandContext
        self.isSafe = isSafe
        self.directionForm = directionForm
        self.limits = limits
    }

    /// The document in expanded form, an array (section 5.1 of the algorithms; properties in order of code
    /// points).
    public func expand(_ document: JSONValue) throws(JSONLDError) -> JSONValue {
        var expander = Expander(self)
        return .array(try expander.expand(document: document))
    }

    /// The dataset that the document says (section 8.1 of the algorithms). Blank nodes are called `b0`,
    /// `b1`, ….
    public func dataset(from document: JSONValue) throws(JSONLDError) -> Dataset {
        var writer = RDFWriter(self)
        try writer.write(try expand(document))
        return writer.dataset
    }
}
