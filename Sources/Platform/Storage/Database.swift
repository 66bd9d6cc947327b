import Synchronization

/// A database: SQLite in a file, or PostgreSQL on a server. Safe to use from any number of tasks.
public final class Database: Sendable {
    /// Where it is.
    public let url: DatabaseURL
    private let driver: any Driver
    private let isClosed = Atomic(false)

    init(_ url: DatabaseURL, _ driver: any Driver) {
        self.url = url
        self.driver = driver
    }

    /// Opens a database without looking at its schema; an SQLite file is made when there is none. Throws
    /// ``StorageRefusal``.
    ///
    /// - Parameters:
    ///   - statementTimeoutSeconds: how long one statement may take on PostgreSQL; nil, for imports, means as
    ///     long as it likes.
    ///   - connections: how many transactions may run at once (SQLite: that many readers beside the one
    ///     writer).
    public static func open(
        _ url: DatabaseURL, statementTimeoutSeconds: Int? = 30, connections: Int = 8
    ) async throws -> Database {
        precondition(connections > 0, "A database needs at least one connection.")
        switch url.place {
        case .sqlite(let path):
            return Database(url, try SQLiteDriver.open(path: path, readers: connections))
        case .postgres(let conninfo):
            let settings = PostgresSettings(
                conninfo: conninfo, statementTimeoutSeconds: statementTimeoutSeconds, connections: connections
            )
            return Database(url, try await PostgresDriver.open(settings))
        }
    }

    /// Reads one consistent state of the database. Writing in it fails.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try checkOpen()
        return try await driver.transaction(.read, body)
    }

    /// Changes the database, as if no one else did meanwhile: all that `body` writes is kept when it returns
    /// and nothing when it throws. `body` may run more than once, so it must do nothing else than use the
    /// transaction; mail and calls to others go through the outbox.
    @discardableResult
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try checkOpen()
        return try await driver.transaction(.write, body)
    }

    /// Runs `body` while holding a lock that one process in the world can hold: on SQLite a file beside the
    /// database's, on PostgreSQL the server's. It is given back when `body` ends or the process does. (A
    /// server that loses the holder's session gives it to another, so `body` must be harmless beside a second
    /// one.)
    ///
    /// - Parameters:
    ///   - name: lower-case letters, digits, `-` and `.`.
    ///   - waitSeconds: how long to wait for another to give it back before ``StorageRefusal/locked(_:)``.
    @discardableResult
    public func withLock<Result>(
        _ name: String, waitSeconds: Int = 0, isolation: isolated (any Actor)? = #isolation,
        _ body: () async throws -> Result
    ) async throws -> Result {
        try checkOpen()
        let lock = try await acquireLock(name, attempts: 1 + 10 * waitSeconds)
        do {
            let result = try await body()
            await lock.release()
            return result
        } catch {
            await lock.release()
            throw error
        }
    }

    /// Waits until somebody may have recorded a change in the feed, or until the time is over: on PostgreSQL
    /// until a transaction that did so is committed, on SQLite always as long. One may look at the feed then;
    /// a change that was announced can still be held back by a transaction that began before it.
    public func waitForChange(atMost milliseconds: Int) async throws {
        try checkOpen()
        try await driver.waitForChange(atMost: milliseconds)
    }

    /// Brings what was written into the database's own file, so that what was erased does not stay beside it
    /// (SQLite's write-ahead log). PostgreSQL does so by itself, when it vacuums. While others read for long
    /// it may have to be left to a later time.
    public func settle() async throws {
        try checkOpen()
        try await driver.settle()
    }

    /// Waits for running transactions and ends every connection. Later calls throw ``StorageRefusal/closed``.
    public func close() async {
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        await driver.close()
    }

    private func checkOpen() throws {
        if isClosed.load(ordering: .acquiring) { throw StorageRefusal.closed }
    }

    private func acquireLock(_ name: String, attempts: Int) async throws -> any HeldLock {
        precondition(
            !name.isEmpty
                && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "-.".contains($0)) },
            "The name of a lock has lower-case letters, digits, “-” and “.” only.")
        for _ in 1..<attempts {
            do {
                return try await driver.acquireLock(name)
            } catch StorageRefusal.locked {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        return try await driver.acquireLock(name)
    }
}
