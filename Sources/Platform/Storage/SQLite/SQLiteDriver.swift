import Foundation
import GRDB
import Synchronization

/// SQLite in a file: one writer, several readers, write-ahead log, each commit on the disk before it counts.
/// What is deleted is overwritten, since some of it is personal.
final class SQLiteDriver: Driver {
    private static let cacheKibibytes = 16_384
    /// After how many pages the log is brought into the file. Pages change often before that, and are then
    /// written once.
    private static let checkpointPages = 4_000
    private static let writeAheadLogLimitBytes = 64 << 20

    private let path: String
    private let pool: DatabasePool
    private let writer: SQLiteWriter
    private let statements: KnownStatements
    private let errors: SQLiteErrors

    private init(path: String, pool: DatabasePool) {
        self.path = path
        self.pool = pool
        let (statements, errors) = (KnownStatements(), SQLiteErrors(path: path))
        (self.statements, self.errors) = (statements, errors)
        writer = SQLiteWriter(pool) { SQLiteSession($0, statements, errors) }
    }

    /// Opens the file, and makes it when there is none. Another process that is writing is waited for as long
    /// as the timeout says.
    static func open(path: String, readers: Int, busyTimeoutSeconds: Double = 5) throws -> SQLiteDriver {
        try SQLiteFile.prepare(path)
        return try SQLiteErrors(path: path).translated {
            var configuration = configuration(readers: readers)
            configuration.busyMode = waiting(seconds: busyTimeoutSeconds)
            let pool = try DatabasePool(path: path, configuration: configuration)
            // NB: GRDB sets synchronous = NORMAL after prepareDatabase; a commit must survive a power cut.
            try pool.writeWithoutTransaction { try $0.execute(sql: "pragma synchronous = full") }
            return SQLiteDriver(path: path, pool: pool)
        }
    }

    /// Looks every two milliseconds whether another process has let go of the file. SQLite's own way looks
    /// ever more seldom, up to ten times a second, and so misses the pauses that a process which writes much
    /// leaves for others.
    private static func waiting(seconds: Double) -> GRDB.Database.BusyMode {
        let attempts = Int(seconds * 500)
        return .callback { attempt in
            guard attempt < attempts else { return false }
            usleep(2000)
            return true
        }
    }

    private static func configuration(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    pragma trusted_schema = off;
                    pragma cell_size_check = on;
                    pragma secure_delete = on;
                    pragma wal_autocheckpoint = \(checkpointPages);
                    pragma cache_size = -\(cacheKibibytes);
                    pragma journal_size_limit = \(writeAheadLogLimitBytes);
                    """)
        }
        return configuration
    }

    func transaction<Result: Sendable>(
        _ access: Access, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        do {
            return switch access {
            case .read: try await read(body)
            case .write: try await writer.keep(body)
            }
        } catch {
            throw errors.translate(error)
        }
    }

    private func read<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await pool.read { [statements, errors] database in
            let transaction = Transaction(SQLiteSession(database, statements, errors))
            let result = try body(transaction)
            try transaction.finish()
            return result
        }
    }

    func acquireLock(_ name: String) async throws -> any HeldLock {
        try FileLock(path: "\(path).\(name).lock", name: name)
    }

    func waitForChange(atMost milliseconds: Int) async throws {
        try await Task.sleep(for: .milliseconds(milliseconds))
    }

    /// NB: a reader that began before holds the log; it is waited for, but not for ever.
    func settle() async throws {
        for _ in 0..<40 {
            let isDone: Void? = try? await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            if isDone != nil { return }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [pool] in
                // NB: GRDB ends the readers last, and a reader cannot bring the log into the file.
                try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
                try? pool.close()
                continuation.resume()
            }
        }
    }
}
