import CanonicalJSON
import Kernel

/// The vocabularies of the house, by name.
public struct Vocabularies: Sendable {
    private let byName: [String: Vocabulary]

    /// A set of vocabularies.
    public init(_ vocabularies: [Vocabulary]) {
        let named = Dictionary(vocabularies.map { ($0.id, $0) }) { first, _ in first }
        byName = named.mapValues { $0.holding($0.unites.compactMap { named[$0] }) }
    }

    /// The register of that name: a term of `identifier-schemes`.
    public func identifierScheme(_ id: String) -> IdentifierScheme? { schemes?.schemes[id] }

    private var schemes: Vocabulary? { byName[IdentifierScheme.vocabulary] }

    /// Reads `SCHEME:number` as a source writes it, and checks it; the scheme may be written in any way that
    /// the vocabulary knows (`siren: 732 829 320`).
    func identifier(_ text: String) -> Identifier? {
        guard let colon = text.firstIndex(of: ":"),
            let term = schemes?.match(String(text[..<colon]))
        else { return nil }
        return identifierScheme(term.id)?.identifier(String(text[text.index(after: colon)...]))
    }

    /// The vocabulary of that name.
    public subscript(name: String) -> Vocabulary? { byName[name] }

    /// All of them, by name.
    public var all: [Vocabulary] { byName.keys.sortedSet.compactMap { byName[$0] } }

    /// What `text` of a source stands for in the field `field`, read with the vocabulary `name`: the term
    /// itself, or the terms of that field which it maps to. Nil when the vocabulary does not know it; empty
    /// when it knows it and it stands for nothing there.
    func terms(for text: String, in name: String, of source: String?, field: String) -> [String]? {
        guard let term = byName[name]?.match(text, of: source) else { return nil }
        let isOfField = TermField.allCases.contains { $0.payloadKey == field && $0.vocabulary == name }
        return isOfField || term.mapsTo.isEmpty ? [term.id] : term.mapsTo[field] ?? []
    }

    /// The label of a term for a reader; the code itself when the vocabulary does not know it.
    public func label(_ code: String, in name: String, for languages: [LanguageTag]) -> String {
        byName[name]?.term(code)?.labels.best(for: languages)?.text ?? code
    }
}

extension [String: Vocabulary].Keys {
    var sortedSet: [String] { Array(self).sortedSet }
}
