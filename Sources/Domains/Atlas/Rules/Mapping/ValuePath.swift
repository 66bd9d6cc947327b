import CanonicalJSON

/// Where a value stands in a source row: `/properties/name`, `/licenses/*/spdx` (every element of a list),
/// `^1/name` (the nearest enclosing object of the file, `^2` the one around it) or `@file` (the file's name
/// without its ending).
struct ValuePath: Hashable, Sendable {
    /// What the path starts from.
    enum Root: Hashable, Sendable {
        case row
        case ancestor(Int)
        case file
    }

    let root: Root
    let steps: [String]

    /// Reads a path, or nil when it has another form.
    init?(_ text: String) {
        if text == "@file" {
            (root, steps) = (.file, [])
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(ValuePath.unescaped)
        guard let head = parts.first, parts.count > 1, parts.count <= 12 else { return nil }
        if head.isEmpty {
            root = .row
        } else if head.hasPrefix("^"), let level = Int(head.dropFirst()), (1...8).contains(level) {
            root = .ancestor(level)
        } else {
            return nil
        }
        steps = Array(parts.dropFirst())
    }

    /// RFC 6901: `~1` stands for `/`, `~0` for `~`.
    private static func unescaped(_ step: Substring) -> String {
        guard step.contains("~") else { return String(step) }
        return String(step).split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
            .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
    }

    /// The values at this path, lists opened: empty when there is nothing.
    func values(in row: MappingInput) -> [JSONValue] {
        switch root {
        case .file: row.file.map { [.string($0)] } ?? []
        case .row: ValuePath.walk(row.value, steps[...])
        case .ancestor(let level):
            level <= row.ancestors.count
                ? ValuePath.walk(row.ancestors[row.ancestors.count - level], steps[...]) : []
        }
    }

    private static func walk(_ value: JSONValue, _ steps: ArraySlice<String>) -> [JSONValue] {
        guard let step = steps.first else {
            if case .array(let items) = value { return items }
            return value == .null ? [] : [value]
        }
        if step == "*" {
            return (value.array ?? []).flatMap { walk($0, steps.dropFirst()) }
        }
        if case .array(let items) = value, let index = Int(step) {
            return items.indices.contains(index) ? walk(items[index], steps.dropFirst()) : []
        }
        return value[step].map { walk($0, steps.dropFirst()) } ?? []
    }
}

/// One row as a mapping sees it.
public struct MappingInput: Sendable {
    /// The row itself.
    public var value: JSONValue
    /// The objects around it in its file, outermost first.
    public var ancestors: [JSONValue]
    /// The file's name without its ending.
    public var file: String?
    /// The file's name with its ending, when the source is a folder: how reports name it.
    public var fileInFolder: String?

    /// A row with what stands around it.
    public init(
        value: JSONValue, ancestors: [JSONValue] = [], file: String? = nil, fileInFolder: String? = nil
    ) {
        self.value = value
        self.ancestors = ancestors
        self.file = file
        self.fileInFolder = fileInFolder
    }
}
