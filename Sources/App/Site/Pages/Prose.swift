import Language
import Web

/// A part of a page in plain words, all from the catalogs: `<key>.title` is its heading, `<key>.1`, `<key>.2`
/// … its paragraphs, `<key>.list.1` … a list after them. `slots` fill `{placeholders}` with pieces of a page.
struct Prose: Component {
    private let key: String
    private let say: Messages
    private let slots: [String: HTML]

    /// The most paragraphs, and the most list items, a part has.
    private static let most = 12

    init(_ key: String, say: Messages, slots: [String: HTML] = [:]) {
        self.key = key
        self.say = say
        self.slots = slots
    }

    var html: HTML {
        H.section(.id(name)) {
            H.h2(say("\(key).title"))
            for text in texts(key) { H.p { HTML.sentence(text, slots) } }
            list
        }
    }

    /// The last word of the key, by which links lead here.
    private var name: String { key.split(separator: ".").last.map(String.init) ?? key }

    private var list: HTML {
        let items = texts("\(key).list")
        guard !items.isEmpty else { return .empty }
        return H.ul {
            for text in items { H.li { HTML.sentence(text, slots) } }
        }
    }

    private func texts(_ stem: String) -> [String] {
        Array((1...Self.most).lazy.map { say.ifPresent("\(stem).\($0)") }.prefix { $0 != nil })
            .compactMap(\.self)
    }
}
