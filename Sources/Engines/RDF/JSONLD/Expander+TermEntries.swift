import CanonicalJSON

// What else the definition of a term may say (section 4.2.2, steps 19 to 25).

extension Expander {
    func setContainer(_ value: JSONValue, of definition: inout TermDefinition) throws(JSONLDError) {
        var container: TermDefinition.Container = []
        for keyword in value.asArray {
            guard let kind = keyword.string.flatMap(TermDefinition.Container.init(keyword:)) else {
                throw failure(.invalidContainerMapping, "There is no such container.")
            }
            container.insert(kind)
        }
        guard !container.isEmpty, container.isAllowed else {
            throw failure(.invalidContainerMapping, "These containers do not go together.")
        }
        definition.container = container
        guard container.contains(.type) else { return }
        definition.type = definition.type ?? "@id"
        guard definition.type == "@id" || definition.type == "@vocab" else {
            throw failure(.invalidTypeMapping, "What is mapped by type is of type @id or @vocab.")
        }
    }

    /// `@index` and `@context`.
    mutating func setScope(
        _ members: [String: JSONValue], of definition: inout TermDefinition, _ scope: inout DefinitionScope
    ) throws(JSONLDError) {
        if let index = members["@index"] {
            guard definition.container.contains(.index), let text = index.string,
                let iri = try expand(iri: text, &scope), Keyword.isIRI(iri)
            else {
                throw failure(
                    .invalidTermDefinition, "@index names a property, and goes with the container @index.")
            }
            definition.index = text
        }
        guard let context = members["@context"] else { return }
        definition.context = context
        definition.contextBase = scope.options.base
        var options = scope.options
        options.overridesProtected = true
        options.propagates = true
        options.validatesScoped = false
        do throws(JSONLDError) {
            path.append("@context")
            _ = try process(scope.context, context, options)
            path.removeLast()
        } catch {
            guard error.code != .tooLarge else { throw error }
            throw JSONLDError(
                .invalidScopedContext, at: error.pointer, in: error.context,
                reason: "\(error.code.rawValue): \(error.reason)")
        }
    }

    /// `@language`, `@direction` and `@nest`.
    func setText(
        _ members: [String: JSONValue], of definition: inout TermDefinition
    ) throws(JSONLDError) {
        if let language = members["@language"], members["@type"] == nil {
            guard language == .null || language.string != nil else {
                throw failure(.invalidLanguageMapping, "The language of a term is a string or null.")
            }
            definition.language = language.string.map { .value($0) } ?? .none
        }
        if let direction = members["@direction"], members["@type"] == nil {
            definition.direction = try self.direction(direction).map { .value($0) } ?? .none
        }
        if let nest = members["@nest"] {
            guard let text = nest.string, text == "@nest" || !Keyword.isKeyword(text) else {
                throw failure(.invalidNestValue, "@nest names @nest, or a term that stands for it.")
            }
            definition.nest = text
        }
    }

    func setPrefix(
        _ value: JSONValue, of term: String, _ definition: inout TermDefinition
    ) throws(JSONLDError) {
        guard !term.utf8.contains(UInt8(ascii: ":")), !term.utf8.contains(UInt8(ascii: "/")) else {
            throw failure(.invalidTermDefinition, "A term with a colon or a slash is no prefix.")
        }
        guard let isPrefix = value.bool else {
            throw failure(.invalidPrefixValue, "@prefix is true or false.")
        }
        definition.isPrefix = isPrefix
        if isPrefix, definition.iri.map(Keyword.isKeyword) ?? false {
            throw failure(.invalidTermDefinition, "A keyword is no prefix.")
        }
    }
}
