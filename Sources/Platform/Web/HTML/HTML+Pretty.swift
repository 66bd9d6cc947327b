extension HTML {
    /// The page with one block element a line, indented by two spaces: for snapshots that people read. Not
    /// for browsers, because it adds white space.
    public var pretty: String {
        var lines: [String] = []
        printPretty(at: 0, into: &lines)
        return lines.joined(separator: "\n") + "\n"
    }

    private static let inline: Set<String> = [
        "a", "abbr", "b", "br", "cite", "code", "data", "em", "i", "img", "kbd", "mark", "output", "s",
        "small",
        "span", "strong", "sub", "sup", "time", "wbr",
    ]

    private static let verbatim: Set<String> = ["pre", "textarea"]

    private var isInline: Bool {
        switch self {
        case .text: true
        case .raw: false
        case .element(let name, _, let children):
            HTML.inline.contains(name.description) && children.allSatisfy(\.isInline)
        case .void(let name, _): HTML.inline.contains(name.description)
        case .fragment(let pieces): pieces.allSatisfy(\.isInline)
        }
    }

    private func printPretty(at depth: Int, into lines: inout [String]) {
        let margin = String(repeating: "  ", count: depth)
        switch self {
        case .fragment(let pieces) where !isInline:
            HTML.printPretty(pieces, at: depth, into: &lines)
        case .element(let name, let attributes, let children) where !isPrintedOnOneLine:
            var start: [UInt8] = []
            start.appendStartTag(name, attributes)
            lines.append(margin + String(decoding: start, as: UTF8.self))
            HTML.printPretty(children, at: depth + 1, into: &lines)
            lines.append("\(margin)</\(name)>")
        default:
            if !isEmpty { lines.append(margin + rendered) }
        }
    }

    private var isPrintedOnOneLine: Bool {
        guard case .element(let name, _, let children) = self else { return true }
        return HTML.verbatim.contains(name.description) || children.allSatisfy(\.isInline)
    }

    /// Prints siblings; neighbours that are inline share a line.
    private static func printPretty(_ pieces: [HTML], at depth: Int, into lines: inout [String]) {
        var run: [HTML] = []
        func flush(into lines: inout [String]) {
            HTML.fragment(run).printPretty(at: depth, into: &lines)
            run = []
        }
        for piece in pieces {
            if piece.isInline {
                run.append(piece)
            } else {
                flush(into: &lines)
                piece.printPretty(at: depth, into: &lines)
            }
        }
        flush(into: &lines)
    }
}
