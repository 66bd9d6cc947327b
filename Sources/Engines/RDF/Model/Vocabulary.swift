/// Names of the RDF vocabulary.
public enum RDFVocabulary {
    /// `http://www.w3.org/1999/02/22-rdf-syntax-ns#`
    public static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    /// `rdf:type`
    public static let type = IRI(namespace + "type")
    /// `rdf:first`
    public static let first = IRI(namespace + "first")
    /// `rdf:rest`
    public static let rest = IRI(namespace + "rest")
    /// `rdf:nil`
    public static let `nil` = IRI(namespace + "nil")
    /// `rdf:langString`, the datatype of text in a language
    public static let langString = IRI(namespace + "langString")
    /// `rdf:JSON`, the datatype of JSON literals (JSON-LD 1.1, section 10.2)
    public static let json = IRI(namespace + "JSON")
    /// `rdf:value`
    public static let value = IRI(namespace + "value")
    /// `rdf:language` (JSON-LD 1.1, section 10.1)
    public static let language = IRI(namespace + "language")
    /// `rdf:direction` (JSON-LD 1.1, section 10.1)
    public static let direction = IRI(namespace + "direction")
}

/// Datatypes of XML Schema.
public enum XSD {
    /// `http://www.w3.org/2001/XMLSchema#`
    public static let namespace = "http://www.w3.org/2001/XMLSchema#"
    /// `xsd:string`
    public static let string = IRI(namespace + "string")
    /// `xsd:boolean`
    public static let boolean = IRI(namespace + "boolean")
    /// `xsd:integer`
    public static let integer = IRI(namespace + "integer")
    /// `xsd:decimal`
    public static let decimal = IRI(namespace + "decimal")
    /// `xsd:double`
    public static let double = IRI(namespace + "double")
    /// `xsd:dateTime`
    public static let dateTime = IRI(namespace + "dateTime")
    /// `xsd:date`
    public static let date = IRI(namespace + "date")
}
