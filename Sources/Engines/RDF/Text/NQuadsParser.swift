/// Reads N-Quads and N-Triples (RDF 1.1, W3C Recommendations of 2014), strictly by their grammars: one
/// statement a line, absolute IRIs only. Labels of blank nodes stay as they were written.
///
/// Time and memory grow with the text's length.
public struct NQuadsParser: Sendable {
    private let limits: RDFLimits

    /// A parser with those limits.
    public init(limits: RDFLimits = .standard) {
        self.limits = limits
    }

    /// The dataset that the text says. Throws an `RDFSyntaxError` at the first fault.
    public func dataset(from bytes: some Collection<UInt8>) throws(RDFSyntaxError) -> Dataset {
        var reader = try NQuadsReader(scanner: TermScanner(bytes, limits: limits), allowsGraphs: true)
        return try reader.dataset()
    }

    /// The same from a string.
    public func dataset(from text: String) throws(RDFSyntaxError) -> Dataset {
        try dataset(from: text.utf8)
    }

    /// The graph that N-Triples say: the same without names of graphs.
    public func graph(fromNTriples bytes: some Collection<UInt8>) throws(RDFSyntaxError) -> Graph {
        var reader = try NQuadsReader(scanner: TermScanner(bytes, limits: limits), allowsGraphs: false)
        return try reader.dataset().defaultGraph
    }
}

/// One pass over a text.
private struct NQuadsReader {
    var scanner: TermScanner
    let allowsGraphs: Bool

    mutating func dataset() throws(RDFSyntaxError) -> Dataset {
        var dataset = Dataset()
        var statements = 0
        while true {
            scanner.skipSpace()
            guard !scanner.isAtEnd else { return dataset }
            statements += 1
            guard statements <= scanner.limits.statements else {
                throw scanner.failure("There are more than \(scanner.limits.statements) statements.")
            }
            dataset.insert(try quad())
            try endOfLine()
        }
    }

    private mutating func endOfLine() throws(RDFSyntaxError) {
        scanner.skipBlanks()
        scanner.skipComment()
        guard scanner.isAtEnd || scanner.peek == 0x0A || scanner.peek == 0x0D else {
            throw scanner.failure("Only one statement may stand on a line.")
        }
    }

    private mutating func quad() throws(RDFSyntaxError) -> Quad {
        guard let subject = try resource() else { throw scanner.failure("A subject was expected here.") }
        scanner.skipBlanks()
        guard scanner.peek == UInt8(ascii: "<") else {
            throw scanner.failure("A predicate was expected here.")
        }
        let predicate = try iri()
        scanner.skipBlanks()
        let object = try self.object()
        scanner.skipBlanks()
        let graph = allowsGraphs ? try resource() : nil
        scanner.skipBlanks()
        guard scanner.take(".") else { throw scanner.failure("A full stop was expected here.") }
        return Quad(Triple(subject, predicate, object), graph: graph)
    }

    /// An IRI or a blank node, nil when neither is here.
    private mutating func resource() throws(RDFSyntaxError) -> Term? {
        if scanner.peek == UInt8(ascii: "<") { return .iri(try iri()) }
        guard scanner.sees("_:") else { return nil }
        return .blank(BlankNode(try scanner.blankLabel(withColons: true)))
    }

    private mutating func iri() throws(RDFSyntaxError) -> IRI {
        let start = scanner.offset
        let iri = IRI(try scanner.iriReference())
        guard iri.isAbsolute else { throw scanner.failure("This IRI is not absolute.", at: start) }
        return iri
    }

    private mutating func object() throws(RDFSyntaxError) -> Term {
        if let resource = try resource() { return resource }
        guard scanner.peek == UInt8(ascii: "\"") else {
            throw scanner.failure("An object was expected here.")
        }
        let text = try scanner.quotedText(quote: UInt8(ascii: "\""), isLong: false)
        if scanner.peek == UInt8(ascii: "@") {
            return .literal(Literal(text, language: try scanner.languageTag()))
        }
        guard scanner.sees("^^") else { return .literal(Literal(text)) }
        scanner.offset += 2
        guard scanner.peek == UInt8(ascii: "<") else {
            throw scanner.failure("A datatype was expected here.")
        }
        return .literal(Literal(text, datatype: try iri()))
    }
}
