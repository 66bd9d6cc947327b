/// The part of regular expressions that the forms of identifiers need: characters, classes such as
/// `[A-HJ-N0-9]`, groups with alternatives, and `?`, `*`, `+`, `{n}`, `{m,n}`; always for the whole text.
/// Time grows with the product of text and pattern, whatever the pattern.
struct ValuePattern: Sendable {
    private let root: Node

    private indirect enum Node: Sendable {
        case bytes(Set<UInt8>)
        case sequence([Node])
        case choice([Node])
        case repeated(Node, ClosedRange<Int>)
    }

    /// The most repetitions that `*` and `+` stand for.
    private static let repetitionLimit = 100

    /// Reads a pattern that begins with `^` and ends with `$`; nil when it holds anything else than the
    /// above.
    init?(_ text: String) {
        guard text.hasPrefix("^"), text.hasSuffix("$"), text.utf8.count <= 200 else { return nil }
        var parser = Parser(rest: Array(text.utf8.dropFirst().dropLast())[...])
        guard let root = parser.choice(), parser.rest.isEmpty else { return nil }
        self.root = root
    }

    /// Whether the pattern describes the whole of `text`.
    func matches(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return ValuePattern.ends(root, [0], bytes).contains(bytes.count)
    }

    /// Where `node` can end when it begins at one of `starts`.
    private static func ends(_ node: Node, _ starts: Set<Int>, _ text: [UInt8]) -> Set<Int> {
        switch node {
        case .bytes(let allowed):
            Set(starts.filter { $0 < text.count && allowed.contains(text[$0]) }.map { $0 + 1 })
        case .sequence(let nodes): nodes.reduce(starts) { ends($1, $0, text) }
        case .choice(let nodes): nodes.reduce(into: []) { $0.formUnion(ends($1, starts, text)) }
        case .repeated(let node, let times): ends(node, times, starts, text)
        }
    }

    private static func ends(
        _ node: Node, _ times: ClosedRange<Int>, _ starts: Set<Int>, _ text: [UInt8]
    ) -> Set<Int> {
        var (current, found): (Set<Int>, Set<Int>) = (starts, times.lowerBound == 0 ? starts : [])
        for count in 1...max(1, times.upperBound) where !current.isEmpty {
            current = ends(node, current, text)
            if count >= times.lowerBound { found.formUnion(current) }
        }
        return found
    }

    /// Reads a pattern from the left; every function gives nil for what the grammar does not have.
    private struct Parser {
        var rest: ArraySlice<UInt8>

        mutating func choice() -> Node? {
            var alternatives: [Node] = []
            repeat {
                guard let next = sequence() else { return nil }
                alternatives.append(next)
            } while take("|")
            return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
        }

        private mutating func sequence() -> Node? {
            var nodes: [Node] = []
            while let byte = rest.first, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
                guard let item = item(), let times = times() else { return nil }
                nodes.append(times == 1...1 ? item : .repeated(item, times))
            }
            return .sequence(nodes)
        }

        private mutating func item() -> Node? {
            guard let byte = rest.popFirst() else { return nil }
            switch byte {
            case UInt8(ascii: "("):
                guard let inner = choice(), take(")") else { return nil }
                return inner
            case UInt8(ascii: "["): return characters()
            case _ where "^$.\\*+?{}]".utf8.contains(byte): return nil
            default: return .bytes([byte])
            }
        }

        /// The inside of a class, with ranges; no negation, no escapes.
        private mutating func characters() -> Node? {
            var allowed: Set<UInt8> = []
            while !take("]") {
                guard let byte = rest.popFirst(), byte != UInt8(ascii: "^"), byte != UInt8(ascii: "\\") else {
                    return nil
                }
                if rest.first == UInt8(ascii: "-"), let last = rest.dropFirst().first, last >= byte,
                    last != UInt8(ascii: "]")
                {
                    allowed.formUnion(byte...last)
                    rest = rest.dropFirst(2)
                } else {
                    allowed.insert(byte)
                }
            }
            return allowed.isEmpty ? nil : .bytes(allowed)
        }

        private mutating func times() -> ClosedRange<Int>? {
            if take("?") { return 0...1 }
            if take("*") { return 0...ValuePattern.repetitionLimit }
            if take("+") { return 1...ValuePattern.repetitionLimit }
            guard take("{") else { return 1...1 }
            let inside = rest.prefix { $0 != UInt8(ascii: "}") }
            rest = rest.dropFirst(inside.count)
            let bounds = String(decoding: inside, as: UTF8.self).split(
                separator: ",", omittingEmptySubsequences: false
            ).map { Int($0) ?? -1 }
            guard take("}"), let low = bounds.first, let high = bounds.last, bounds.count <= 2, low >= 0,
                high >= max(low, 1), high <= ValuePattern.repetitionLimit
            else { return nil }
            return low...high
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest = rest.dropFirst()
            return true
        }
    }
}
