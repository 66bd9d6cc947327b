/// A whole database in one SQLite file, whichever engine it comes from: what a backup is. It is read only.
public struct Archive: Sendable {
    /// The file as a database that can be read and asked like any other.
    public let database: Database
    let file: SQLiteArchive

    /// Opens a file. Throws ``StorageRefusal`` when it is not a database of Terreau.
    public static func open(_ path: String) async throws -> Archive {
        let file = try SQLiteArchive.reading(path)
        let isOurs = try file.now(.read) { tx in try Migrator.hasHistory(tx) }
        guard isOurs else { throw StorageRefusal.brokenFile(path) }
        return Archive(database: Database(try DatabaseURL("sqlite:\(path)"), file), file: file)
    }
}

extension Database {
    /// Writes everything that is in the database at one moment into a new file, an ``Archive``, while others
    /// go on working. The file appears under its name once it is whole; it is not for others to read (0600).
    ///
    /// SQLite copies itself (`vacuum into`); PostgreSQL is read by one transaction. The change feed of
    /// PostgreSQL is left out: its numbers mean nothing elsewhere, and who follows it begins anew.
    ///
    /// - Parameter migrations: all that the program knows; those that the database has been through make the
    ///   schema of the file. Throws ``StorageRefusal/newerSchema(migration:)`` when it has others.
    public func backUp(to path: String, migrations: [Migration]) async throws {
        try await read { tx in _ = try Migrator(StorageSchema.migrations + migrations).pending(in: tx) }
        let new = try NewFile(path)
        do {
            if let file = url.file {
                let source = try SQLiteArchive.reading(file)
                try await source.copy(to: new.partial)
                await source.close()
            } else {
                try await write(into: new, migrations)
            }
            try new.keep()
        } catch {
            new.discard()
            throw error
        }
    }

    private func write(into new: NewFile, _ migrations: [Migration]) async throws {
        try await read { tx in
            // NB: a read may run again.
            new.discard()
            let archive = try SQLiteArchive.making(new.partial)
            try archive.now(.write) { target in
                try target.execute("pragma defer_foreign_keys = on")
                let migrator = Migrator(StorageSchema.migrations + migrations)
                try migrator.repeatHistory(of: tx, in: target)
                for table in try ArchiveTable.all(in: target) { try table.copy(from: tx, to: target) }
                try ArchiveSequences.copy(from: tx, to: target)
            }
        }
    }

    /// Brings what an archive holds into an empty place: all of it or nothing. The schema is the archive's;
    /// ``migrate(_:)`` brings it up to date afterwards.
    ///
    /// Throws ``StorageRefusal/exists(_:)`` unless the place is empty.
    public static func restore(
        _ archive: Archive, to url: DatabaseURL, migrations: [Migration]
    ) async throws {
        let known = Migrator(StorageSchema.migrations + migrations)
        try await archive.database.read { tx in _ = try known.pending(in: tx) }
        guard let path = url.file else { return try await load(archive, into: url, known) }
        let new = try NewFile(path)
        do {
            try await archive.file.copy(to: new.partial)
            try new.keep()
        } catch {
            new.discard()
            throw error
        }
    }

    private static func load(_ archive: Archive, into url: DatabaseURL, _ known: Migrator) async throws {
        let database = try await Database.open(url, statementTimeoutSeconds: nil, connections: 1)
        do {
            try await database.write { tx in
                try archive.file.now(.read) { source in try load(source, into: tx, known, url) }
            }
            await database.close()
        } catch {
            await database.close()
            throw error
        }
    }

    private static func load(
        _ source: Transaction, into tx: Transaction, _ known: Migrator, _ url: DatabaseURL
    ) throws {
        let table = try tx.first(
            "select 1 as one from information_schema.tables where table_schema = current_schema() limit 1")
        guard table == nil else { throw StorageRefusal.exists("\(url)") }
        try known.repeatHistory(of: source, in: tx)
        let keys = try ForeignKeys.lift(in: tx)
        for table in try ArchiveTable.all(in: source) {
            try table.empty(in: tx)
            try table.copy(from: source, to: tx)
        }
        try ArchiveSequences.copy(from: source, to: tx)
        try keys.putBack(in: tx)
    }
}
