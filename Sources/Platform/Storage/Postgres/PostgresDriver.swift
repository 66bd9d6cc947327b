import CPostgres

/// PostgreSQL 15 or later through libpq.
final class PostgresDriver: Driver {
    private static let attempts = 15
    /// A write that was taken back so often runs alone among those of this pool.
    private static let attemptsBesideOthers = 8

    private let settings: PostgresSettings
    private let pool: PostgresPool
    private let listener: PostgresListener
    private let gate = WriteGate()

    private init(_ settings: PostgresSettings) {
        self.settings = settings
        pool = PostgresPool(settings)
        listener = PostgresListener(settings)
    }

    /// Connects once, to say at once what is wrong.
    static func open(_ settings: PostgresSettings) async throws -> PostgresDriver {
        let driver = PostgresDriver(settings)
        try await driver.pool.run { _ in }
        return driver
    }

    func transaction<Result: Sendable>(
        _ access: Access, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        for attempt in 1...PostgresDriver.attempts {
            let outcome =
                switch access {
                case .read: try await run(access, body)
                case .write:
                    try await write(
                        attempt > PostgresDriver.attemptsBesideOthers ? .alone : .besideOthers, body)
                }
            switch outcome {
            case .kept(let result): return result
            case .runAgain: try await Task.sleep(for: PostgresDriver.pause(after: attempt))
            }
        }
        throw StorageRefusal.contended
    }

    private func run<Result: Sendable>(
        _ access: Access, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> PostgresOutcome<Result> {
        try await pool.run { [pool] in try PostgresAttempt($0, pool).run(access, body) }
    }

    private func write<Result: Sendable>(
        _ manner: WriteGate.Manner, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> PostgresOutcome<Result> {
        await gate.enter(manner)
        defer { gate.leave() }
        return try await run(.write, body)
    }

    func acquireLock(_ name: String) async throws -> any HeldLock {
        try await PostgresLock.acquire(name, settings)
    }

    func waitForChange(atMost milliseconds: Int) async throws {
        try await listener.wait(atMost: milliseconds)
    }

    func close() async {
        await listener.close()
        await pool.close()
    }

    /// Doubles up to half a second, and is drawn at random so that rivals do not meet again.
    private static func pause(after attempt: Int) -> Duration {
        .milliseconds(Int.random(in: 1...min(4 << min(attempt, 7), 500)))
    }
}

/// How one try of a transaction ended, if not with an error.
enum PostgresOutcome<Result: Sendable>: Sendable {
    case kept(Result)
    case runAgain
}

/// One try of a transaction on one connection.
struct PostgresAttempt {
    private let connection: PostgresConnection
    private let pool: PostgresPool

    init(_ connection: PostgresConnection, _ pool: PostgresPool) {
        self.connection = connection
        self.pool = pool
    }

    func run<Result: Sendable>(
        _ access: Access, _ body: (Transaction) throws -> Result
    ) throws -> PostgresOutcome<Result> {
        guard try begin(access) else { return .runAgain }
        let session = PostgresSession(connection)
        let result: Result
        do {
            let transaction = Transaction(session)
            result = try body(transaction)
            try transaction.finish()
        } catch {
            try? connection.command("rollback")
            guard let failure = session.failure, failure.isRetryable else { throw error }
            if failure.isPlanOutdated { try? connection.forgetPrepared() }
            return .runAgain
        }
        return try commit(access) ? .kept(result) : .runAgain
    }

    /// False when the server has gone away since the connection's last use, so that a new one may do better.
    private func begin(_ access: Access) throws -> Bool {
        do {
            try connection.command(access.begin)
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

extension Access {
    fileprivate var begin: String {
        switch self {
        case .read: "begin isolation level repeatable read read only"
        case .write: "begin isolation level serializable"
        }
    }
}
