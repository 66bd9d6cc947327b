import CanonicalJSON

/// The rows of one JSON text. Only one element of the outermost array is held at a time.
struct JSONRows: RowSource {
    /// The elements at one step of the item path, and the elements around them.
    private struct Level {
        var elements: JSONElementReader
        let ancestors: [JSONValue]
    }

    private var levels: [Level] = []
    private let options: ReadOptions

    private var start: ByteReader?

    init(bytes: ByteReader, options: ReadOptions) {
        start = bytes
        self.options = options
    }

    mutating func next() throws -> RowOutcome? {
        try open()
        while !levels.isEmpty {
            let depth = levels.count - 1
            guard let element = try levels[depth].elements.next() else {
                try close()
                continue
            }
            if let outcome = try outcome(of: element, at: depth) { return outcome }
        }
        return nil
    }

    private mutating func open() throws {
        guard var bytes = start else { return }
        start = nil
        try bytes.skipByteOrderMark()
        push(bytes, ancestors: [])
    }

    private mutating func push(_ bytes: ByteReader, ancestors: [JSONValue]) {
        let names = options.itemPath.steps[levels.count]
        let elements = JSONElementReader(bytes: bytes, names: names, limits: options.limits)
        levels.append(Level(elements: elements, ancestors: ancestors))
    }

    private mutating func close() throws {
        guard let level = levels.popLast(), levels.isEmpty, !level.elements.isFound else { return }
        throw FormatError(
            line: level.elements.line, column: 1,
            reason: "There is no “\(options.itemPath)” in this file.")
    }

    /// A row, or nil when the element leads to another level or holds nothing.
    private mutating func outcome(of element: JSONFragment, at depth: Int) throws -> RowOutcome? {
        let value: JSONValue
        switch try element.row(depth: options.limits.depth) {
        case .success(let held): value = held
        case .failure(let error): return .refused(line: error.line, reason: error.reason)
        }
        if depth > 0, value.isNull { return nil }
        guard case .object(var members) = value else {
            return .refused(line: element.line, reason: "This element is not an object.")
        }
        let ancestors = levels[depth].ancestors
        guard depth + 1 < options.itemPath.steps.count else {
            return .row(
                SourceRow(value: value, line: element.line, ancestors: ancestors, file: options.file))
        }
        if let name = options.itemPath.steps[depth + 1].first { members[name] = nil }
        let inside = ByteReader(bytes: element.bytes, line: element.line, column: element.column)
        push(inside, ancestors: ancestors + [.object(members)])
        return nil
    }
}
