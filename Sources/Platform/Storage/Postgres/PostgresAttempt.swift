/// One try of a transaction on one connection.
struct PostgresAttempt {
    /// The number of the lock that who writes shares with the others, and who writes alone has alone.
    private static let writersLock = "hashtextextended(current_schema() || '/WRITERS', 0)"
    private static let beginWriting = "begin isolation level serializable"

    private let connection: PostgresConnection
    private let pool: PostgresPool

    init(_ connection: PostgresConnection, _ pool: PostgresPool) {
        self.connection = connection
        self.pool = pool
    }

    /// Reads one state of the database.
    func read<Result: Sendable>(_ body: (Transaction) throws -> Result) throws -> PostgresOutcome<Result> {
        try transaction(.read, ["begin isolation level repeatable read read only"]) { session in
            let transaction = Transaction(session)
            let result = try body(transaction)
            try transaction.finish()
            return result
        }
    }

    /// Keeps changes: why each of them was undone, if it was. A single one throws instead.
    func keep(_ group: ChangeGroup) throws -> PostgresOutcome<[(any Error)?]> {
        let lock = "select pg_advisory_xact_lock_shared(\(PostgresAttempt.writersLock))"
        return try transaction(.write, ["\(PostgresAttempt.beginWriting); \(lock)"]) { session in
            try run(group, in: session)
        }
    }

    /// The same, while nobody else writes. NB: the lock comes before the transaction, which would otherwise
    /// see what was there before its turn.
    func keepAlone(_ group: ChangeGroup) throws -> PostgresOutcome<[(any Error)?]> {
        let lock = "select pg_advisory_lock(\(PostgresAttempt.writersLock))"
        defer { connection.end(with: "select pg_advisory_unlock(\(PostgresAttempt.writersLock))") }
        return try transaction(.write, [lock, PostgresAttempt.beginWriting]) { session in
            try run(group, in: session)
        }
    }

    private func run(_ group: ChangeGroup, in session: PostgresSession) throws -> [(any Error)?] {
        if group.isSingle {
            return try group.run { change in
                try change.run(in: Transaction(session))
                return nil
            }
        }
        var last: Savepoint?
        return try group.run { change in
            let savepoint = try Savepoint(after: last)
            if let last { try session.send(last.release) }
            try session.send(savepoint.begin)
            last = savepoint
            return try failure(of: change, since: savepoint, in: session)
        }
    }

    /// Why a change was undone, if it was. Throws when the whole transaction is lost with it.
    private func failure(
        of change: any WaitingChange, since savepoint: Savepoint, in session: PostgresSession
    ) throws -> (any Error)? {
        do {
            try change.run(in: Transaction(session))
            return nil
        } catch {
            if session.failure?.isRetryable ?? false { throw error }
            try session.rollBack(to: savepoint)
            return error
        }
    }

    private func transaction<Result>(
        _ access: Access, _ begin: [String], _ body: (PostgresSession) throws -> Result
    ) throws -> PostgresOutcome<Result> {
        guard try self.begin(begin) else { return .runAgain }
        let session = PostgresSession(connection)
        let result: Result
        do {
            result = try body(session)
        } catch {
            try? connection.command("rollback")
            guard let failure = session.failure, failure.isRetryable else { throw error }
            if failure.isPlanOutdated { try? connection.forgetPrepared() }
            return .runAgain
        }
        return try commit(access) ? .kept(result) : .runAgain
    }

    /// False when the server has gone away since the connection's last use, so that a new one may do better.
    private func begin(_ commands: [String]) throws -> Bool {
        do {
            try commands.forEach(connection.command)
        } catch let failure as PostgresFailure {
            guard connection.wasUsed, !connection.isAlive else { throw failure.translated }
            pool.forgetParked()
            return false
        }
        connection.wasUsed = true
        return true
    }

    /// False when the transaction must run again.
    private func commit(_ access: Access) throws -> Bool {
        do {
            try connection.command("commit")
            return true
        } catch let failure as PostgresFailure {
            if failure.isRetryable { return false }
            if access == .write, !failure.isConnected, failure.state.isEmpty {
                throw StorageRefusal.outcomeUnknown
            }
            throw failure.translated
        }
    }
}

/// What brings a transaction back to where one of its changes began.
struct Savepoint {
    let begin: RenderedSQL
    let release: RenderedSQL
    let rollBack: String
    private let isOdd: Bool

    /// NB: two names take turns, so that the one before can never be taken for one that failed to begin.
    init(after last: Savepoint?) throws {
        isOdd = !(last?.isOdd ?? false)
        begin = try RenderedSQL(isOdd ? "savepoint odd" : "savepoint even", for: .postgres)
        release = try RenderedSQL(isOdd ? "release odd" : "release even", for: .postgres)
        rollBack = isOdd ? "rollback to odd" : "rollback to even"
    }
}
