import CanonicalJSON
import Web

/// An identifier with its register, leading to the register's page where it has one for each.
struct IdentifierLink: Component {
    private let scheme: String
    private let value: String
    private let words: AtlasWords

    init(_ identifier: Identifier, words: AtlasWords) {
        let text = identifier.description
        let colon = text.firstIndex(of: ":") ?? text.endIndex
        scheme = String(text[..<colon])
        value = String(text[colon...].dropFirst())
        self.words = words
    }

    var html: HTML {
        let term = words.vocabularies["identifier-schemes"]?.term(scheme)
        let page = term?.extra["page"]?.string.map { $0.replacing("{id}", with: value) }
        return HTML {
            page.map { H.a(value, .href($0)) } ?? .text(value)
            " "
            H.span(words.term(scheme, in: "identifier-schemes"), .class("meta"))
        }
    }
}
