import Kernel

/// One change of what a source says of an entry: from what, to what, when, and by which import.
struct EntryChange: Sendable {
    /// What stood before; nil when the source did not speak of it.
    let before: RecordContent?
    /// What stands from then on; nil when the source no longer lists it.
    let after: RecordContent?
    /// The source's short name.
    let source: String
    /// When.
    let at: Instant
    /// The identifier of the import.
    let read: String

    /// The fields that differ.
    var fields: [String] {
        guard let some = after ?? before else { return [] }
        let nothing = OwnWords.empty(some.type)
        return (after ?? nothing).changes(from: before ?? nothing)
            .filter { !["type", "correction"].contains($0) }
    }

    /// The changes in what records said, the newest first.
    static func changes(in records: [PastRecord]) -> [EntryChange] {
        let threads = Dictionary(grouping: records) { "\($0.source) \($0.occurrence) \($0.key)" }
        let all = threads.values.flatMap { thread -> [EntryChange] in
            // NB: they come with the newest first; of one moment, the order stays.
            let inOrder = thread.reversed().sorted { $0.from < $1.from }
            return inOrder.indices.flatMap { changes(at: $0, in: inOrder) }
        }
        return all.sorted { ($0.at, $1.source) > ($1.at, $0.source) }
    }

    private static func changes(at index: Int, in thread: [PastRecord]) -> [EntryChange] {
        let record = thread[index]
        let former = index > 0 ? thread[index - 1] : nil
        let begun = EntryChange(
            before: former?.until == record.from ? former?.content : nil, after: record.content,
            source: record.source, at: record.from, read: record.readBy)
        let next = index + 1 < thread.count ? thread[index + 1].from : nil
        guard let until = record.until, until != next, let endedBy = record.endedBy else { return [begun] }
        return [
            begun,
            EntryChange(
                before: record.content, after: nil, source: record.source, at: until, read: endedBy),
        ]
    }
}
