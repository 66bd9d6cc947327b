import CanonicalJSON
import Crypto
import Kernel
import Ledger
import Storage

/// Reads a full export back into an empty atlas: identifiers, records, their history and their imports are
/// what they were. Readers see nothing of it before its end.
public struct RestoreExport: Sendable {
    let database: Database
    let now: @Sendable () -> Instant
    let ids: IDSource

    /// Entries a transaction.
    static let batchSize = 200

    /// A restore into a database.
    public init(
        into database: Database, now: @escaping @Sendable () -> Instant, ids: IDSource = .random
    ) {
        self.database = database
        self.now = now
        self.ids = ids
    }

    /// Whether a row is the header of a full export of this version.
    public static func isHeader(_ row: JSONValue) -> Bool {
        row["terreau"]?.string == FullExport.name && row["version"]?.integer == FullExport.version
    }

    /// Runs it. `nextRow` gives the lines in order; gives the number of entries.
    public func run(nextRow: () throws -> ImportRow?) async throws -> Int {
        try await database.withLock("atlas-import") {
            try await ImportRecords.discardAbandoned(in: database)
            guard try await database.read({ tx in try tx.publishedImports().isEmpty }) else {
                throw AtlasRefusal.notEmpty
            }
            var imports = RestoredImports()
            do {
                let count = try await readLines(nextRow, &imports)
                let (restored, end) = (imports, now())
                let act = LedgerEntry(
                    id: ID(ids(at: end)), type: "atlas.restore", at: end,
                    facts: ["entries": .integer(Int64(count))])
                try await database.write { tx in
                    try restored.publish(in: tx)
                    try tx.record(act)
                }
                return count
            } catch {
                try await ImportRecords.discardAbandoned(in: database)
                throw error
            }
        }
    }

    private func readLines(
        _ nextRow: () throws -> ImportRow?, _ imports: inout RestoredImports
    ) async throws -> Int {
        var (count, batch): (Int, [RestoredEntry]) = (0, [])
        while let row = try nextRow() {
            guard case .row(let input, let line) = row else { throw RestoreExport.broken(row) }
            let value = input.value
            if let source = value["source"].flatMap(Source.init(json:)) {
                try await imports.add(source, to: database)
            } else if let past = value["import"].flatMap(PublishedImport.init(json:)) {
                try await imports.add(past, line: line, to: database)
            } else if let entry = RestoredEntry(json: value, line: line) {
                batch.append(entry)
                count += 1
            } else if !RestoreExport.isHeader(value) {
                throw AtlasRefusal.brokenFile("export", line: line, reason: "this is no line of an export")
            }
            if batch.count == RestoreExport.batchSize { try await write(&batch, imports) }
        }
        try await write(&batch, imports)
        return count
    }

    private func write(_ batch: inout [RestoredEntry], _ imports: RestoredImports) async throws {
        let entries = batch
        try await database.write { tx in
            for entry in entries { try entry.write(imports, in: tx) }
        }
        batch.removeAll(keepingCapacity: true)
    }

    private static func broken(_ row: ImportRow) -> AtlasRefusal {
        guard case .refused(let line, _, let reason) = row else { return .emptySource }
        return .brokenFile("export", line: line, reason: reason)
    }
}

/// The imports and sources of an export, with the keys they got here.
struct RestoredImports: Sendable {
    private(set) var sources: [String: (key: Int64, source: Source)] = [:]
    private(set) var imports: [String: (key: Int64, past: PublishedImport)] = [:]

    mutating func add(_ source: Source, to database: Database) async throws {
        let key = try await database.write { tx in try tx.sourceKey(of: source) }
        sources[source.name] = (key, source)
    }

    mutating func add(_ past: PublishedImport, line: Int, to database: Database) async throws {
        guard let source = sources[past.source], let id = ID<Import>(past.id), imports[past.id] == nil else {
            throw AtlasRefusal.brokenFile(
                "export", line: line, reason: "this import has an unknown source or stands twice")
        }
        let key = try await database.write { tx in
            try tx.beginImport(id, of: source.key, mapping: past.mapping, at: past.startedAt)
        }
        imports[past.id] = (key, past)
    }

    func publish(in tx: Transaction) throws {
        for id in imports.keys.sorted() {
            guard let (key, past) = imports[id], let source = sources[past.source]?.source else { continue }
            try tx.publishImport(key, of: source, report: past.report, at: past.publishedAt)
        }
    }
}

/// One entry line of an export.
struct RestoredEntry: Sendable {
    let id: EntryID
    let importID: String
    let mergedInto: String?
    let records: [JSONValue]
    let line: Int

    init?(json: JSONValue, line: Int) {
        guard let id = json["id"]?.string.flatMap({ EntryID($0) }), let importID = json["import"]?.string,
            let records = json["records"]?.array
        else { return nil }
        let mergedInto = json["merged_into"]?.string
        guard mergedInto == nil || mergedInto.flatMap({ EntryID($0) }) != nil else { return nil }
        (self.id, self.importID, self.records, self.line) = (id, importID, records, line)
        self.mergedInto = mergedInto
    }

    /// Writes the entry with its records. Throws `AtlasRefusal.brokenFile` when they do not fit together.
    func write(_ imports: RestoredImports, in tx: Transaction) throws {
        do {
            try insert(imports, in: tx)
        } catch let error as StorageError where error.kind == .uniqueViolation {
            throw broken("an identifier that stands twice")
        }
    }

    private func insert(_ imports: RestoredImports, in tx: Transaction) throws {
        guard let importKey = imports.imports[importID]?.key else { throw broken("an unknown import") }
        let entryKey = try tx.insert(
            """
            insert into atlas_entry (id, import_key, merged_into) values (\(id.description), \(importKey), \(mergedInto))
            returning entry_key
            """)
        for record in records { try write(record, entryKey, imports, in: tx) }
    }

    private func write(
        _ record: JSONValue, _ entryKey: Int64, _ imports: RestoredImports, in tx: Transaction
    ) throws {
        guard let source = record["source"]?.string.flatMap({ imports.sources[$0]?.key }),
            let key = record["key"]?.string, let occurrence = record["occurrence"]?.integer,
            let licence = record["licence"]?.string, let payload = record["payload"],
            let content = RecordContent(json: payload),
            let importKey = record["import"]?.string.flatMap({ imports.imports[$0]?.key })
        else { throw broken("a record that is not whole") }
        let bytes = payload.canonicalBytes
        guard !key.utf8.contains(0), !licence.utf8.contains(0), !StagedRow.escapesNUL(bytes) else {
            throw broken("the character U+0000")
        }
        let recordKey = try tx.insert(
            """
            insert into atlas_record (entry_key, source_key, key_in_source, occurrence, hash, payload, licence,
                import_key, superseded_import_key, gone_import_key)
            values (\(entryKey), \(source), \(key), \(occurrence), \(Array(SHA256.hash(data: bytes))),
                \(String(decoding: bytes, as: UTF8.self)), \(licence), \(importKey),
                \(try known(record["superseded"], imports)), \(try known(record["gone"], imports)))
            returning record_key
            """)
        try tx.addRelations(content.relations.map { (recordKey, $0) }, importKey: importKey)
        for token in MatchTokens.tokens(of: content) {
            _ = try tx.execute(
                """
                insert into atlas_match (token, entry_key, import_key) values (\(token), \(entryKey), \(importKey))
                on conflict do nothing
                """)
        }
    }

    private func known(_ id: JSONValue?, _ imports: RestoredImports) throws -> Int64? {
        guard let id else { return nil }
        guard let known = id.string.flatMap({ imports.imports[$0] }) else {
            throw broken("an unknown import")
        }
        return known.key
    }

    private func broken(_ what: String) -> AtlasRefusal {
        .brokenFile("export", line: line, reason: "this entry has \(what)")
    }
}
