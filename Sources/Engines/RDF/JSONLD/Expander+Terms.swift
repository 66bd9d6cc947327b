import CanonicalJSON

// Creating a term definition (JSON-LD 1.1 Processing Algorithms, section 4.2.2).

extension Expander {
    /// Defines a term of the local context, and before it those that it needs.
    mutating func define(_ term: String, _ scope: inout DefinitionScope) throws(JSONLDError) {
        switch scope.states[ExactText(term)] {
        case true?: return
        case false?: throw failure(.cyclicIRIMapping, "“\(term)” is defined by itself.")
        case nil: break
        }
        guard !term.isEmpty else { throw failure(.invalidTermDefinition, "A term has a name.") }
        scope.states[ExactText(term)] = false
        try enterContext()
        path.append(term)
        let value = scope.local[term] ?? .null
        if try isDefinable(term, value) {
            let previous = scope.context[term]
            scope.context[term] = nil
            if let definition = try definition(of: term, value, &scope) {
                scope.context[term] = try protected(definition, previous, scope)
            }
        }
        path.removeLast()
        leaveContext()
        scope.states[ExactText(term)] = true
    }

    /// Whether a term may be defined; false when it is to be passed over (steps 4 and 5).
    private func isDefinable(_ term: String, _ value: JSONValue) throws(JSONLDError) -> Bool {
        if term == "@type" {
            let members = value.object ?? [:]
            guard !members.isEmpty, members.keys.allSatisfy({ $0 == "@container" || $0 == "@protected" }),
                members["@container"] == nil || members["@container"] == "@set"
                    || members["@container"] == ["@set"]
            else {
                throw failure(
                    .keywordRedefinition, "@type can be given the container @set and protection only.")
            }
            return true
        }
        if Keyword.isKeyword(term) { throw failure(.keywordRedefinition, "A keyword keeps its meaning.") }
        guard Keyword.hasForm(term) else { return true }
        try lose("“\(term)” looks like a keyword and is none.")
        return false
    }

    /// Keeps a protected term as it was (step 27).
    private func protected(
        _ definition: TermDefinition, _ previous: TermDefinition?, _ scope: DefinitionScope
    ) throws(JSONLDError) -> TermDefinition {
        guard let previous, previous.isProtected, !scope.options.overridesProtected else { return definition }
        guard definition.agrees(with: previous) else {
            throw failure(.protectedTermRedefinition, "This term is protected and has another meaning.")
        }
        return previous
    }

    /// The definition, nil when the term is to be passed over.
    private mutating func definition(
        of term: String, _ value: JSONValue, _ scope: inout DefinitionScope
    ) throws(JSONLDError) -> TermDefinition? {
        guard let members = members(of: value) else {
            throw failure(.invalidTermDefinition, "A term is defined by a string, an object or null.")
        }
        var definition = TermDefinition(isProtected: scope.isProtected)
        if let value = members["@protected"] {
            guard let isProtected = value.bool else {
                throw failure(.invalidProtectedValue, "@protected is true or false.")
            }
            definition.isProtected = isProtected
        }
        if let type = members["@type"] { definition.type = try typeMapping(type, &scope) }
        if let reverse = members["@reverse"] {
            return try reverseDefinition(definition, reverse, members, &scope)
        }
        let isSimple = value.string != nil
        guard try setIRI(of: term, &definition, members["@id"], isSimple: isSimple, &scope) else {
            return nil
        }
        if let container = members["@container"] { try setContainer(container, of: &definition) }
        try setScope(members, of: &definition, &scope)
        try setText(members, of: &definition)
        if let prefix = members["@prefix"] { try setPrefix(prefix, of: term, &definition) }
        try checkEntries(members)
        return definition
    }

    private func members(of value: JSONValue) -> [String: JSONValue]? {
        switch value {
        case .null, .string: ["@id": value]
        case .object(let members): members
        default: nil
        }
    }

    private static let entries: Set = [
        "@container", "@context", "@direction", "@id", "@index", "@language", "@nest", "@prefix",
        "@protected",
        "@reverse", "@type",
    ]

    private func checkEntries(_ members: [String: JSONValue]) throws(JSONLDError) {
        for name in members.keys where !Expander.entries.contains(name) {
            throw failure(.invalidTermDefinition, "The definition of a term has no “\(name)”.")
        }
    }

    private mutating func typeMapping(
        _ value: JSONValue, _ scope: inout DefinitionScope
    ) throws(JSONLDError) -> String {
        guard let text = value.string, let type = try expand(iri: text, &scope),
            ["@id", "@json", "@none", "@vocab"].contains(type) || Keyword.isIRI(type)
        else {
            throw failure(.invalidTypeMapping, "The type of a term is an IRI, @id, @vocab, @json or @none.")
        }
        return type
    }

    /// A term that stands for a property read backwards (step 13).
    private mutating func reverseDefinition(
        _ given: TermDefinition, _ reverse: JSONValue, _ members: [String: JSONValue],
        _ scope: inout DefinitionScope
    ) throws(JSONLDError) -> TermDefinition? {
        var definition = given
        guard members["@id"] == nil, members["@nest"] == nil else {
            throw failure(.invalidReverseProperty, "A reverse property has neither @id nor @nest.")
        }
        guard let text = reverse.string else {
            throw failure(.invalidIRIMapping, "A reverse property is named by a string.")
        }
        if Keyword.hasForm(text), !Keyword.isKeyword(text) {
            try lose("“\(text)” looks like a keyword and is none.")
            return nil
        }
        guard let iri = try expand(iri: text, &scope), Keyword.isIRIOrBlank(iri) else {
            throw failure(.invalidIRIMapping, "“\(text)” is no IRI.")
        }
        definition.iri = iri
        definition.isReverse = true
        if let container = members["@container"], container != .null {
            guard container == "@set" || container == "@index" else {
                throw failure(.invalidReverseProperty, "A reverse property has the container @set or @index.")
            }
            try setContainer(container, of: &definition)
        }
        try setScope(members, of: &definition, &scope)
        try checkEntries(members)
        return definition
    }

    /// What a term stands for (steps 14 to 18); false when it is to be passed over.
    private mutating func setIRI(
        of term: String, _ definition: inout TermDefinition, _ id: JSONValue?, isSimple: Bool,
        _ scope: inout DefinitionScope
    ) throws(JSONLDError) -> Bool {
        if let id, id.string.map({ ExactText($0) != ExactText(term) }) ?? true {
            return try setIRI(of: term, &definition, named: id, isSimple: isSimple, &scope)
        }
        if let (prefix, suffix) = Keyword.compactParts(term) {
            if scope.local[prefix] != nil { try define(prefix, &scope) }
            definition.iri =
                try scope.context[prefix]?.iri.map { iri throws(JSONLDError) in try made(iri + suffix) }
                ?? term
        } else if term.utf8.contains(UInt8(ascii: "/")) {
            guard let iri = try expand(iri: term, in: scope.context), Keyword.isIRI(iri) else {
                throw failure(.invalidIRIMapping, "“\(term)” is no IRI.")
            }
            definition.iri = iri
        } else if term == "@type" {
            definition.iri = "@type"
        } else if let vocabulary = scope.context.vocabulary {
            definition.iri = try made(vocabulary + term)
        } else {
            throw failure(.invalidIRIMapping, "“\(term)” has no @id, and there is no @vocab.")
        }
        return true
    }

    private mutating func setIRI(
        of term: String, _ definition: inout TermDefinition, named id: JSONValue, isSimple: Bool,
        _ scope: inout DefinitionScope
    ) throws(JSONLDError) -> Bool {
        if id == .null { return true }
        guard let text = id.string else {
            throw failure(.invalidIRIMapping, "The @id of a term is a string.")
        }
        if Keyword.hasForm(text), !Keyword.isKeyword(text) {
            try lose("“\(text)” looks like a keyword and is none.")
            return false
        }
        guard let iri = try expand(iri: text, &scope), Keyword.isKeyword(iri) || Keyword.isIRIOrBlank(iri)
        else {
            throw failure(.invalidIRIMapping, "“\(text)” is no IRI.")
        }
        if iri == "@context" { throw failure(.invalidKeywordAlias, "@context has no other name.") }
        definition.iri = iri
        let hasSlash = term.utf8.contains(UInt8(ascii: "/"))
        let hasColon = term.utf8.dropFirst().dropLast().contains(UInt8(ascii: ":"))
        if hasSlash || hasColon {
            scope.states[ExactText(term)] = true
            let own = try expand(iri: term, &scope)
            guard own.map(ExactText.init) == ExactText(iri) else {
                throw failure(.invalidIRIMapping, "“\(term)” is an IRI already and cannot stand for another.")
            }
        }
        let isCompact = hasSlash || term.utf8.contains(UInt8(ascii: ":"))
        definition.isPrefix = !isCompact && isSimple && endsLikePrefix(iri)
        return true
    }

    private func endsLikePrefix(_ iri: String) -> Bool {
        Keyword.isBlankNode(iri) || iri.utf8.last.map { ":/?#[]@".utf8.contains($0) } ?? false
    }
}
