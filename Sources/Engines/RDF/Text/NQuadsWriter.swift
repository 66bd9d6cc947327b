extension Dataset {
    /// The dataset in N-Quads, a line a quad, in the order in which they came.
    public var nquads: String {
        var writer = NQuadsWriter()
        for quad in quads { writer.write(quad) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension Graph {
    /// The graph in N-Triples, a line a triple, in the order in which they came.
    public var ntriples: String {
        var writer = NQuadsWriter()
        for triple in self { writer.write(Quad(triple)) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// Writes quads in the canonical form of N-Quads (RDF Dataset Canonicalization, section 5): single spaces, no
/// datatype on an `xsd:string`, the fewest escapes.
struct NQuadsWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ quad: Quad) {
        write(quad) { $0.label }
    }

    /// Writes a quad, its blank nodes under other labels.
    mutating func write(_ quad: Quad, label: (BlankNode) -> String) {
        write(quad.subject, label)
        bytes.append(UInt8(ascii: " "))
        write(quad.predicate)
        bytes.append(UInt8(ascii: " "))
        write(quad.object, label)
        if let graph = quad.graph {
            bytes.append(UInt8(ascii: " "))
            write(graph, label)
        }
        bytes += " .\n".utf8
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func write(_ term: Term, _ label: (BlankNode) -> String) {
        switch term {
        case .iri(let iri): write(iri)
        case .blank(let node):
            bytes += "_:".utf8
            bytes += label(node).utf8
        case .literal(let literal): write(literal)
        }
    }

    private mutating func write(_ iri: IRI) {
        bytes.append(UInt8(ascii: "<"))
        bytes += iri.string.utf8
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func write(_ literal: Literal) {
        writeQuoted(literal.lexicalForm)
        if let language = literal.language {
            bytes.append(UInt8(ascii: "@"))
            bytes += language.utf8
        } else if literal.datatype != XSD.string {
            bytes += "^^".utf8
            write(literal.datatype)
        }
    }

    /// A text between quotes, with the escapes it needs.
    mutating func writeQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        writeEscaped(text)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscaped(_ text: String) {
        var text = text
        text.withUTF8 { content in
            for (at, byte) in content.enumerated() {
                if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                    bytes.append(byte)
                } else if byte < 0x80 {
                    bytes += NQuadsWriter.escapes[Int(byte)].utf8
                } else {
                    bytes.append(byte)
                    if byte >= 0xBE { escapeNoncharacter(endingAt: at, of: content) }
                }
            }
        }
    }

    /// U+FFFE and U+FFFF, EF BF BE and EF BF BF in UTF-8, are no characters of XML 1.1: their last byte, just
    /// written, tells.
    private mutating func escapeNoncharacter(endingAt at: Int, of content: UnsafeBufferPointer<UInt8>) {
        guard content[at] <= 0xBF, at >= 2, content[at - 1] == 0xBF, content[at - 2] == 0xEF else { return }
        bytes.removeLast(3)
        bytes += (content[at] == 0xBE ? "\\uFFFE" : "\\uFFFF").utf8
    }

    /// The escape of every byte that needs one, by its value; empty elsewhere.
    private static let escapes: [String] = (UInt8(0)...0x7F).map { byte in
        switch byte {
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case 0..<0x20, 0x7F: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        default: ""
        }
    }
}
