/// Takes the markup off a text, leaving what a reader would see.
enum PlainText {
    /// The markups that sources use in descriptions.
    enum Markup: String, Sendable {
        case markdown, html
    }

    /// The text without its markup.
    static func strip(_ text: String, _ markup: Markup) -> String {
        switch markup {
        case .markdown: withoutEmphasis(withoutLinks(withoutTags(text)))
        case .html: withoutTags(text)
        }
    }

    /// `[words](address)` becomes `words`; images are left out.
    private static func withoutLinks(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "[") {
            guard let close = rest[open...].firstIndex(of: "]"),
                rest.index(after: close) < rest.endIndex, rest[rest.index(after: close)] == "(",
                let end = rest[close...].firstIndex(of: ")")
            else { break }
            let isImage = rest[..<open].last == "!"
            result += isImage ? rest[..<open].dropLast() : rest[..<open]
            if !isImage { result += rest[rest.index(after: open)..<close] }
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func withoutEmphasis(_ text: String) -> String {
        var kept = text.filter { $0 != "`" }
        for mark in ["**", "__", "*"] {
            kept = kept.split(separator: mark, omittingEmptySubsequences: false).joined()
        }
        return kept
    }

    /// Tags become blanks, the five named entities and `&nbsp;` become their characters.
    private static func withoutTags(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">"),
            startsTag(rest[rest.index(after: open)...])
        {
            result += rest[..<open] + " "
            rest = rest[rest.index(after: close)...]
        }
        return unescaped(result + rest)
    }

    private static func startsTag(_ text: Substring) -> Bool {
        text.first.map { $0.isLetter || $0 == "/" || $0 == "!" } ?? false
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        let entities = [
            ("&nbsp;", "\u{A0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
            ("&amp;", "&"),
        ]
        return entities.reduce(text) { text, entity in
            text.split(separator: entity.0, omittingEmptySubsequences: false).joined(separator: entity.1)
        }
    }
}
