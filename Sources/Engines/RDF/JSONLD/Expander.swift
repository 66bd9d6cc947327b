import CanonicalJSON

/// Expansion (JSON-LD 1.1 Processing Algorithms, section 5.1), one document.
struct Expander {
    let options: JSONLD
    /// Where we are, for errors: the steps of a JSON Pointer.
    var path: [String] = []
    /// The context document we are in, if we are in one.
    var contextAddress: String?
    private var definitions = 0
    private var contextDepth = 0
    private var iriBytes = 0

    init(_ options: JSONLD) {
        self.options = options
    }

    func failure(_ code: JSONLDErrorCode, _ reason: String) -> JSONLDError {
        let steps = path.map { step in
            "/" + step.replacing("~", with: "~0").replacing("/", with: "~1")
        }
        return JSONLDError(code, at: steps.joined(), in: contextAddress, reason: reason)
    }

    /// An error when the caller asked that nothing be lost.
    func lose(_ reason: @autoclosure () -> String) throws(JSONLDError) {
        if options.isSafe { throw failure(.dataLoss, reason()) }
    }

    mutating func countDefinitions(_ count: Int) throws(JSONLDError) {
        definitions += count
        guard definitions <= options.limits.definitions else {
            throw failure(.tooLarge, "The contexts define more than \(options.limits.definitions) terms.")
        }
    }

    /// Goes into a context or the definition of a term, which others may need in turn.
    mutating func enterContext() throws(JSONLDError) {
        contextDepth += 1
        guard contextDepth <= options.limits.contextDepth else {
            throw failure(
                .contextOverflow,
                "Contexts and terms need one another more than \(options.limits.contextDepth) deep.")
        }
    }

    mutating func leaveContext() { contextDepth -= 1 }

    /// Counts an IRI that was put together.
    mutating func made(_ iri: String) throws(JSONLDError) -> String {
        iriBytes += iri.utf8.count
        guard iriBytes <= options.limits.iriBytes else {
            throw failure(.tooLarge, "The IRIs take more than \(options.limits.iriBytes) bytes.")
        }
        return iri
    }

    /// The whole document (section 9.1, `expand`).
    mutating func expand(document: JSONValue) throws(JSONLDError) -> [JSONValue] {
        var context = ActiveContext(base: options.base?.string)
        if let given = options.expandContext {
            context = try process(context, given["@context"] ?? given, ContextOptions(base: context.base))
        }
        let expanded = try expand(document, of: nil, context, ElementOptions(base: context.originalBase))
        if let object = expanded?.object, object.count == 1, let graph = object["@graph"] {
            return graph.asArray
        }
        return expanded?.asArray ?? []
    }
}

/// What an element is expanded under besides its context.
struct ElementOptions {
    /// The address of the document that the element stands in.
    var base: String?
    /// Whether the element is a value of an index, id or type map.
    var isFromMap = false
}

extension Expander {
    /// An element of the document, nil for nothing (section 5.1.2).
    mutating func expand(
        _ element: JSONValue, of property: String?, _ context: ActiveContext, _ options: ElementOptions
    ) throws(JSONLDError) -> JSONValue? {
        switch element {
        case .null: return nil
        case .array(let items): return try expand(items, of: property, context, options)
        case .object(let members): return try expand(members, of: property, context, options)
        default: return try expand(scalar: element, of: property, context)
        }
    }

    private mutating func expand(
        scalar: JSONValue, of property: String?, _ context: ActiveContext
    ) throws(JSONLDError) -> JSONValue? {
        guard let property, property != "@graph" else {
            try lose("A value that belongs to no property says nothing.")
            return nil
        }
        let inner = try scoped(context, to: property)
        return try expand(value: scalar, of: property, inner)
    }

    private mutating func expand(
        _ items: [JSONValue], of property: String?, _ context: ActiveContext, _ options: ElementOptions
    ) throws(JSONLDError) -> JSONValue? {
        let isList = context.container(of: property).contains(.list)
        var result: [JSONValue] = []
        for (index, item) in items.enumerated() {
            path.append(String(index))
            let expanded = try expand(item, of: property, context, options)
            path.removeLast()
            switch expanded {
            case nil: break
            case .array(let inner) where isList: result.append(["@list": .array(inner)])
            case .array(let inner): result += inner
            case .some(let value): result.append(value)
            }
        }
        return .array(result)
    }

    /// The context inside values of a property that has its own.
    mutating func scoped(
        _ context: ActiveContext, to property: String?
    ) throws(JSONLDError) -> ActiveContext {
        guard let property, let term = context[property], let inner = term.context else { return context }
        return try process(
            context, inner, ContextOptions(base: term.contextBase, overridesProtected: true))
    }

    private mutating func expand(
        _ members: [String: JSONValue], of property: String?, _ given: ActiveContext,
        _ options: ElementOptions
    ) throws(JSONLDError) -> JSONValue? {
        var context = given
        if let previous = context.previous, !options.isFromMap, try !keepsContext(members, context) {
            context = previous
        }
        // NB: the term is looked up before going back to the previous context (section 5.1.2, step 3).
        if let property, let term = given[property], let inner = term.context {
            context = try process(
                context, inner, ContextOptions(base: term.contextBase, overridesProtected: true))
        }
        if let local = members["@context"] {
            path.append("@context")
            context = try process(context, local, ContextOptions(base: options.base))
            path.removeLast()
        }
        let typeScoped = context
        context = try typeScopedContext(members, context)
        var node = NodeExpansion(
            property: property, context: context, typeScoped: typeScoped, options: options)
        node.inputType = try inputType(members, context)
        try expand(members, into: &node)
        return try finished(node)
    }

    /// Whether an object is a value or a bare reference, which do not go back to the previous context (step
    /// 7).
    private mutating func keepsContext(
        _ members: [String: JSONValue], _ context: ActiveContext
    ) throws(JSONLDError) -> Bool {
        for key in members.keys {
            let keyword = try expand(iri: key, in: context)
            if keyword == "@value" || keyword == "@id" && members.count == 1 { return true }
        }
        return false
    }

    /// The context with those of the object's types applied (step 11).
    private mutating func typeScopedContext(
        _ members: [String: JSONValue], _ typeScoped: ActiveContext
    ) throws(JSONLDError) -> ActiveContext {
        var context = typeScoped
        for (key, value) in try typeMembers(members, context) {
            let names = value.asArray.compactMap(\.string).sorted { ExactText($0) < ExactText($1) }
            for name in names {
                guard let term = typeScoped[name], let inner = term.context else { continue }
                path.append(key)
                context = try process(
                    context, inner, ContextOptions(base: term.contextBase, propagates: false))
                path.removeLast()
            }
        }
        return context
    }

    private mutating func typeMembers(
        _ members: [String: JSONValue], _ context: ActiveContext
    ) throws(JSONLDError) -> [(key: String, value: JSONValue)] {
        var found: [(key: String, value: JSONValue)] = []
        for (key, value) in members where try expand(iri: key, in: context) == "@type" {
            found.append((key, value))
        }
        return found.sorted { ExactText($0.key) < ExactText($1.key) }
    }

    private mutating func inputType(
        _ members: [String: JSONValue], _ context: ActiveContext
    ) throws(JSONLDError) -> String? {
        guard let type = try typeMembers(members, context).first?.value.asArray.last?.string else {
            return nil
        }
        return try expand(iri: type, in: context)
    }
}
