import CanonicalJSON

/// The rows of a YAML file, which is read whole.
struct YAMLRows: RowSource {
    private var bytes: ByteReader
    private let options: ReadOptions
    /// What is still to be given, the next one last; nil before reading.
    private var pending: [RowOutcome]?

    init(bytes: ByteReader, options: ReadOptions) {
        self.bytes = bytes
        self.options = options
    }

    mutating func next() throws -> RowOutcome? {
        if pending == nil { pending = try read().reversed() }
        return pending?.popLast()
    }

    private mutating func read() throws -> [RowOutcome] {
        var text: [UInt8] = []
        while let byte = try bytes.next() {
            guard text.count < options.limits.documentBytes else {
                throw bytes.failure("The file is larger than \(options.limits.documentBytes) bytes.")
            }
            text.append(byte)
        }
        var rows: [RowOutcome] = []
        var composer = try YAMLComposer(text, limits: options.limits)
        let documents = try composer.documents()
        if documents.isEmpty { throw FormatError(line: 1, column: 1, reason: "The file is empty.") }
        for document in documents {
            try collect(document, step: 0, ancestors: [], into: &rows)
        }
        return rows
    }

    private func collect(
        _ node: YAMLNode, step: Int, ancestors: [JSONValue], into rows: inout [RowOutcome]
    ) throws {
        let steps = options.itemPath.steps
        guard let target = steps[step].reduce(node, { $0?[$1] }) else {
            if step > 0 { return }
            throw FormatError(
                line: node.line, column: 1, reason: "There is no “\(options.itemPath)” in this file.")
        }
        for element in elements(of: target, isInner: step > 0) {
            guard case .mapping(var members) = element.content else {
                rows.append(.refused(line: element.line, reason: "This element is not a mapping."))
                continue
            }
            if step + 1 == steps.count {
                rows.append(row(element, ancestors))
            } else {
                if let name = steps[step + 1].first { members[name] = nil }
                let around = ancestors + [.object(members.mapValues(\.value))]
                try collect(element, step: step + 1, ancestors: around, into: &rows)
            }
        }
    }

    private func elements(of node: YAMLNode, isInner: Bool) -> [YAMLNode] {
        if case .sequence(let elements) = node.content { return elements }
        return isInner && node.isNull ? [] : [node]
    }

    private func row(_ element: YAMLNode, _ ancestors: [JSONValue]) -> RowOutcome {
        .row(SourceRow(value: element.value, line: element.line, ancestors: ancestors, file: options.file))
    }
}
