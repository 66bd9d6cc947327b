extension HTML {
    /// A sentence from a catalog with markup in it: every `{name}` found in `slots` becomes that piece, the
    /// rest is text. Lets a translation put a link where its grammar wants it.
    public static func sentence(_ text: String, _ slots: [String: HTML]) -> HTML {
        var pieces: [HTML] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            let after = rest.index(after: close)
            let slot = slots[name] ?? .text(String(rest[open..<after]))
            pieces += [.text(String(rest[..<open])), slot]
            rest = rest[after...]
        }
        return .fragment(pieces + [.text(String(rest))])
    }
}
