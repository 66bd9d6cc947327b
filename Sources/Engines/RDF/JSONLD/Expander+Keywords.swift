import CanonicalJSON

// Members whose name is a keyword (JSON-LD 1.1 Processing Algorithms, section 5.1.2, step 13.4).

extension Expander {
    mutating func expand(
        keyword: String, _ value: JSONValue, into node: inout NodeExpansion
    ) throws(JSONLDError) {
        try checkReverse(keyword, node)
        if node.result[keyword] != nil, keyword != "@included", keyword != "@type" {
            throw failure(.collidingKeywords, "This object has \(keyword) twice.")
        }
        switch keyword {
        case "@id": node.result["@id"] = try expandedID(value, node)
        case "@type":
            if let types = try expandedTypes(value, node) {
                node.result["@type"] =
                    node.result["@type"].map { .array($0.asArray + types.asArray) } ?? types
            }
        case "@graph":
            let graph = try expand(value, of: "@graph", node.context, node.options)
            node.result["@graph"] = .array(graph?.asArray ?? [])
        case "@included": try include(value, into: &node)
        case "@value": try setValue(value, in: &node)
        case "@language", "@direction", "@index": node.result[keyword] = try text(keyword, value)
        case "@list": try expandList(value, into: &node)
        case "@set": node.result["@set"] = try expand(value, of: node.property, node.context, node.options)
        case "@reverse": try reverse(value, into: &node)
        default: try lose("\(keyword) has no meaning here.")
        }
    }

    /// Refuses a keyword among reverse properties (step 13.4.1).
    func checkReverse(_ keyword: String, _ node: NodeExpansion) throws(JSONLDError) {
        guard node.property == "@reverse" else { return }
        throw failure(.invalidReversePropertyMap, "A map of reverse properties has no \(keyword).")
    }

    private mutating func expandedID(
        _ value: JSONValue, _ node: NodeExpansion
    ) throws(JSONLDError) -> JSONValue {
        guard let text = value.string else { throw failure(.invalidIDValue, "An @id is a string.") }
        guard let id = try expand(iri: text, in: node.context, [.documentRelative]) else {
            try lose("“\(text)” looks like a keyword and is none.")
            return .null
        }
        try checkReference(id)
        return .string(id)
    }

    /// Refuses, for the careful, a reference that stayed relative.
    func checkReference(_ iri: String) throws(JSONLDError) {
        if options.isSafe, !Keyword.isIRIOrBlank(iri) {
            throw failure(.dataLoss, "“\(iri)” is a relative reference, and there is no base.")
        }
    }

    private mutating func expandedTypes(
        _ value: JSONValue, _ node: NodeExpansion
    ) throws(JSONLDError) -> JSONValue? {
        var types: [JSONValue] = []
        for type in value.asArray {
            guard let text = type.string else {
                throw failure(.invalidTypeValue, "A type is a string, or several are a list of strings.")
            }
            guard let iri = try expand(iri: text, in: node.typeScoped, [.documentRelative, .vocabulary])
            else {
                try lose("No context defines the type “\(text)”.")
                continue
            }
            try checkType(iri, written: text, node)
            types.append(.string(iri))
        }
        return value.array == nil ? types.first : .array(types)
    }

    private func checkType(
        _ iri: String, written text: String, _ node: NodeExpansion
    ) throws(JSONLDError) {
        guard options.isSafe, iri != "@json" else { return }
        let isResolved = node.typeScoped[text] == nil && Keyword.compactParts(text) == nil
        if !Keyword.isIRIOrBlank(iri) || isResolved && node.typeScoped.vocabulary == nil {
            throw failure(.dataLoss, "No context defines the type “\(text)”.")
        }
    }

    private mutating func include(
        _ value: JSONValue, into node: inout NodeExpansion
    ) throws(JSONLDError) {
        let expanded = try expand(value, of: nil, node.context, node.options)
        guard let included = expanded?.asArray, included.allSatisfy(\.isNodeObject) else {
            throw failure(.invalidIncludedValue, "What is included is an object of its own.")
        }
        node.result.append(included, to: "@included")
    }

    private func setValue(_ value: JSONValue, in node: inout NodeExpansion) throws(JSONLDError) {
        guard node.inputType == "@json" || value.isScalar || value == .null else {
            throw failure(
                .invalidValueObjectValue, "A @value is a text, a number, true, false or null.")
        }
        node.result["@value"] = value
    }

    private func text(_ keyword: String, _ value: JSONValue) throws(JSONLDError) -> JSONValue {
        switch (keyword, value.string) {
        case ("@language", nil): throw failure(.invalidLanguageTaggedString, "A language is a string.")
        case ("@index", nil): throw failure(.invalidIndexValue, "An index is a string.")
        case ("@direction", let text) where text != "ltr" && text != "rtl":
            throw failure(.invalidBaseDirection, "A direction is ltr or rtl.")
        default: return value
        }
    }

    private mutating func expandList(
        _ value: JSONValue, into node: inout NodeExpansion
    ) throws(JSONLDError) {
        guard let property = node.property, property != "@graph" else {
            return try lose("A list that belongs to no property says nothing.")
        }
        let list = try expand(value, of: property, node.context, node.options)
        node.result["@list"] = .array(list?.asArray ?? [])
    }

    /// `@reverse`: what is said with a reversed property inside it is said straight (step 13.4.13).
    private mutating func reverse(
        _ value: JSONValue, into node: inout NodeExpansion
    ) throws(JSONLDError) {
        guard value.object != nil else {
            throw failure(.invalidReverseValue, "A @reverse is an object of properties.")
        }
        let expanded = try expand(value, of: "@reverse", node.context, node.options)?.object ?? [:]
        for (property, items) in (expanded["@reverse"]?.object ?? [:]).inOrder {
            node.result.append(items.asArray, to: property)
        }
        for (property, items) in expanded.inOrder where property != "@reverse" {
            try addReversed(items.asArray, property, to: &node)
        }
    }

    /// Adds nodes that have this one as their value.
    func addReversed(
        _ items: [JSONValue], _ property: String, to node: inout NodeExpansion
    ) throws(JSONLDError) {
        guard items.allSatisfy({ !$0.isValueObject && !$0.isListObject }) else {
            throw failure(.invalidReversePropertyValue, "The value of a reverse property is a node.")
        }
        var map = node.result["@reverse"]?.object ?? [:]
        map.append(items, to: property)
        node.result["@reverse"] = .object(map)
    }
}
