import CPostgres

/// PostgreSQL 15 or later through libpq.
final class PostgresDriver: Driver {
    private let settings: PostgresSettings
    private let pool: PostgresPool
    private let writer: PostgresWriter
    private let listener: PostgresListener

    private init(_ settings: PostgresSettings) {
        self.settings = settings
        pool = PostgresPool(settings)
        writer = PostgresWriter(pool, lanes: max(1, settings.connections / 2))
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
        switch access {
        case .read: try await PostgresPatience.run { _ in try await read(body) }
        case .write: try await writer.keep(body)
        }
    }

    private func read<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> PostgresOutcome<Result> {
        try await pool.run { [pool] in try PostgresAttempt($0, pool).read(body) }
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
}
