import CanonicalJSON
import Kernel

/// Helpers that keep payloads canonical: empty values are not written, lists are sorted sets.
extension [String: JSONValue] {
    mutating func set(_ key: String, _ text: String?) {
        self[key] = text.flatMap { $0.isEmpty ? nil : .string($0) }
    }

    mutating func set(_ key: String, _ text: LocalizedText) {
        self[key] = text.isEmpty ? nil : text.json
    }

    mutating func set(_ key: String, _ texts: [String]) {
        self[key] = texts.isEmpty ? nil : .array(texts.map(JSONValue.string))
    }

    mutating func set(_ key: String, _ values: [JSONValue]) {
        self[key] = values.isEmpty ? nil : .array(values)
    }

    mutating func set(_ key: String, _ value: JSONValue?) {
        if case .object(let members)? = value, members.isEmpty { return }
        self[key] = value
    }
}

extension JSONValue? {
    /// The elements when this is an array; none otherwise.
    var items: [JSONValue] { self?.array ?? [] }
    /// The texts among the elements.
    var strings: [String] { items.compactMap(\.string) }
}

extension [String] {
    /// In byte order, each once.
    var sortedSet: [String] { Set(self).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}

extension Array where Element: Comparable & Hashable {
    /// In order, each once.
    var sortedUnique: [Element] { Set(self).sorted() }
}

extension [JSONValue] {
    /// In the order of their canonical bytes, each once.
    var sortedByBytes: [JSONValue] {
        let byBytes = Dictionary(map { ($0.canonicalString, $0) }) { first, _ in first }
        return byBytes.keys.sortedSet.compactMap { byBytes[$0] }
    }
}

extension [String: JSONValue].Keys {
    /// In byte order, each once.
    var sortedSet: [String] { Array(self).sortedSet }
}
