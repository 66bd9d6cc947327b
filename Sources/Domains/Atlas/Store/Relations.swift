import Kernel
import Storage

/// A tie of an entry to another, seen from the entry.
public struct RelationView: Sendable, Hashable {
    /// Which way the tie runs.
    public enum Direction: String, Sendable {
        /// The entry says so of itself: it provides the other.
        case outgoing
        /// The other says so: it is provided by the other.
        case incoming
    }
    /// What ties them; a term of the vocabulary `relations`, whose inverse labels are for incoming ones.
    public let kind: Relation.Kind
    /// Which way it runs.
    public let direction: Direction
    /// The other one's name: the one it has in the atlas, or else the one that the record gives.
    public let name: LocalizedText
    /// The other one; nil when the atlas does not hold it.
    public let target: EntryID?
    /// The short name of the source that says so.
    public let source: String
}

/// Ties between entries, which are visible with the records that state them.
extension Transaction {
    /// The most relations that are read for an entry, each way.
    static let relationLimit = 500

    /// Writes the relations that records state.
    func addRelations(_ relations: [(recordKey: Int64, relation: Relation)], importKey: Int64) throws {
        try insert(each: relations) { recordKey, relation in
            "(\(recordKey), \(relation.kind.rawValue), \(relation.name), \(relation.target), \(importKey))"
        } into: {
            "insert into atlas_relation (record_key, kind, name, target, import_key) values \(sql: $0)"
        }
    }

    /// The ties of an entry, its own statements first; by kind, then by name.
    public func relations(of entryKey: Int64) throws -> [RelationView] {
        let outgoing = try statedRelations("r.entry_key = \(entryKey)")
        let tokens = try namesOfTarget(entryKey)
        let incoming = tokens.isEmpty ? [] : try statedRelations("a.target in \(values: tokens)")
        let targets = try entries(behind: outgoing.compactMap(\.target))
        let named = try entryNames(Set(targets.values).union(incoming.map(\.entryKey)))
        let views =
            outgoing.map { $0.view(.outgoing, $0.target.flatMap { targets[$0] }.flatMap { named[$0] }) }
            + incoming.filter { $0.entryKey != entryKey }.map { $0.view(.incoming, named[$0.entryKey]) }
        var seen: Set<RelationView> = []
        return views.filter { seen.insert($0).inserted }.sorted(by: RelationView.inOrder)
    }

    private func statedRelations(_ condition: SQL) throws -> [StatedRelation] {
        try rows(
            """
            select a.kind, a.name, a.target, r.entry_key, s.name as source
            from atlas_relation a
            join atlas_record r on r.record_key = a.record_key
            join atlas_source s on s.source_key = r.source_key
            join atlas_import i on i.import_key = r.import_key and i.published_at is not null
            left join atlas_import u on u.import_key = r.superseded_import_key and u.published_at is not null
            left join atlas_import g on g.import_key = r.gone_import_key and g.published_at is not null
            where u.import_key is null and g.import_key is null and \(sql: condition)
            order by a.kind, a.name, a.relation_key limit \(Transaction.relationLimit)
            """
        ).compactMap(StatedRelation.init)
    }

    /// Every token by which a relation may name this entry.
    private func namesOfTarget(_ entryKey: Int64) throws -> [String] {
        let tokens: [String] = try rows("select token from atlas_match where entry_key = \(entryKey)")
            .map { try $0["token"] }
        let keys = try rows(
            """
            select distinct s.name as source, r.key_in_source from atlas_record r
            join atlas_source s on s.source_key = r.source_key where r.entry_key = \(entryKey)
            """
        ).map { MatchTokens.key(try $0["key_in_source"], in: try $0["source"]) }
        return (tokens + keys).sortedSet
    }

    /// The entries that tokens lead to, the oldest where there are several.
    private func entries(behind tokens: [String]) throws -> [String: Int64] {
        guard !tokens.isEmpty else { return [:] }
        var found: [String: Int64] = [:]
        try each(
            """
            select token, entry_key from atlas_match where token in \(values: tokens.sortedSet)
            order by token, entry_key desc
            """
        ) { row in found[try row["token"]] = try row["entry_key"] }
        for token in tokens where found[token] == nil {
            if let key = try entry(byKeyToken: token) { found[token] = key }
        }
        return found
    }

    private func entry(byKeyToken token: String) throws -> Int64? {
        guard token.hasPrefix("key:"), let slash = token.firstIndex(of: "/") else { return nil }
        let source = String(token[..<slash].dropFirst(4))
        let key = String(token[token.index(after: slash)...])
        return try first(
            """
            select r.entry_key from atlas_record r join atlas_source s on s.source_key = r.source_key
            where s.name = \(source) and r.key_in_source = \(key) order by r.record_key limit 1
            """
        ).map { try $0["entry_key"] }
    }

    /// What visible entries are called.
    private func entryNames(_ keys: Set<Int64>) throws -> [Int64: NamedEntry] {
        let entries = try keyedEntries(keys.sorted())
        return Dictionary(uniqueKeysWithValues: entries.map { ($0.key, NamedEntry($0.entry)) })
    }
}

/// A relation as it is stored, with the entry whose record states it.
private struct StatedRelation {
    let kind: Relation.Kind
    let name: String
    let target: String?
    let entryKey: Int64
    let source: String

    /// Reads a row; nil when its kind is none of today's.
    init?(_ row: Row) throws {
        guard let kind = Relation.Kind(rawValue: try row["kind"]) else { return nil }
        self.kind = kind
        name = PersonalTraces.masked(try row["name"])
        target = try row["target"]
        entryKey = try row["entry_key"]
        source = try row["source"]
    }

    func view(_ direction: RelationView.Direction, _ other: NamedEntry?) -> RelationView {
        RelationView(
            kind: kind, direction: direction, name: other?.name ?? LocalizedText(name), target: other?.id,
            source: source)
    }
}

/// An entry's identifier and name.
private struct NamedEntry {
    let id: EntryID
    let name: LocalizedText

    init(_ entry: Entry) {
        (id, name) = (entry.id, entry.content.name)
    }
}

extension RelationView {
    private static func rank(_ kind: Relation.Kind) -> Int {
        Relation.Kind.allCases.firstIndex(of: kind) ?? 0
    }

    /// Outgoing ones first, then by kind, name and identifier.
    fileprivate static func inOrder(_ lhs: RelationView, _ rhs: RelationView) -> Bool {
        func key(_ view: RelationView) -> (Int, Int, String, String) {
            (
                view.direction == .outgoing ? 0 : 1, rank(view.kind), view.name.best(for: [])?.text ?? "",
                view.target?.description ?? ""
            )
        }
        return key(lhs) < key(rhs)
    }
}
