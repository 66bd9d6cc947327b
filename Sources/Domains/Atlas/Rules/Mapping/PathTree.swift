import CanonicalJSON

/// Every path that a mapping reads, as a tree: what a row holds beside it is unmapped and is reported by
/// name.
struct PathTree: Sendable {
    private var children: [String: PathTree] = [:]
    private var isRead = false

    /// The tree of some paths of the row itself.
    init(_ paths: some Sequence<ValuePath>) {
        for path in paths where path.root == .row { insert(path.steps[...]) }
    }

    private mutating func insert(_ steps: ArraySlice<String>) {
        guard let step = steps.first else {
            isRead = true
            return
        }
        children[step, default: PathTree([])].insert(steps.dropFirst())
    }

    /// Adds the paths of `value` that hold something and that no path of the tree reads.
    func collectUnread(in value: JSONValue, path: String = "", into unread: inout Set<String>) {
        guard !isRead else { return }
        switch value {
        case .object(let members):
            for (name, member) in members {
                if let child = children[name] {
                    guard !child.isRead else { continue }
                    child.collectUnread(in: member, path: "\(path)/\(name)", into: &unread)
                } else if member.holdsSomething {
                    unread.insert("\(path)/\(name)")
                }
            }
        case .array(let items) where !children.isEmpty:
            collectUnread(in: items, path: path, into: &unread)
        default:
            if value.holdsSomething { unread.insert(path) }
        }
    }

    private func collectUnread(in items: [JSONValue], path: String, into unread: inout Set<String>) {
        for (index, item) in items.enumerated() {
            if let child = children["*"] ?? children[String(index)] {
                child.collectUnread(in: item, path: "\(path)/*", into: &unread)
            } else if item.holdsSomething {
                unread.insert("\(path)/*")
            }
        }
    }
}

extension JSONValue {
    /// Whether there is anything in it: not null, not an empty text, list or object.
    var holdsSomething: Bool {
        switch self {
        case .null: false
        case .string(let text): text.contains { !$0.isWhitespace }
        case .array(let items): items.contains(where: \.holdsSomething)
        case .object(let members): members.values.contains(where: \.holdsSomething)
        case .bool, .integer, .number: true
        }
    }
}
