import Kernel
import Synchronization

/// Token buckets, one a key, each a minute deep. A bucket is kept as the one number of the equivalent generic
/// cell rate algorithm (ITU-T I.371): the time at which it will be full again. Memory is bounded: full
/// buckets are forgotten first; if there are none, all are.
package final class TokenBuckets: Sendable {
    private let intervalMicroseconds: Int64
    private let depthMicroseconds: Int64 = 60_000_000
    private let capacity: Int
    private let fullAt = Mutex<[String: Int64]>([:])

    /// Buckets that refill `perMinute` tokens a minute, or nil for no limit when that is 0.
    package init?(perMinute: Int, capacity: Int = 20_000) {
        guard perMinute > 0 else { return nil }
        intervalMicroseconds = max(1, depthMicroseconds / Int64(perMinute))
        self.capacity = capacity
    }

    /// Takes a token, or returns the seconds until there is one.
    package func take(_ key: String, now: Instant) -> Int? {
        let now = now.milliseconds * 1000
        return fullAt.withLock { fullAt in
            let before = min(max(fullAt[key] ?? now, now), now + depthMicroseconds)
            let after = before + intervalMicroseconds
            guard after <= now + depthMicroseconds else {
                return Int((after - now - depthMicroseconds + 999_999) / 1_000_000)
            }
            if fullAt[key] == nil { Self.makeRoom(in: &fullAt, capacity: capacity, now: now) }
            fullAt[key] = after
            return nil
        }
    }

    /// The seconds until a token can be taken; nil when it can be now. Takes none.
    package func wait(_ key: String, now: Instant) -> Int? {
        let now = now.milliseconds * 1000
        let after = max(fullAt.withLock { $0[key] } ?? now, now) + intervalMicroseconds
        guard after > now + depthMicroseconds else { return nil }
        return Int((after - now - depthMicroseconds + 999_999) / 1_000_000)
    }

    /// How many buckets are remembered.
    var count: Int { fullAt.withLock { $0.count } }

    private static func makeRoom(in fullAt: inout [String: Int64], capacity: Int, now: Int64) {
        guard fullAt.count >= capacity else { return }
        fullAt = fullAt.filter { $0.value > now }
        if fullAt.count >= capacity { fullAt = [:] }
    }
}
