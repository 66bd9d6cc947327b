import CanonicalJSON

// Members whose name is a property (JSON-LD 1.1 Processing Algorithms, section 5.1.2, steps 13.5 to 13.14).

extension Expander {
    mutating func expand(
        property key: String, _ name: String, _ value: JSONValue, into node: inout NodeExpansion
    ) throws(JSONLDError) {
        let container = node.context.container(of: key)
        guard var expanded = try propertyValue(key, value, container, node) else { return }
        if container.contains(.list), !expanded.isListObject {
            expanded = ["@list": .array(expanded.asArray)]
        }
        if container.subtracting(.set) == .graph {
            expanded = .array(expanded.asArray.map { ["@graph": .array($0.asArray)] })
        }
        if node.context[key]?.isReverse == true {
            try addReversed(expanded.asArray, name, to: &node)
        } else {
            node.result.append(expanded.asArray, to: name)
        }
    }

    private mutating func propertyValue(
        _ key: String, _ value: JSONValue, _ container: TermDefinition.Container, _ node: NodeExpansion
    ) throws(JSONLDError) -> JSONValue? {
        if node.context[key]?.type == "@json" { return ["@value": value, "@type": "@json"] }
        if let map = value.object {
            if container.contains(.language) { return try languageMap(key, map, node.context) }
            if !container.isDisjoint(with: [.index, .type, .id]) {
                return try indexMap(key, map, container, node)
            }
        }
        return try expand(value, of: key, node.context, node.options.outsideMap)
    }

    private mutating func languageMap(
        _ key: String, _ map: [String: JSONValue], _ context: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        let direction = (context[key]?.direction ?? .inherited).value(inheriting: context.direction)
        var values: [JSONValue] = []
        for (language, texts) in map.inOrder {
            path.append(language)
            let isNone = try expand(iri: language, in: context) == "@none"
            for text in texts.asArray where text != .null {
                guard text.string != nil else {
                    throw failure(.invalidLanguageMapValue, "A map of languages holds strings.")
                }
                var value: [String: JSONValue] = ["@value": text]
                if !isNone { value["@language"] = .string(language) }
                if let direction { value["@direction"] = .string(direction) }
                values.append(.object(value))
            }
            path.removeLast()
        }
        return .array(values)
    }

    /// An index, id or type map (step 13.8).
    private mutating func indexMap(
        _ key: String, _ map: [String: JSONValue], _ container: TermDefinition.Container,
        _ node: NodeExpansion
    ) throws(JSONLDError) -> JSONValue {
        let indexKey = node.context[key]?.index ?? "@index"
        var values: [JSONValue] = []
        for (index, entry) in map.inOrder {
            path.append(index)
            let context = try mapContext(index, container, node.context)
            let expandedIndex = try expand(iri: index, in: node.context)
            var options = node.options
            options.isFromMap = true
            let items = try expand(.array(entry.asArray), of: key, context, options)
            for item in items?.asArray ?? [] {
                let isBare = container.contains(.graph) && !item.isGraphObject
                var members = isBare ? ["@graph": .array(item.asArray)] : item.object ?? [:]
                if expandedIndex != "@none" {
                    let place = IndexPlace(
                        index: index, expanded: expandedIndex, key: indexKey, container: container)
                    try setIndex(place, of: &members, node.context)
                }
                values.append(.object(members))
            }
            path.removeLast()
        }
        return .array(values)
    }

    private mutating func mapContext(
        _ index: String, _ container: TermDefinition.Container, _ context: ActiveContext
    ) throws(JSONLDError) -> ActiveContext {
        guard !container.isDisjoint(with: [.id, .type]) else { return context }
        let outer = context.previous ?? context
        guard container.contains(.type), let term = outer[index], let inner = term.context else {
            return outer
        }
        return try process(outer, inner, ContextOptions(base: term.contextBase, propagates: false))
    }

    /// A key of an index, id or type map.
    private struct IndexPlace {
        let index: String
        let expanded: String?
        let key: String
        let container: TermDefinition.Container
    }

    /// Says in a value under which key of a map it stood (steps 13.8.3.7.2 to 13.8.3.7.5).
    private mutating func setIndex(
        _ place: IndexPlace, of members: inout [String: JSONValue], _ context: ActiveContext
    ) throws(JSONLDError) {
        if place.container.contains(.index), place.key != "@index" {
            try setIndexProperty(place, of: &members, context)
        } else if place.container.contains(.index) {
            if members["@index"] == nil { members["@index"] = .string(place.index) }
        } else if members["@value"] != nil || members["@list"] != nil {
            throw failure(.invalidValueObject, "A map by @id or @type holds nodes.")
        } else if place.container.contains(.id), members["@id"] == nil {
            let id = try expand(iri: place.index, in: context, [.documentRelative])
            if let id { try checkReference(id) }
            members["@id"] = id.map { .string($0) } ?? .null
        } else if place.container.contains(.type) {
            let type = place.expanded.map { JSONValue.string($0) }
            if let type = type?.string, !Keyword.isIRIOrBlank(type) { try lose("“\(type)” is no type.") }
            members["@type"] = .array((type.map { [$0] } ?? []) + (members["@type"]?.asArray ?? []))
        }
    }

    private mutating func setIndexProperty(
        _ place: IndexPlace, of members: inout [String: JSONValue], _ context: ActiveContext
    ) throws(JSONLDError) {
        guard members["@value"] == nil else {
            throw failure(.invalidValueObject, "A value cannot have the property of its index.")
        }
        let value = try expand(value: .string(place.index), of: place.key, context)
        guard let name = try expand(iri: place.key, in: context) else { return }
        members[name] = .array([value] + (members[name]?.asArray ?? []))
    }

    /// Value expansion (section 5.3.2).
    mutating func expand(
        value: JSONValue, of property: String, _ context: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        let term = context[property]
        if let text = value.string, term?.type == "@id" || term?.type == "@vocab" {
            return try reference(text, isVocabulary: term?.type == "@vocab", context)
        }
        var result: [String: JSONValue] = ["@value": value]
        if let type = term?.type, !["@id", "@vocab", "@none"].contains(type) {
            result["@type"] = .string(type)
        } else if value.string != nil {
            let language = (term?.language ?? .inherited).value(inheriting: context.language)
            let direction = (term?.direction ?? .inherited).value(inheriting: context.direction)
            if let language { result["@language"] = .string(language) }
            if let direction { result["@direction"] = .string(direction) }
        }
        return .object(result)
    }

    private mutating func reference(
        _ text: String, isVocabulary: Bool, _ context: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        let ways: IRIWays = isVocabulary ? [.documentRelative, .vocabulary] : [.documentRelative]
        guard let iri = try expand(iri: text, in: context, ways) else {
            try lose("“\(text)” stands for nothing.")
            return ["@id": .null]
        }
        try checkReference(iri)
        return ["@id": .string(iri)]
    }
}

extension ElementOptions {
    /// The same for an element that is not the value of a map.
    var outsideMap: ElementOptions { ElementOptions(base: base) }
}
