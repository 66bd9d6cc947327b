import Kernel
import Storage

/// Imports and the sources they belong to.
extension Transaction {
    /// The key of the source of that name, made if need be. A source without a published import is shown
    /// nowhere.
    func sourceKey(of source: Source) throws -> Int64 {
        let known = try first("select source_key from atlas_source where name = \(source.name)")
        if let known { return try known["source_key"] }
        return try insert(
            """
            insert into atlas_source (name, title, url, licence, precedence)
            values (\(source.name), \(source.title), \(source.url), \(source.licence), \(source.precedence))
            returning source_key
            """)
    }

    /// The same, and keeps what is new about the source. NB: one that stays as it was is not written, since
    /// whoever writes at the same time would wait.
    func renew(_ source: Source) throws -> Int64 {
        let row = try first(
            """
            select source_key, title, url, licence, precedence from atlas_source where name = \(source.name)
            """)
        guard let row else { return try sourceKey(of: source) }
        let key: Int64 = try row["source_key"]
        let known = Source(
            name: source.name, title: try row["title"], url: try row["url"], licence: try row["licence"],
            precedence: Int(try row["precedence"] as Int64))
        guard known != source else { return key }
        try execute(
            """
            update atlas_source set title = \(source.title), url = \(source.url), licence = \(source.licence),
                precedence = \(source.precedence)
            where source_key = \(key)
            """)
        return key
    }

    /// Begins an import that nobody sees until it is published.
    func beginImport(_ id: ID<Import>, of sourceKey: Int64, mapping: String, at now: Instant) throws -> Int64
    {
        try insert(
            """
            insert into atlas_import (id, source_key, mapping, started_at)
            values (\(id), \(sourceKey), \(mapping), \(now)) returning import_key
            """)
    }

    /// Publishes an import: from this transaction on, readers see everything it wrote.
    func publishImport(_ importKey: Int64, of source: Source, report: String, at now: Instant) throws {
        _ = try renew(source)
        _ = try execute(
            """
            update atlas_import set published_at = \(now), report = \(report)
            where import_key = \(importKey)
            """
        )
        try recordChange(topic: AtlasDomain.importTopic, key: importKey)
    }

    /// Imports that began and were never published: what a crash or a broken file left behind.
    func abandonedImports() throws -> [Int64] {
        try rows("select import_key from atlas_import where published_at is null order by import_key")
            .map { try $0["import_key"] }
    }

    /// Takes back up to `limit` rows that an unpublished import wrote; gives how many. Zero: nothing is left
    /// and the import itself is gone. What other unpublished imports said of its entries must be gone before
    /// (`discardStatements`).
    func discardImport(_ importKey: Int64, limit: Int) throws -> Int {
        let count = try discardStatements(of: importKey, limit: limit)
        if count > 0 { return count }
        let entries = try execute(
            """
            delete from atlas_entry where entry_key in
            (select entry_key from atlas_entry where import_key = \(importKey) limit \(limit))
            """)
        if entries > 0 { return entries }
        return try execute("delete from atlas_import where import_key = \(importKey)") * 0
    }

    /// Takes back up to `limit` rows of what an unpublished import said, of its own entries and of those of
    /// others; gives how many. Its entries stay.
    func discardStatements(of importKey: Int64, limit: Int) throws -> Int {
        let steps: [SQL] = [
            """
            update atlas_record set superseded_import_key = null where record_key in
            (select record_key from atlas_record where superseded_import_key = \(importKey) limit \(limit))
            """,
            """
            update atlas_record set gone_import_key = null where record_key in
            (select record_key from atlas_record where gone_import_key = \(importKey) limit \(limit))
            """,
            """
            delete from atlas_relation where relation_key in
            (select relation_key from atlas_relation where import_key = \(importKey) limit \(limit))
            """,
            """
            delete from atlas_record where record_key in
            (select record_key from atlas_record where import_key = \(importKey) limit \(limit))
            """,
            """
            delete from atlas_match where token in
            (select token from atlas_match where import_key = \(importKey) limit \(limit))
            and import_key = \(importKey)
            """,
        ]
        for step in steps {
            let count = try execute(step)
            if count > 0 { return count }
        }
        return 0
    }
}

/// The reading of one source at one time.
public enum Import: Identified {
    /// The prefix of its identifiers.
    public static let idPrefix = "imp"
}
