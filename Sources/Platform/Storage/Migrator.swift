extension Database {
    /// Brings an empty or older schema up to `migrations`, under a lock and in one transaction: all of it or
    /// nothing.
    ///
    /// Throws ``StorageRefusal/newerSchema(migration:)`` when the database has a migration that is not in the
    /// list, and ``StorageRefusal/changedMigration(_:)`` when an applied one has another text or was passed
    /// over.
    public func migrate(_ migrations: [Migration]) async throws {
        let all = StorageSchema.migrations + migrations
        precondition(Set(all.map(\.id)).count == all.count, "Two migrations have the same name.")
        guard try await !isCurrent(all) else { return }
        try await withLock("migration", waitSeconds: 60) {
            try await write { tx in try Migrator(all).run(in: tx) }
        }
    }

    /// The names of the steps that the database has been through; none in an empty place.
    public func appliedMigrations() async throws -> Set<String> {
        try await read { tx in
            guard try Migrator.hasHistory(tx) else { return [] }
            return Set(try Migrator.applied(in: tx).keys)
        }
    }

    /// Whether there is nothing to do, found out without a lock and without writing.
    private func isCurrent(_ migrations: [Migration]) async throws -> Bool {
        try await read { tx in
            guard try Migrator.hasHistory(tx) else { return false }
            return try Migrator(migrations).pending(in: tx).isEmpty
        }
    }
}

/// Compares what a database has been through with what this program knows, and applies the rest.
struct Migrator {
    private let migrations: [Migration]

    init(_ migrations: [Migration]) {
        self.migrations = migrations
    }

    /// What the steps are called, in order.
    var names: [String] { migrations.map(\.id) }

    /// Applies what is missing.
    func run(in tx: Transaction) throws {
        try tx.execute(StorageSchema.history)
        for migration in try pending(in: tx) {
            for statement in migration.statements { try tx.execute(statement) }
            try tx.execute(
                "insert into storage_migration (id, source) values (\(migration.id), \(migration.source))")
        }
    }

    /// Applies to an empty place what another one has been through, and no more.
    func repeatHistory(of source: Transaction, in tx: Transaction) throws {
        let missing = Set(try pending(in: source).map(\.id))
        try Migrator(migrations.filter { !missing.contains($0.id) }).run(in: tx)
    }

    /// What is missing, in order.
    func pending(in tx: Transaction) throws -> [Migration] {
        let applied = try Migrator.applied(in: tx)
        let known = Set(migrations.map(\.id))
        if let stranger = applied.keys.filter({ !known.contains($0) }).min() {
            throw StorageRefusal.newerSchema(migration: stranger)
        }
        var behind: Set<Substring> = []
        return try migrations.filter { migration in
            guard let source = applied[migration.id] else {
                behind.insert(migration.domain)
                return true
            }
            guard source == migration.source, !behind.contains(migration.domain) else {
                throw StorageRefusal.changedMigration(migration.id)
            }
            return false
        }
    }

    /// Whether the table of applied migrations is there.
    static func hasHistory(_ tx: Transaction) throws -> Bool {
        let question: SQL =
            switch tx.dialect {
            case .sqlite: "select 1 from sqlite_schema where type = 'table' and name = 'storage_migration'"
            case .postgres: "select 1 where to_regclass('storage_migration') is not null"
            }
        return try tx.first(question) != nil
    }

    fileprivate static func applied(in tx: Transaction) throws -> [String: String] {
        let rows = try tx.rows("select id, source from storage_migration")
        return try Dictionary(
            rows.map { (try $0.get("id", as: String.self), try $0.get("source", as: String.self)) },
            uniquingKeysWith: { first, _ in first })
    }
}
