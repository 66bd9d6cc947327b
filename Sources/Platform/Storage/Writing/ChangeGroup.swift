import Synchronization

/// Changes that one commit keeps: the first, and those that join while the ones before are made.
final class ChangeGroup: Sendable {
    private struct State {
        var changes: [any WaitingChange]
        var isOpen: Bool
    }

    private let queue: ChangeQueue?
    private let mostTogether: Int
    private let longestGathering: Duration
    private let state: Mutex<State>

    /// A change by itself.
    init(_ change: any WaitingChange) {
        (queue, mostTogether, longestGathering) = (nil, 1, .zero)
        state = Mutex(State(changes: [change], isOpen: false))
    }

    /// A group that others join as long as it is open: from a queue, until there are so many, or until the
    /// group has been open for so long.
    init(
        _ first: any WaitingChange, joinedFrom queue: ChangeQueue, mostTogether: Int,
        longestGathering: Duration
    ) {
        self.queue = queue
        self.mostTogether = mostTogether
        self.longestGathering = longestGathering
        state = Mutex(State(changes: [first], isOpen: !queue.isEmpty))
    }

    /// Those that have come so far.
    var changes: [any WaitingChange] { state.withLock { $0.changes } }

    /// Whether there is one change, and no other may join.
    var isSingle: Bool { state.withLock { $0.changes.count == 1 && !$0.isOpen } }

    /// Makes every change in turn by `make`, letting others join meanwhile; then the group is closed. `make`
    /// says why it was undone, if it was.
    func run(_ make: (any WaitingChange) throws -> (any Error)?) throws -> [(any Error)?] {
        defer { state.withLock { $0.isOpen = false } }
        let start = ContinuousClock.now
        var failures: [(any Error)?] = []
        while let change = change(failures.count, since: start) { failures.append(try make(change)) }
        return failures
    }

    /// Tells whoever waits how their changes ended.
    func end(_ failures: [(any Error)?]) {
        for (change, failure) in zip(changes, failures) { change.end(failure) }
    }

    private func change(_ number: Int, since start: ContinuousClock.Instant) -> (any WaitingChange)? {
        state.withLock { state in
            if number < state.changes.count { return state.changes[number] }
            guard state.isOpen, number < mostTogether, .now - start <= longestGathering,
                let next = queue?.takeAnother()
            else { return nil }
            state.changes.append(next)
            return next
        }
    }
}
