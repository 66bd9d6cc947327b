/// A literal (RDF 1.1 Concepts, section 3.3): a text, what type it has and, for `rdf:langString`, its
/// language.
///
/// Literals are equal when all parts are, character by character: `"1"^^xsd:integer` is not
/// `"01"^^xsd:integer`, and `@en` is not `@EN`.
public struct Literal: Hashable, Sendable {
    private let text: ExactText
    private let tag: ExactText?

    /// The lexical form: the text between the quotes, unescaped.
    public var lexicalForm: String { text.string }
    /// What the lexical form is to be read as; `rdf:langString` when there is a language.
    public let datatype: IRI
    /// The language tag (BCP 47) as it was written, or nil.
    public var language: String? { tag?.string }

    /// A literal with a datatype; a plain one is an `xsd:string`.
    public init(_ lexicalForm: String, datatype: IRI = XSD.string) {
        text = ExactText(lexicalForm)
        tag = nil
        self.datatype = datatype
    }

    /// Text in a language, an `rdf:langString`.
    public init(_ lexicalForm: String, language: String) {
        text = ExactText(lexicalForm)
        tag = ExactText(language)
        datatype = RDFVocabulary.langString
    }
}
