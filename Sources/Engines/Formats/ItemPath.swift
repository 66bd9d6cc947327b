/// Where the rows of a JSON or YAML document are: member names and `*` (each element of an array), separated
/// by slashes, such as `/records` or `categories/*/sections/*/services/*`.
///
/// As in a JSON Pointer (RFC 6901), `~1` stands for a slash inside a name, `~0` for a tilde; besides, `~2`
/// stands for an asterisk. The slash in front and the `/*` at the end may be left out: an array at the end
/// gives its elements, anything else is itself one row.
public struct ItemPath: Hashable, Sendable, CustomStringConvertible {
    /// The names between two asterisks; the last step leads to the rows.
    let steps: [[String]]

    /// The document itself: its elements if it is an array, else itself as one row.
    public static let root = ItemPath(steps: [[]])

    private init(steps: [[String]]) {
        self.steps = steps
    }

    /// Reads a path; nil when a name between two slashes is empty or a tilde stands before anything but 0, 1,
    /// 2.
    public init?(_ text: some StringProtocol) {
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.first?.isEmpty == true { parts.removeFirst() }
        if parts.last == "*" { parts.removeLast() }
        var steps: [[String]] = [[]]
        for part in parts {
            if part == "*" {
                steps.append([])
            } else {
                guard !part.isEmpty, let name = ItemPath.unescaped(part) else { return nil }
                steps[steps.count - 1].append(name)
            }
        }
        self.init(steps: steps)
    }

    private static func unescaped(_ part: some StringProtocol) -> String? {
        let pieces = part.split(separator: "~", omittingEmptySubsequences: false)
        var name = String(pieces.first ?? "")
        for piece in pieces.dropFirst() {
            guard let code = piece.first, let character = ["0": "~", "1": "/", "2": "*"][code] else {
                return nil
            }
            name += character + piece.dropFirst()
        }
        return name
    }

    /// The path in its shortest form.
    public var description: String {
        steps.map { names in names.map(ItemPath.escaped) }.joined(separator: ["*"]).joined(separator: "/")
    }

    private static func escaped(_ name: String) -> String {
        name.map { ["~": "~0", "/": "~1", "*": "~2"][$0] ?? String($0) }.joined()
    }
}
