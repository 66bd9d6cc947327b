import CanonicalJSON
import Kernel

/// Typed reading of a mapping file, with sentences for what is wrong.
struct MappingFile {
    let value: JSONValue

    init(_ value: JSONValue) {
        self.value = value
    }

    /// Refuses a word that is not one of `words`.
    func allow(_ words: Set<String>, in place: String = "the mapping") throws(MappingError) {
        guard let object = value.object else { throw MappingError("\(place) must be a JSON object") }
        if let unknown = object.keys.sortedSet.first(where: { !words.contains($0) }) {
            throw MappingError("“\(unknown)” is not a word of \(place)")
        }
    }

    /// A text that must be there.
    func text(_ word: String) throws(MappingError) -> String {
        guard let text = try optionalText(word), !text.isEmpty else {
            throw MappingError("“\(word)” is missing")
        }
        return text
    }

    /// A text that may be left out.
    func optionalText(_ word: String) throws(MappingError) -> String? {
        guard let json = value[word] else { return nil }
        guard let text = json.string else { throw MappingError("“\(word)” must be a text") }
        return text
    }

    /// A list of texts that may be left out.
    func texts(_ word: String) throws(MappingError) -> [String] {
        guard let json = value[word] else { return [] }
        guard let items = json.array, items.allSatisfy({ $0.string != nil }) else {
            throw MappingError("“\(word)” must be a list of texts")
        }
        return items.compactMap(\.string)
    }

    func object(_ word: String) throws(MappingError) -> MappingFile {
        guard let object = value[word], object.object != nil else {
            throw MappingError("“\(word)” is missing")
        }
        return MappingFile(object)
    }

    /// Where a source stands among others: 0 to 100, 50 when not said.
    func precedence() throws(MappingError) -> Int {
        guard let json = value["precedence"] else { return 50 }
        guard let number = json.integer, (0...100).contains(number) else {
            throw MappingError("“precedence” must be a whole number from 0 to 100")
        }
        return Int(number)
    }

    /// One path or a list of them; none when the word is left out.
    func paths(_ word: String) throws(MappingError) -> [ValuePath] {
        try paths(in: value[word], word)
    }

    /// The parts of a key, each a path or a list of paths to choose from.
    func key() throws(MappingError) -> [[ValuePath]] {
        var parts: [[ValuePath]] = []
        for part in value["key"].map({ $0.array ?? [$0] }) ?? [] { parts.append(try paths(in: part, "key")) }
        return parts
    }

    private func paths(in json: JSONValue?, _ word: String) throws(MappingError) -> [ValuePath] {
        var paths: [ValuePath] = []
        for item in json.map({ $0.array ?? [$0] }) ?? [] {
            guard let text = item.string else {
                throw MappingError("“\(word)” must be a path such as /name, or a list of paths")
            }
            guard let path = ValuePath(text) else {
                throw MappingError("“\(text)” is not a path such as /name")
            }
            paths.append(path)
        }
        return paths
    }

    func language() throws(MappingError) -> LanguageTag? {
        guard let text = try optionalText("language") else { return nil }
        guard let tag = LanguageTag(text) else { throw MappingError("“\(text)” is not a language tag") }
        return tag
    }

    func markup() throws(MappingError) -> PlainText.Markup? {
        guard let word = try optionalText("markup") else { return nil }
        guard let known = PlainText.Markup(rawValue: word) else {
            throw MappingError("“markup” must be markdown or html")
        }
        return known
    }

    func condition() throws(MappingError) -> FieldRule.Condition? {
        guard let json = value["when"] else { return nil }
        let file = MappingFile(json)
        try file.allow(["path", "is"], in: "“when”")
        let values = json["is"].map { $0.array ?? [$0] } ?? []
        guard let path = try file.paths("path").first, !values.isEmpty else {
            throw MappingError("“when” needs a “path” and what it “is”")
        }
        return FieldRule.Condition(path: path, anyOf: Set(values.map { $0.plainText.lowercased() }))
    }
}
