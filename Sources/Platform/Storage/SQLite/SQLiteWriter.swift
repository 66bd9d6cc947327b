import Foundation
import GRDB
import Synchronization

/// The queue before SQLite's one writer. Changes that come while the disk is busy are kept by one commit, so
/// that many cost about as much as one (group commit). Each has a savepoint of its own: one that fails is
/// undone alone, and the others are kept.
final class SQLiteWriter: Sendable {
    /// The most changes of one commit.
    private static let mostTogether = 256
    /// No further change joins a commit that has been going on for so long.
    private static let longestGathering: Duration = .milliseconds(5)
    /// So many changes are worth a commit at once; it waits a moment for fewer, in so many short looks.
    private static let (worthACommit, mostLooks, lookMicroseconds): (Int, Int, UInt32) = (16, 8, 20)

    private struct Queue {
        var waiting: [any WaitingChange] = []
        var isDraining = false
    }

    private let pool: DatabasePool
    private let queue = Mutex(Queue())

    init(_ pool: DatabasePool) {
        self.pool = pool
    }

    /// Runs a change and returns when it is on the disk. It may run more than once.
    func keep<Result: Sendable>(
        _ change: @escaping @Sendable (GRDB.Database) throws -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        return try await withCheckedThrowingContinuation { continuation in
            add(AwaitedChange(run: change, continuation: continuation))
        }
    }

    private func add(_ change: any WaitingChange) {
        let mustBegin = queue.withLock { queue in
            queue.waiting.append(change)
            defer { queue.isDraining = true }
            return !queue.isDraining
        }
        if mustBegin { pool.asyncWriteWithoutTransaction { [self] in drain($0) } }
    }

    private func drain(_ database: GRDB.Database) {
        while case let changes = next(), !changes.isEmpty {
            var rest = changes[...]
            while let first = rest.first {
                let kept = rest.count > 1 ? keepTogether(rest, in: database) : 0
                if kept == 0 { keepAlone(first, in: database) }
                rest = rest.dropFirst(max(kept, 1))
            }
            if changes.count > 1 { gather(changes.count) }
        }
    }

    /// Waits a moment for those whose changes were just kept together, since they often come again; without
    /// it they would take turns with those who came meanwhile, in twice as many commits. Ends as soon as
    /// nobody more comes.
    private func gather(_ expected: Int) {
        var before = queue.withLock { $0.waiting.count }
        let enough = min(before + expected, SQLiteWriter.worthACommit)
        for _ in 0..<SQLiteWriter.mostLooks {
            if before >= enough { return }
            usleep(SQLiteWriter.lookMicroseconds)
            let now = queue.withLock { $0.waiting.count }
            if now == before { return }
            before = now
        }
    }

    private func next() -> [any WaitingChange] {
        queue.withLock { queue in
            let changes = Array(queue.waiting.prefix(SQLiteWriter.mostTogether))
            queue.waiting.removeFirst(changes.count)
            if changes.isEmpty { queue.isDraining = false }
            return changes
        }
    }

    private func keepAlone(_ change: any WaitingChange, in database: GRDB.Database) {
        do {
            try database.inTransaction(.immediate) {
                try change.run(in: database)
                return .commit
            }
            change.end(nil)
        } catch {
            change.end(error)
        }
    }

    /// Keeps the first of these changes by one commit; how many. None when the whole transaction was lost:
    /// then each must be tried alone, since any of them may be the reason.
    private func keepTogether(
        _ changes: ArraySlice<any WaitingChange>, in database: GRDB.Database
    ) -> Int {
        var (failures, hasBegun): ([(any Error)?], Bool) = ([], false)
        do {
            try database.inTransaction(.immediate) {
                hasBegun = true
                let start = ContinuousClock.now
                for change in changes {
                    failures.append(try failure(of: change, in: database))
                    if ContinuousClock.now - start > SQLiteWriter.longestGathering { break }
                }
                return .commit
            }
        } catch {
            if hasBegun { return 0 }
            // NB: another process holds the file; each has waited as long as anyone may.
            failures = changes.map { _ in error }
        }
        for (change, failure) in zip(changes, failures) { change.end(failure) }
        return failures.count
    }

    /// Why a change was undone, if it was. Throws when SQLite has given up the whole transaction with it.
    private func failure(of change: any WaitingChange, in database: GRDB.Database) throws -> (any Error)? {
        func run(_ statement: String) throws { try database.cachedStatement(sql: statement).execute() }
        do {
            try run("savepoint change")
            try change.run(in: database)
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

/// A change that somebody waits for.
private protocol WaitingChange: Sendable {
    func run(in database: GRDB.Database) throws
    /// Tells whoever waits: nil when it was kept.
    func end(_ failure: (any Error)?)
}

private final class AwaitedChange<Result: Sendable>: WaitingChange {
    private let change: @Sendable (GRDB.Database) throws -> Result
    private let continuation: CheckedContinuation<Result, any Error>
    private let result = Mutex<Result?>(nil)

    init(
        run change: @escaping @Sendable (GRDB.Database) throws -> Result,
        continuation: CheckedContinuation<Result, any Error>
    ) {
        self.change = change
        self.continuation = continuation
    }

    func run(in database: GRDB.Database) throws {
        let value = try change(database)
        result.withLock { $0 = value }
    }

    func end(_ failure: (any Error)?) {
        if let failure { return continuation.resume(throwing: failure) }
        guard let value = result.withLock({ $0 }) else {
            return continuation.resume(throwing: StorageError(.other, "The transaction gave no result."))
        }
        continuation.resume(returning: value)
    }
}
