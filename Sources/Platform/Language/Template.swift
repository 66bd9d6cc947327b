/// A catalog text cut at its `{placeholders}`.
struct Template: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case text(String)
        case placeholder(String)
    }

    /// The text as written in the catalog.
    let source: String
    let parts: [Part]

    /// Cuts `source`; nil when a brace has no partner or a name is not letters, digits and `-`.
    init?(_ source: String) {
        var parts: [Part] = []
        var rest = source[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else { return nil }
            let name = rest[rest.index(after: open)..<close]
            guard Template.isName(name) else { return nil }
            if rest.startIndex < open { parts.append(.text(String(rest[..<open]))) }
            parts.append(.placeholder(String(name)))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.source = source
        self.parts = parts
    }

    /// The names in braces.
    var placeholders: Set<String> {
        Set(parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
    }

    /// The text with its placeholders filled. One that has no value stays as written, braces and all, so that
    /// a page can put markup there and a forgotten value is seen.
    func filled(with values: [String: String]) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .text(let piece): text += piece
            case .placeholder(let name): text += values[name] ?? "{\(name)}"
            }
        }
    }

    private static func isName(_ name: Substring) -> Bool {
        !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
}
