import Synchronization

/// The door to the write transactions of one pool.
///
/// The server runs serializable transactions beside each other and takes back those that stood in another's
/// way, so that a crowd may keep one of its own from ever ending. Whoever was taken back too often therefore
/// goes alone: once those inside have left, and before anybody new.
final class WriteGate: Sendable {
    /// How somebody goes in.
    enum Manner: Sendable {
        case besideOthers, alone
    }

    private struct State {
        var isTaken = false
        var inside = 0
        var waitingBesideOthers: [CheckedContinuation<Void, Never>] = []
        var waitingAlone: [CheckedContinuation<Void, Never>] = []

        /// Whether somebody may go in at once.
        func isOpen(_ manner: Manner) -> Bool {
            switch manner {
            case .besideOthers: !isTaken && waitingAlone.isEmpty
            case .alone: !isTaken && inside == 0
            }
        }

        mutating func goIn(_ manner: Manner) {
            inside += 1
            isTaken = manner == .alone
        }

        /// Those who go in now that somebody has left.
        mutating func next() -> [CheckedContinuation<Void, Never>] {
            if !waitingAlone.isEmpty {
                guard isOpen(.alone) else { return [] }
                goIn(.alone)
                return [waitingAlone.removeFirst()]
            }
            inside += waitingBesideOthers.count
            defer { waitingBesideOthers = [] }
            return waitingBesideOthers
        }
    }

    private let state = Mutex(State())

    /// Waits until one may go in.
    func enter(_ manner: Manner) async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if state.isOpen(manner) {
                    state.goIn(manner)
                    return true
                }
                switch manner {
                case .besideOthers: state.waitingBesideOthers.append(continuation)
                case .alone: state.waitingAlone.append(continuation)
                }
                return false
            }
            if isOpen { continuation.resume() }
        }
    }

    /// Lets the next in.
    func leave() {
        let next = state.withLock { state in
            state.inside -= 1
            state.isTaken = false
            return state.next()
        }
        for continuation in next { continuation.resume() }
    }

    /// How many wait.
    var waitingCount: Int {
        state.withLock { $0.waitingBesideOthers.count + $0.waitingAlone.count }
    }
}
