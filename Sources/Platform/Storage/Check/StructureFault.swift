/// Something about a database that is not as its migrations made it.
public enum StructureFault: Hashable, Sendable, CustomStringConvertible {
    /// Steps of the schema that are still to come; the next start of the site takes them.
    case behind(migrations: [String])
    /// The schema is not one that this program can use.
    case otherSchema(StorageRefusal)
    /// A table, a column or an index that should be there is not.
    case missing(String)
    /// A table, a column or an index that no migration made.
    case unexpected(String)
    /// The engine's own words about a damaged file or index.
    case damaged(String)
    /// Rows that point at rows that are not there.
    case brokenReferences(table: String, parent: String, rows: Int)

    /// One sentence.
    public var description: String {
        switch self {
        case .behind(let names): "The schema lacks \(names.joined(separator: ", ")); the next start adds it."
        case .otherSchema(let refusal): refusal.description
        case .missing(let thing): "The schema lacks \(thing)."
        case .unexpected(let thing): "The schema has \(thing), which no migration made."
        case .damaged(let words): "The database is damaged: \(words)."
        case .brokenReferences(let table, let parent, let rows):
            "Of the table \(table), \(rows) \(rows == 1 ? "row points" : "rows point") at rows of \(parent) "
                + "that are not there."
        }
    }
}

extension Database {
    /// Looks at the schema, at the engine's own checks and at every reference from one table to another; an
    /// empty list when all is well. Reads everything once.
    public func structureFaults(migrations: [Migration]) async throws -> [StructureFault] {
        let migrator = Migrator(StorageSchema.migrations + migrations)
        return try await read { tx in
            guard try Migrator.hasHistory(tx) else {
                return [.behind(migrations: migrator.names)]
            }
            do {
                let pending = try migrator.pending(in: tx)
                let behind = pending.isEmpty ? [] : [StructureFault.behind(migrations: pending.map(\.id))]
                return try behind + migrator.differences(in: tx) + EngineCheck(tx).faults()
            } catch let refusal as StorageRefusal {
                return try [.otherSchema(refusal)] + EngineCheck(tx).faults()
            }
        }
    }
}

extension Migrator {
    /// Tables, columns and indexes beside those that the applied migrations make in an empty database.
    fileprivate func differences(in tx: Transaction) throws -> [StructureFault] {
        let model = try SQLiteArchive.inMemory()
        let wanted = try model.now(.write) { empty in
            try repeatHistory(of: tx, in: empty)
            return try SchemaParts.of(empty)
        }
        let found = try SchemaParts.of(tx)
        return wanted.subtracting(found).sorted().map(StructureFault.missing)
            + found.subtracting(wanted).sorted().map(StructureFault.unexpected)
    }
}

/// The named parts of a schema, in words that are the same on both engines.
private enum SchemaParts {
    static func of(_ tx: Transaction) throws -> Set<String> {
        let question: SQL =
            switch tx.dialect {
            case .sqlite: sqlite
            case .postgres: postgres
            }
        return Set(try tx.rows(question).map { try $0.get("part", as: String.self) })
    }

    private static let sqlite: SQL = """
        select 'the column ' || s.name || '.' || c.name as part
        from sqlite_schema s join pragma_table_info(s.name) c
        where s.type = 'table' and substr(s.name, 1, 7) <> 'sqlite_'
        union all
        select 'the index ' || name from sqlite_schema
        where type = 'index' and substr(name, 1, 7) <> 'sqlite_'
        union all
        select 'the ' || type || ' ' || name from sqlite_schema where type in ('view', 'trigger')
        """

    private static let postgres: SQL = """
        select 'the column ' || table_name || '.' || column_name as part
        from information_schema.columns where table_schema = current_schema()
        union all
        select 'the index ' || i.indexname from pg_indexes i
        where i.schemaname = current_schema() and not exists (
            select 1 from pg_constraint c
            where c.conname = i.indexname and c.connamespace = current_schema()::regnamespace)
        """
}
