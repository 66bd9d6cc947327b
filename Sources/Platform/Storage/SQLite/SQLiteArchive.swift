import Foundation
import GRDB

/// An SQLite file that no server works on: a backup that is read, or one that is being made.
final class SQLiteArchive: Driver {
    private let queue: DatabaseQueue
    private let statements = KnownStatements()
    private let errors: SQLiteErrors

    private init(_ queue: DatabaseQueue, path: String) {
        self.queue = queue
        errors = SQLiteErrors(path: path)
    }

    /// Opens a file to read it; nothing in it or beside it is changed.
    static func reading(_ path: String) throws -> SQLiteArchive {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StorageRefusal.cannotOpen("there is no file “\(path)”")
        }
        var configuration = Configuration()
        configuration.readonly = true
        return try opened(path, configuration)
    }

    /// Makes a file, readable by its owner only.
    static func making(_ path: String) throws -> SQLiteArchive {
        try SQLiteFile.prepare(path)
        return try opened(path, Configuration())
    }

    /// A database in memory, which says how a schema looks.
    static func inMemory() throws -> SQLiteArchive {
        SQLiteArchive(try DatabaseQueue(), path: "memory")
    }

    private static func opened(_ path: String, _ configuration: Configuration) throws -> SQLiteArchive {
        try SQLiteErrors(path: path).translated {
            SQLiteArchive(try DatabaseQueue(path: path, configuration: configuration), path: path)
        }
    }

    /// Runs `body` in a transaction on this thread.
    func now<Result>(_ access: Access, _ body: (Transaction) throws -> Result) throws -> Result {
        try errors.translated {
            switch access {
            case .read: try queue.read { try run(body, $0) }
            case .write: try queue.write { try run(body, $0) }
            }
        }
    }

    private func run<Result>(
        _ body: (Transaction) throws -> Result, _ database: GRDB.Database
    ) throws -> Result {
        let transaction = Transaction(SQLiteSession(database, statements, errors))
        let result = try body(transaction)
        try transaction.finish()
        return result
    }

    /// Nobody else writes to an archive.
    func waitForChange(atMost milliseconds: Int) async throws {
        try await Task.sleep(for: .milliseconds(milliseconds))
    }

    func transaction<Result: Sendable>(
        _ access: Access, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        guard access == .read else { throw StorageRefusal.readOnly }
        do {
            return try await queue.read { [self] in try run(body, $0) }
        } catch {
            throw errors.translate(error)
        }
    }

    func acquireLock(_ name: String) async throws -> any HeldLock { throw StorageRefusal.readOnly }

    /// Writes all that the file holds as of now into a new one, without what was deleted, and sees it safely
    /// on the disk. Whoever writes meanwhile is not held up.
    func copy(to path: String) async throws {
        do {
            try SQLiteFile.prepare(path)
            try await queue.writeWithoutTransaction { database in
                try database.execute(sql: "vacuum into ?", arguments: [path])
            }
        } catch {
            throw errors.translate(error)
        }
    }

    func close() async { try? queue.close() }
}
