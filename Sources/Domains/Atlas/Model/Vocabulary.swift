import CanonicalJSON
import Kernel
import SearchIndex

/// A controlled list of terms with labels in several languages, its source and its licence.
public struct Vocabulary: Sendable {
    /// The name it is called by: `legal-forms`.
    public let id: String
    /// Its title.
    public let title: LocalizedText
    /// Where it comes from.
    public let source: Origin
    /// What else must be said of its origin, in English; nil when nothing must.
    public let note: String?
    /// The terms, in the order of the file.
    public let terms: [Term]
    /// Other vocabularies whose terms this one holds after its own; of two terms with one id the first
    /// counts.
    let unites: [String]
    /// What its terms say as identifier schemes, by their ids; none in any other vocabulary.
    let schemes: [String: IdentifierScheme]
    private let byID: [String: Int]
    private let byWord: [String: Int]

    /// Where a vocabulary comes from.
    public struct Origin: Sendable, Hashable {
        /// The name of the source.
        public let name: String
        /// Its address.
        public let url: String?
        /// Its licence, an SPDX identifier where there is one.
        public let licence: String
        /// The day it was taken.
        public let date: String
    }

    /// One term.
    public struct Term: Sendable, Hashable {
        /// The code that records carry.
        public let id: String
        /// What people read.
        public let labels: LocalizedText
        /// What it means.
        public let definition: LocalizedText
        /// The term above it.
        public let broader: String?
        /// Other ways in which sources write it.
        public let aliases: [String]
        /// Terms of other vocabularies that it stands for: `classes`, `categories`, `activities` …
        public let mapsTo: [String: [String]]
        /// The same term elsewhere, by address.
        public let exactMatch: [String]
        /// Whatever else the file says of it (a criterion's value type and choices, a country's three
        /// letters).
        public let extra: JSONValue
    }

    /// Reads a vocabulary file; a sentence says what is wrong.
    public init(json: JSONValue) throws(VocabularyError) {
        guard let id = json["id"]?.string else { throw VocabularyError("a vocabulary has no id") }
        self.id = id
        title = LocalizedText(json: json["title"])
        let origin = json["source"]
        source = Origin(
            name: origin?["name"]?.string ?? "", url: origin?["url"]?.string,
            licence: origin?["licence"]?.string ?? "", date: origin?["date"]?.string ?? "")
        note = json["note"]?.string
        unites = json["unites"].strings
        var terms: [Term] = []
        for item in json["terms"].items {
            guard let term = Term(json: item) else {
                throw VocabularyError("\(id): a term has no id or no label")
            }
            terms.append(term)
        }
        self.terms = terms
        schemes = id == IdentifierScheme.vocabulary ? try IdentifierScheme.read(terms) : [:]
        byID = Dictionary(terms.enumerated().map { ($1.id, $0) }) { first, _ in first }
        guard byID.count == terms.count else { throw VocabularyError("\(id): two terms have the same id") }
        byWord = Vocabulary.words(of: terms)
    }

    /// This vocabulary with the terms of others behind its own.
    func holding(_ others: [Vocabulary]) -> Vocabulary { Vocabulary(self, holding: others) }

    private init(_ own: Vocabulary, holding others: [Vocabulary]) {
        (id, title, source, note) = (own.id, own.title, own.source, own.note)
        (unites, schemes) = (own.unites, own.schemes)
        var seen: Set<String> = []
        terms = (own.terms + others.flatMap(\.terms)).filter { seen.insert($0.id).inserted }
        byID = Dictionary(terms.enumerated().map { ($1.id, $0) }) { first, _ in first }
        byWord = Vocabulary.words(of: terms)
    }

    /// The term with this code.
    public func term(_ id: String) -> Term? { byID[id].map { terms[$0] } }

    /// The term that a source means by `text`: its code, a label or an alias, letter case and accents aside.
    /// In a vocabulary of source words, `source` says whose word it is.
    public func match(_ text: String, of source: String? = nil) -> Term? {
        if let source { return byWord[Vocabulary.key("\(source) \(text)")].map { terms[$0] } }
        return term(text) ?? byWord[Vocabulary.key(text)].map { terms[$0] }
    }

    private static func key(_ text: String) -> String {
        SearchIndex.foldedWords(in: text).joined(separator: " ")
    }

    private static func words(of terms: [Term]) -> [String: Int] {
        var words: [String: Int] = [:]
        for (index, term) in terms.enumerated() {
            for text in term.words {
                let key = key(text)
                if !key.isEmpty, words[key] == nil { words[key] = index }
            }
        }
        return words
    }
}

/// A vocabulary file that cannot be used, in one sentence.
public struct VocabularyError: Error, CustomStringConvertible {
    /// The sentence.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension Vocabulary.Term {
    /// The keys under which a term says what it stands for elsewhere, and the payload fields those belong to.
    private static let targetKeys = [
        "activity": "activities", "category": "categories", "socialTechClass": "classes",
    ]

    init?(json: JSONValue) {
        let labels = LocalizedText(json: json["labels"])
        guard let id = json["id"]?.string, !labels.isEmpty else { return nil }
        let targets = Self.targetKeys.map { key, field in (field, json[key]?.string.map { [$0] } ?? []) }
        let mapsTo = Dictionary(uniqueKeysWithValues: targets).filter { !$0.value.isEmpty }
        self.init(
            id: id, labels: labels, definition: LocalizedText(json: json["definition"]),
            broader: json["broader"]?.string, aliases: json["aliases"].strings, mapsTo: mapsTo,
            exactMatch: json["exactMatch"].strings, extra: json)
    }
}

extension Vocabulary.Term {
    /// What a source may write for the term. A term that stands for one source's own word (`source`, `value`)
    /// is known by that word alone.
    fileprivate var words: [String] {
        if let source = extra["source"]?.string, let value = extra["value"]?.string {
            return ([value] + aliases).map { "\(source) \($0)" }
        }
        return [id] + labels.ordered.map(\.text) + aliases
    }
}
