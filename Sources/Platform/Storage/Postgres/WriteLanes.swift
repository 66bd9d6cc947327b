import Synchronization

/// How many write transactions of one pool run at a time.
///
/// The server runs serializable transactions beside each other and takes back those that stood in another's
/// way, so that too many at once keep each other from ever ending. As senders share a network (additive
/// increase, multiplicative decrease: Chiu and Jain, 1989), every conflict takes a quarter of the lanes away
/// and what is kept gives back a little. With a single lane left, nobody of this pool stands in the way.
final class WriteLanes: Sendable {
    /// What a conflict leaves of the lanes.
    private static let rest = 0.75
    /// So many transactions in a row on every lane are worth a new lane.
    private static let worthALane = 8.0

    private struct State {
        /// Lanes; a part of one counts when it is whole.
        var width: Double
        var running = 0
        var waiting: [CheckedContinuation<Void, Never>] = []

        var isFree: Bool { running < Int(width) }

        /// Those who may go on now.
        mutating func admit() -> [CheckedContinuation<Void, Never>] {
            let count = min(waiting.count, max(0, Int(width) - running))
            running += count
            defer { waiting.removeFirst(count) }
            return Array(waiting[..<count])
        }
    }

    private let most: Double
    private let state: Mutex<State>

    /// All lanes, until there is a conflict.
    init(most: Int) {
        self.most = Double(most)
        state = Mutex(State(width: Double(most)))
    }

    /// Waits for a lane; whoever tries again is the first to get one.
    func enter(again: Bool) async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.isFree, again || state.waiting.isEmpty {
                    state.running += 1
                    return true
                }
                state.waiting.insert(continuation, at: again ? 0 : state.waiting.endIndex)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    /// Gives the lane back, and says whether there was a conflict.
    func leave(conflict: Bool) {
        let next = state.withLock { state in
            state.running -= 1
            state.width =
                conflict
                ? max(1, state.width * WriteLanes.rest)
                : min(most, state.width + 1 / (state.width * WriteLanes.worthALane))
            return state.admit()
        }
        for continuation in next { continuation.resume() }
    }

    /// How many there are now.
    var count: Int { state.withLock { Int($0.width) } }

    /// How many wait for one.
    var waitingCount: Int { state.withLock { $0.waiting.count } }
}
