import CanonicalJSON

/// An object while it is expanded.
struct NodeExpansion {
    let property: String?
    var context: ActiveContext
    /// The context in which types are read.
    let typeScoped: ActiveContext
    let options: ElementOptions
    /// The type of a value object, when there is one.
    var inputType: String?
    var result: [String: JSONValue] = [:]
}

extension Expander {
    /// What became of an object, once its members are expanded (section 5.1.2, steps 15 to 19).
    mutating func finished(_ node: NodeExpansion) throws(JSONLDError) -> JSONValue? {
        var result = node.result
        if result["@value"] != nil {
            guard try checkValueObject(result) else { return nil }
        } else if let type = result["@type"] {
            result["@type"] = .array(type.asArray)
        } else if result["@set"] != nil || result["@list"] != nil {
            guard result.count == 1 || result.count == 2 && result["@index"] != nil else {
                throw failure(
                    .invalidSetOrListObject, "A set or a list has nothing besides but an index.")
            }
            if let set = result["@set"] { return set }
        }
        if result.count == 1, result["@language"] != nil {
            try lose("A language without a text says nothing.")
            return nil
        }
        return try kept(result, node.property)
    }

    /// Nothing for what says nothing at the top of a graph.
    private func kept(_ result: [String: JSONValue], _ property: String?) throws(JSONLDError) -> JSONValue? {
        guard property == nil || property == "@graph" else { return .object(result) }
        let isFree = result.isEmpty || result["@value"] != nil || result["@list"] != nil
        guard isFree || result.count == 1 && result["@id"] != nil else { return .object(result) }
        try lose("This object belongs to no property and says nothing.")
        return nil
    }

    /// Whether a value object stands; false when its value is null (step 15).
    private func checkValueObject(_ result: [String: JSONValue]) throws(JSONLDError) -> Bool {
        let type = result["@type"]
        let hasText = result["@language"] != nil || result["@direction"] != nil
        guard result.keys.allSatisfy(["@direction", "@index", "@language", "@type", "@value"].contains),
            type == nil || !hasText
        else {
            throw failure(
                .invalidValueObject,
                "A value has a type, or a language and direction, and an index; nothing else.")
        }
        if type == "@json" || type == ["@json"] { return true }
        let value = result["@value"] ?? .null
        if value == .null || value == [] { return false }
        if value.string == nil, result["@language"] != nil {
            throw failure(.invalidLanguageTaggedValue, "Only a text has a language.")
        }
        if let type, !(type.string.map { IRI($0).isWellFormed } ?? false) {
            throw failure(.invalidTypedValue, "The type of a value is one IRI.")
        }
        return true
    }

    /// Members of an object, then of those it nests (steps 13 and 14).
    mutating func expand(
        _ members: [String: JSONValue], into node: inout NodeExpansion
    ) throws(JSONLDError) {
        var nests: [(key: String, value: JSONValue)] = []
        for (key, value) in members.inOrder where key != "@context" {
            path.append(key)
            defer { path.removeLast() }
            guard let name = try expand(iri: key, in: node.context),
                Keyword.isKeyword(name) || name.utf8.contains(UInt8(ascii: ":"))
            else {
                try lose("No context defines “\(key)”.")
                continue
            }
            if name == "@nest" {
                try checkReverse(name, node)
                nests.append((key, value))
            } else if Keyword.isKeyword(name) {
                try expand(keyword: name, value, into: &node)
            } else {
                try expand(property: key, name, value, into: &node)
            }
        }
        for (key, value) in nests { try expand(nest: key, value, into: &node) }
    }

    private mutating func expand(
        nest key: String, _ value: JSONValue, into node: inout NodeExpansion
    ) throws(JSONLDError) {
        path.append(key)
        defer { path.removeLast() }
        let outer = node.context
        node.context = try scoped(outer, to: key)
        for nested in value.asArray {
            guard let members = nested.object else {
                throw failure(.invalidNestValue, "What is nested is an object or several.")
            }
            for name in members.keys where try expand(iri: name, in: node.context) == "@value" {
                throw failure(.invalidNestValue, "A value cannot be nested.")
            }
            if members["@context"] != nil { try lose("A context has no effect in what is nested.") }
            try expand(members, into: &node)
        }
        node.context = outer
    }
}
