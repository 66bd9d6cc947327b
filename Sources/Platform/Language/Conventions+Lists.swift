extension Conventions {
    /// Several things that all hold: `a, b et c`, `a, b and c`.
    public func list(_ items: [String]) -> String {
        joined(items, by: lists.and)
    }

    /// Several things of which one holds: `a, b ou c`, `a, b or c`.
    public func alternatives(_ items: [String]) -> String {
        joined(items, by: lists.or)
    }

    private func joined(_ items: [String], by word: String) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return "\(items.dropLast().joined(separator: ", ")) \(word) \(last)"
    }
}
