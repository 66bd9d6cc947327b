import GRDB

/// SQLite's one writer. Each change has a savepoint of its own: one that fails is undone alone, and the
/// others of the same commit are kept.
final class SQLiteWriter: Sendable {
    /// The most changes of one commit.
    private static let mostTogether = 256
    /// No further change joins a commit that has been going on for so long.
    private static let longestGathering: Duration = .milliseconds(5)

    private let pool: DatabasePool
    private let session: @Sendable (GRDB.Database) -> any Session
    private let queue = ChangeQueue()

    init(_ pool: DatabasePool, session: @escaping @Sendable (GRDB.Database) -> any Session) {
        self.pool = pool
        self.session = session
    }

    /// Runs a change and returns when it is on the disk. It may run more than once.
    func keep<Result: Sendable>(
        _ change: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await queue.keep(change) { [self] in
            pool.asyncWriteWithoutTransaction { [self] in drain($0) }
        }
    }

    private func drain(_ database: GRDB.Database) {
        while let first = queue.takeFirst() {
            let group = ChangeGroup(
                first, joinedFrom: queue, mostTogether: SQLiteWriter.mostTogether,
                longestGathering: SQLiteWriter.longestGathering)
            if group.isSingle {
                keepAlone(first, in: database)
            } else {
                keepTogether(group, in: database)
                queue.gather(group.changes.count)
            }
        }
    }

    private func keepAlone(_ change: any WaitingChange, in database: GRDB.Database) {
        do {
            try database.inTransaction(.immediate) {
                try run(change, in: database)
                return .commit
            }
            change.end(nil)
        } catch {
            change.end(error)
        }
    }

    private func keepTogether(_ group: ChangeGroup, in database: GRDB.Database) {
        var (failures, hasBegun): ([(any Error)?], Bool) = ([], false)
        do {
            try database.inTransaction(.immediate) {
                hasBegun = true
                failures = try group.run { try failure(of: $0, in: database) }
                return .commit
            }
            group.end(failures)
        } catch {
            // NB: the whole was lost, for which any of them may be the reason. If it could not even begin,
            // another process holds the file, and all have waited as long as anyone may.
            if !hasBegun { queue.end(error) }
            for change in group.changes { hasBegun ? keepAlone(change, in: database) : change.end(error) }
        }
    }

    private func run(_ change: any WaitingChange, in database: GRDB.Database) throws {
        try change.run(in: Transaction(session(database)))
    }

    /// Why a change was undone, if it was. Throws when SQLite has given up the whole transaction with it.
    private func failure(of change: any WaitingChange, in database: GRDB.Database) throws -> (any Error)? {
        func run(_ statement: String) throws { try database.cachedStatement(sql: statement).execute() }
        do {
            try run("savepoint change")
            try self.run(change, in: database)
            try run("release change")
            return nil
        } catch {
            guard database.isInsideTransaction else { throw error }
            try run("rollback to change")
            try run("release change")
            return error
        }
    }
}
