import Glibc
import Synchronization

/// Changes on their way to the database, in the order in which they came. Those that come while it is busy
/// are kept by one commit, so that many cost about as much as one (group commit).
final class ChangeQueue: Sendable {
    /// So many changes are worth a commit at once; it waits a moment for fewer, in so many short looks.
    private static let (worthACommit, mostLooks, lookMicroseconds): (Int, Int, UInt32) = (16, 8, 20)

    private struct State {
        var waiting: ArraySlice<any WaitingChange> = []
        /// How many take changes from the queue.
        var takers = 0
        /// When the last were taken.
        var lastTaken = ContinuousClock.now
        /// Whether somebody looks whether changes wait too long.
        var isWatched = false

        mutating func takeNext() -> (any WaitingChange)? {
            lastTaken = .now
            return waiting.popFirst()
        }
    }

    private let state = Mutex(State())

    /// Whether none waits.
    var isEmpty: Bool { count == 0 }

    private var count: Int { state.withLock { $0.waiting.count } }

    /// Returns once a change was kept. `begin` is called when nobody takes changes from the queue yet: it
    /// must see to it that they are taken until none is left.
    func keep<Result: Sendable>(
        _ change: @escaping @Sendable (Transaction) throws -> Result, begin: @Sendable () -> Void
    ) async throws -> Result {
        try Task.checkCancellation()
        return try await withCheckedThrowingContinuation { continuation in
            let isFirst = state.withLock { state in
                state.waiting.append(AwaitedChange(run: change, continuation: continuation))
                defer { state.takers = max(state.takers, 1) }
                return state.takers == 0
            }
            if isFirst { begin() }
        }
    }

    /// The change that has waited longest. None: whoever asked takes no more.
    func takeFirst() -> (any WaitingChange)? {
        state.withLock { state in
            let change = state.takeNext()
            if change == nil { state.takers -= 1 }
            return change
        }
    }

    /// The change that has waited longest, for one who has taken one already.
    func takeAnother() -> (any WaitingChange)? { state.withLock { $0.takeNext() } }

    /// Tells everybody who waits that their changes failed.
    func end(_ failure: any Error) {
        let changes = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for change in changes { change.end(failure) }
    }

    /// Whether one more may take changes: some wait, and none was taken for so long.
    func takesOneMore(after time: Duration, atMost takers: Int) -> Bool {
        state.withLock { state in
            guard !state.waiting.isEmpty, state.takers < takers, .now - state.lastTaken > time else {
                return false
            }
            state.takers += 1
            return true
        }
    }

    /// Whether the caller must look from now on whether changes wait too long, since nobody does.
    func beginsWatch() -> Bool {
        state.withLock { state in
            defer { state.isWatched = true }
            return !state.isWatched
        }
    }

    /// Whether it may stop looking, since nobody takes changes.
    func endsWatch() -> Bool {
        state.withLock { state in
            if state.takers == 0 { state.isWatched = false }
            return !state.isWatched
        }
    }

    /// Waits a moment for those whose changes were just kept together, since they often come again; without
    /// it they would take turns with those who came meanwhile, in twice as many commits. Ends as soon as
    /// nobody more comes. It blocks its thread.
    func gather(_ expected: Int) {
        var before = count
        let enough = min(before + expected, ChangeQueue.worthACommit)
        for _ in 0..<ChangeQueue.mostLooks {
            if before >= enough { return }
            usleep(ChangeQueue.lookMicroseconds)
            let now = count
            if now == before { return }
            before = now
        }
    }
}

private final class AwaitedChange<Result: Sendable>: WaitingChange {
    private let change: @Sendable (Transaction) throws -> Result
    private let continuation: CheckedContinuation<Result, any Error>
    private let result = Mutex<Result?>(nil)

    init(
        run change: @escaping @Sendable (Transaction) throws -> Result,
        continuation: CheckedContinuation<Result, any Error>
    ) {
        self.change = change
        self.continuation = continuation
    }

    func run(in transaction: Transaction) throws {
        let value = try change(transaction)
        try transaction.finish()
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
