import CanonicalJSON

/// Builds the documents of a YAML stream from libyaml's events, within limits: an alias is not written out
/// but weighed, so that a few lines cannot stand for gigabytes.
struct YAMLComposer {
    private let events: YAMLEventReader
    private let limits: ReadLimits
    private var anchors: [String: YAMLNode] = [:]

    /// A composer at the beginning of a stream.
    init(_ bytes: [UInt8], limits: ReadLimits) throws(FormatError) {
        events = try YAMLEventReader(bytes)
        self.limits = limits
    }

    /// The documents of the stream. Throws a `FormatError`.
    mutating func documents() throws(FormatError) -> [YAMLNode] {
        var documents: [YAMLNode] = []
        var size = 0
        while true {
            let event = try events.next()
            switch event.kind {
            case .endOfStream: return documents
            case .documentStart:
                anchors = [:]
                let document = try node(try events.next(), depth: 0)
                size = try grown(size, by: document.expandedBytes, event)
                documents.append(document)
            default: continue
            }
        }
    }
}

// MARK: Nodes

extension YAMLComposer {
    private mutating func node(_ event: YAMLEvent, depth: Int) throws(FormatError) -> YAMLNode {
        guard depth <= limits.depth else {
            throw event.failure("Values are nested deeper than the limit of \(limits.depth).")
        }
        let node: YAMLNode
        switch event.kind {
        case .alias(let name): return try alias(name, event)
        case .scalar(let scalar): node = try leaf(scalar, event)
        case .sequenceStart: node = try sequence(event, depth: depth)
        case .mappingStart: node = try mapping(event, depth: depth)
        default: throw event.failure("Not YAML: a value was expected here.")
        }
        if let anchor = event.anchor { anchors[anchor] = node }
        return node
    }

    private func alias(_ name: String, _ event: YAMLEvent) throws(FormatError) -> YAMLNode {
        guard let target = anchors[name] else {
            throw event.failure("The alias *\(name) stands for nothing before it.")
        }
        return YAMLNode(content: target.content, line: event.line, expandedBytes: target.expandedBytes)
    }

    private func leaf(_ scalar: YAMLEvent.Scalar, _ event: YAMLEvent) throws(FormatError) -> YAMLNode {
        guard let value = scalar.value else {
            throw event.failure("“\(scalar.text)” is not what its tag says.")
        }
        return YAMLNode(
            content: .scalar(value), line: event.line,
            expandedBytes: YAMLNode.overheadBytes + scalar.text.utf8.count)
    }

    private mutating func sequence(_ start: YAMLEvent, depth: Int) throws(FormatError) -> YAMLNode {
        var elements: [YAMLNode] = []
        var size = YAMLNode.overheadBytes
        while true {
            let event = try events.next()
            if case .collectionEnd = event.kind { break }
            let element = try node(event, depth: depth + 1)
            size = try grown(size, by: element.expandedBytes, event)
            elements.append(element)
        }
        return YAMLNode(content: .sequence(elements), line: start.line, expandedBytes: size)
    }

    private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(FormatError) -> YAMLNode {
        var members: [String: YAMLNode] = [:]
        var size = YAMLNode.overheadBytes
        while true {
            let event = try events.next()
            if case .collectionEnd = event.kind { break }
            let name = try key(event)
            let member = try node(try events.next(), depth: depth + 1)
            guard members.updateValue(member, forKey: name) == nil else {
                throw event.failure("The key “\(name)” stands twice in this mapping.")
            }
            size = try grown(size, by: member.expandedBytes + name.utf8.count, event)
        }
        return YAMLNode(content: .mapping(members), line: start.line, expandedBytes: size)
    }

    /// The text of a mapping's key, as written.
    private mutating func key(_ event: YAMLEvent) throws(FormatError) -> String {
        switch event.kind {
        case .scalar(let scalar):
            if let anchor = event.anchor { anchors[anchor] = try leaf(scalar, event) }
            return scalar.text
        case .alias(let name):
            let target = try alias(name, event)
            if case .scalar(let value) = target.content { return value.string ?? value.canonicalString }
        default: break
        }
        throw event.failure("A key must be text or a number.")
    }

    private func grown(_ size: Int, by more: Int, _ event: YAMLEvent) throws(FormatError) -> Int {
        guard size + more <= limits.expandedBytes else {
            throw event.failure(
                "The values take more than the limit of \(limits.expandedBytes) bytes, aliases written out.")
        }
        return size + more
    }
}
