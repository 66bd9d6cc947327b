import CanonicalJSON

/// What a text may be resolved against besides the terms and prefixes of a context.
struct IRIWays: OptionSet {
    let rawValue: UInt8
    /// The base of the document.
    static let documentRelative = IRIWays(rawValue: 1)
    /// Terms by themselves, and the vocabulary.
    static let vocabulary = IRIWays(rawValue: 2)
}

// IRI expansion (JSON-LD 1.1 Processing Algorithms, section 5.2).

extension Expander {
    /// The IRI, blank node or keyword that a text stands for; nil for nothing; the text itself when it stays
    /// relative.
    mutating func expand(
        iri text: String, in context: ActiveContext, _ ways: IRIWays = .vocabulary
    ) throws(JSONLDError) -> String? {
        if Keyword.isKeyword(text) { return text }
        if Keyword.hasForm(text) { return nil }
        if let term = context[text] {
            if let iri = term.iri, Keyword.isKeyword(iri) { return iri }
            if ways.contains(.vocabulary) { return term.iri }
        }
        if let (prefix, suffix) = Keyword.compactParts(text) {
            if prefix == "_" || suffix.utf8.starts(with: "//".utf8) { return text }
            if let term = context[prefix], let iri = term.iri, term.isPrefix { return try made(iri + suffix) }
            if Keyword.isIRI(text) { return text }
        }
        if ways.contains(.vocabulary), let vocabulary = context.vocabulary {
            return try made(vocabulary + text)
        }
        if ways.contains(.documentRelative), let base = context.base {
            return try made(IRI(base).resolving(text).string)
        }
        return text
    }

    /// The same while a context is read, whose terms may not be defined yet.
    mutating func expand(
        iri text: String, _ scope: inout DefinitionScope, _ ways: IRIWays = .vocabulary
    ) throws(JSONLDError) -> String? {
        if Keyword.isKeyword(text) || Keyword.hasForm(text) {
            return try expand(iri: text, in: scope.context)
        }
        try define(text, ifPartOf: &scope)
        if scope.context[text] == nil || !ways.contains(.vocabulary),
            let (prefix, suffix) = Keyword.compactParts(text), prefix != "_",
            !suffix.utf8.starts(with: "//".utf8)
        {
            try define(prefix, ifPartOf: &scope)
        }
        return try expand(iri: text, in: scope.context, ways)
    }

    private mutating func define(
        _ term: String, ifPartOf scope: inout DefinitionScope
    ) throws(JSONLDError) {
        if scope.local[term] != nil, scope.states[ExactText(term)] != true { try define(term, &scope) }
    }
}
