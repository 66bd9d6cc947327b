import NIOPosix
import Synchronization

/// As many threads as connections, so that a job that has a thread always finds a connection. A job is
/// synchronous: it keeps its thread and its connection to its end.
final class PostgresPool: Sendable {
    /// A connection on its way between threads; the pool gives it to one at a time.
    private struct Parked: @unchecked Sendable {
        let connection: PostgresConnection
    }

    private let settings: PostgresSettings
    private let threads: NIOThreadPool
    private let parked = Mutex<[Parked]>([])

    init(_ settings: PostgresSettings) {
        self.settings = settings
        threads = NIOThreadPool(numberOfThreads: settings.connections)
        threads.start()
    }

    deinit {
        threads.shutdownGracefully { _ in }
    }

    /// Runs `body` with a connection that no one else has meanwhile.
    func run<Result: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        do {
            return try await threads.runIfActive { [self] in
                let connection = try borrow()
                defer { giveBack(connection) }
                return try body(connection)
            }
        } catch is NIOThreadPoolError.ThreadPoolInactive {
            throw StorageRefusal.closed
        }
    }

    /// Ends the connections that wait: when one has lost the server, so have they.
    func forgetParked() {
        parked.withLock { $0 = [] }
    }

    /// Waits for running jobs and ends every connection.
    func close() async {
        try? await threads.shutdownGracefully()
        forgetParked()
    }

    private func borrow() throws -> PostgresConnection {
        if let last = parked.withLock({ $0.popLast() }) { return last.connection }
        return try PostgresConnection(settings)
    }

    private func giveBack(_ connection: PostgresConnection) {
        guard connection.isAlive, connection.isIdle else { return }
        let parking = Parked(connection: connection)
        parked.withLock { $0.append(parking) }
    }
}
