/// Keeps the changes of one pool. Those that come while it is busy are kept by one transaction, each in a
/// savepoint of its own: one that fails is undone alone.
///
/// The server runs serializable transactions beside each other and takes back those that stood in another's
/// way. What was taken back runs again alone, while no other of the pool or of another node's writes, so that
/// a crowd cannot keep it from ever ending.
final class PostgresWriter: Sendable {
    /// The most changes of one transaction. NB: a session of the server keeps 64 savepoints at hand.
    private static let mostTogether = 48
    /// No further change joins a transaction that has been going on for so long.
    private static let longestGathering: Duration = .milliseconds(20)
    /// Changes that have waited for so long go beside the one that they wait for.
    private static let longestWait: Duration = .milliseconds(50)

    private let pool: PostgresPool
    private let lanes: Int
    private let queue = ChangeQueue()

    /// A writer that uses at most `lanes` of the pool's connections at a time.
    init(_ pool: PostgresPool, lanes: Int) {
        self.pool = pool
        self.lanes = lanes
    }

    /// Runs a change and returns when it is on the server's disk. It may run more than once.
    func keep<Result: Sendable>(
        _ change: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await queue.keep(change) { [self] in
            Task { await drain() }
            if queue.beginsWatch() { Task { await watch() } }
        }
    }

    private func drain() async {
        while let first = queue.takeFirst() {
            await keep(
                ChangeGroup(
                    first, joinedFrom: queue, mostTogether: PostgresWriter.mostTogether,
                    longestGathering: PostgresWriter.longestGathering))
        }
    }

    /// Sees to it that no change waits for one that takes long.
    private func watch() async {
        repeat {
            try? await Task.sleep(for: PostgresWriter.longestWait)
            if queue.takesOneMore(after: PostgresWriter.longestWait, atMost: lanes) {
                Task { await drain() }
            }
        } while !queue.endsWatch()
    }

    private func keep(_ group: ChangeGroup) async {
        do {
            group.end(try await failures(of: group))
        } catch {
            let changes = group.changes
            guard changes.count > 1, PostgresWriter.mayBeOfOne(error) else {
                return group.end(changes.map { _ in error })
            }
            for change in changes { await keep(ChangeGroup(change)) }
        }
    }

    /// Whether one change alone may be the reason why a whole group was lost.
    private static func mayBeOfOne(_ error: any Error) -> Bool {
        error is StorageError || error as? StorageRefusal == .contended
    }

    private func failures(of group: ChangeGroup) async throws -> [(any Error)?] {
        try await PostgresPatience.run { attempt in
            try await pool.run { [pool] connection in
                let transaction = PostgresAttempt(connection, pool)
                return try attempt == 1 ? transaction.keep(group) : transaction.keepAlone(group)
            }
        }
    }
}
