/// What a transaction may do.
enum Access: Sendable {
    /// Reads one snapshot.
    case read
    /// Reads and writes as if alone.
    case write
}

/// An engine behind ``Database``.
protocol Driver: Sendable {
    /// Runs `body` in a transaction and keeps what it wrote, or nothing when it throws. May run it again.
    func transaction<Result: Sendable>(
        _ access: Access, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result

    /// Takes the lock at once or throws ``StorageRefusal/locked(_:)``.
    func acquireLock(_ name: String) async throws -> any HeldLock

    /// Waits until somebody may have recorded a change, or until the time is over.
    func waitForChange(atMost milliseconds: Int) async throws

    /// Brings what was written into its last place, so that nothing that was deleted stays beside it.
    func settle() async throws

    /// Ends every connection.
    func close() async
}

extension Driver {
    /// Nothing to do.
    func settle() async throws {}
}

/// A lock that is held until it is released or its process ends.
protocol HeldLock: Sendable {
    /// Gives it back.
    func release() async
}

/// One connection within one transaction.
protocol Session: AnyObject {
    var dialect: SQLDialect { get }

    /// Runs a statement; the number of rows it changed.
    func execute(_ sql: RenderedSQL) throws -> Int

    /// Runs a statement, now or on the next trip to the server.
    func send(_ sql: RenderedSQL) throws

    /// Runs what was sent and has not gone yet.
    func flush() throws

    /// Every row of an answer.
    func rows(_ sql: RenderedSQL) throws -> [Row]

    /// The rows of a query one after the other, a bounded number of them in memory.
    func each(_ sql: RenderedSQL, _ body: (Row) throws -> Void) throws
}

extension Session {
    /// Runs it now.
    func send(_ sql: RenderedSQL) throws { _ = try execute(sql) }

    /// Nothing to do.
    func flush() throws {}
}
