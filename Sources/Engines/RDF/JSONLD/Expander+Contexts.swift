import CanonicalJSON

/// How a local context is to be applied.
struct ContextOptions {
    /// The address that relative references of the context are resolved against.
    var base: String?
    /// The contexts that led here.
    var remotes: [String] = []
    /// Whether protected terms may be redefined, as a property's own context may.
    var overridesProtected = false
    /// Whether the context also holds inside nested nodes.
    var propagates = true
    /// False while a term's own context is tried out, which may name itself.
    var validatesScoped = true
}

// Context processing (JSON-LD 1.1 Processing Algorithms, section 4.1.2).

extension Expander {
    /// The context that holds once `local` is applied to `active`.
    mutating func process(
        _ active: ActiveContext, _ local: JSONValue, _ given: ContextOptions
    ) throws(JSONLDError) -> ActiveContext {
        var options = given
        if let propagate = local["@propagate"] {
            guard let value = propagate.bool else {
                throw failure(.invalidPropagateValue, "@propagate is true or false.")
            }
            options.propagates = value
        }
        try enterContext()
        var result = active
        if !options.propagates, result.previous == nil { result.previous = active }
        for context in local.asArray {
            switch context {
            case .null: result = try emptied(result, active, options)
            case .string(let address): result = try remote(address, onto: result, options)
            case .object(let members): result = try apply(members, to: result, options)
            default:
                throw failure(.invalidLocalContext, "A context is an address, an object, null or a list.")
            }
        }
        leaveContext()
        return result
    }

    private mutating func emptied(
        _ result: ActiveContext, _ active: ActiveContext, _ options: ContextOptions
    ) throws(JSONLDError) -> ActiveContext {
        if !options.overridesProtected, result.hasProtectedTerms {
            throw failure(.invalidContextNullification, "This context has protected terms: it stays.")
        }
        var fresh = ActiveContext(base: active.originalBase)
        if !options.propagates { fresh.previous = result }
        guard fresh.previousCount <= self.options.limits.remoteContexts else {
            throw failure(.contextOverflow, "Too many contexts are emptied in a row.")
        }
        return fresh
    }

    /// Applies a context that is named by its address (step 5.2).
    private mutating func remote(
        _ reference: String, onto result: ActiveContext, _ options: ContextOptions
    ) throws(JSONLDError) -> ActiveContext {
        let address = try contextAddress(reference, options)
        if !options.validatesScoped, options.remotes.contains(address) { return result }
        guard options.remotes.count < self.options.limits.remoteContexts else {
            throw failure(.contextOverflow, "Contexts refer to one another without end.")
        }
        let context = try load(address)
        let (outerPath, outerAddress) = (path, contextAddress)
        (path, contextAddress) = (["@context"], address)
        defer { (path, contextAddress) = (outerPath, outerAddress) }
        return try process(
            result, context,
            ContextOptions(
                base: address, remotes: options.remotes + [address],
                overridesProtected: options.overridesProtected,
                validatesScoped: options.validatesScoped))
    }

    private func contextAddress(
        _ reference: String, _ options: ContextOptions
    ) throws(JSONLDError) -> String {
        let address = options.base.map { IRI($0).resolving(reference).string } ?? reference
        guard Keyword.isIRI(address) else {
            throw failure(
                .loadingDocumentFailed, "“\(reference)” is a relative address, and there is no base.")
        }
        return address
    }

    private func load(_ address: String) throws(JSONLDError) -> JSONValue {
        guard let document = options.contexts[address] else {
            throw failure(
                .loadingRemoteContextFailed,
                "The context \(address) is not among those at hand, and nothing is fetched.")
        }
        guard let context = document["@context"] else {
            throw failure(.invalidRemoteContext, "The context \(address) has no @context.")
        }
        return context
    }

    /// Applies a context that is written out (steps 5.5 to 5.13).
    private mutating func apply(
        _ given: [String: JSONValue], to active: ActiveContext, _ options: ContextOptions
    ) throws(JSONLDError) -> ActiveContext {
        if let version = given["@version"], version.number != 1.1 {
            throw failure(.invalidVersionValue, "@version is 1.1.")
        }
        var (members, inner) = (given, options)
        if let value = given["@import"] {
            let address = try importAddress(value, options)
            // NB: a term's own context may import the one that defines the term, as it may name it.
            if !options.validatesScoped, options.remotes.contains(address) { return active }
            members = try imported(address).merging(given) { _, own in own }
            inner.remotes.append(address)
        }
        var result = active
        try countDefinitions(active.terms.count + members.count)
        if let base = members["@base"], options.remotes.isEmpty { try setBase(base, of: &result) }
        if let vocabulary = members["@vocab"] { try setVocabulary(vocabulary, of: &result) }
        if let language = members["@language"] {
            guard language == .null || language.string != nil else {
                throw failure(.invalidDefaultLanguage, "@language is a string or null.")
            }
            result.language = language.string
        }
        if let direction = members["@direction"] { result.direction = try self.direction(direction) }
        if let propagate = members["@propagate"], propagate.bool == nil {
            throw failure(.invalidPropagateValue, "@propagate is true or false.")
        }
        return try defineTerms(members, result, inner)
    }

    private mutating func defineTerms(
        _ members: [String: JSONValue], _ context: ActiveContext, _ options: ContextOptions
    ) throws(JSONLDError) -> ActiveContext {
        let protects = members["@protected"] ?? false
        guard let isProtected = protects.bool else {
            throw failure(.invalidProtectedValue, "@protected is true or false.")
        }
        var scope = DefinitionScope(
            context: context, local: members, isProtected: isProtected, options: options)
        for (term, _) in members.inOrder where !Expander.settings.contains(term) {
            try define(term, &scope)
        }
        return scope.context
    }

    private static let settings: Set = [
        "@base", "@direction", "@import", "@language", "@propagate", "@protected", "@version", "@vocab",
    ]

    private func importAddress(
        _ value: JSONValue, _ options: ContextOptions
    ) throws(JSONLDError) -> String {
        guard let reference = value.string else {
            throw failure(.invalidImportValue, "@import is an address.")
        }
        return try contextAddress(reference, options)
    }

    /// The members of a context that another one takes as its own (step 5.6).
    private func imported(_ address: String) throws(JSONLDError) -> [String: JSONValue] {
        guard let imported = try load(address).object else {
            throw failure(.invalidRemoteContext, "An imported context is one object.")
        }
        guard imported["@import"] == nil else {
            throw failure(.invalidContextEntry, "An imported context imports no other.")
        }
        return imported
    }

    private mutating func setBase(
        _ value: JSONValue, of context: inout ActiveContext
    ) throws(JSONLDError) {
        if value == .null {
            context.base = nil
        } else if let text = value.string, Keyword.isIRI(text) {
            context.base = text
        } else if let text = value.string, let base = context.base {
            context.base = try made(IRI(base).resolving(text).string)
        } else {
            throw failure(.invalidBaseIRI, "@base is an IRI, or null.")
        }
    }

    private mutating func setVocabulary(
        _ value: JSONValue, of context: inout ActiveContext
    ) throws(JSONLDError) {
        if value == .null {
            context.vocabulary = nil
            return
        }
        let iri = try value.string.map { text throws(JSONLDError) in
            try expand(iri: text, in: context, [.documentRelative, .vocabulary])
        }
        guard let iri = iri ?? nil, Keyword.isIRIOrBlank(iri) || iri.isEmpty else {
            throw failure(.invalidVocabMapping, "@vocab is an IRI, or null.")
        }
        context.vocabulary = iri
    }

    /// `ltr`, `rtl` or none.
    func direction(_ value: JSONValue) throws(JSONLDError) -> String? {
        guard value == .null || value == "ltr" || value == "rtl" else {
            throw failure(.invalidBaseDirection, "@direction is ltr, rtl or null.")
        }
        return value.string
    }
}
