import Kernel
import Synchronization

/// A clock that goes on by a second at every look, from 2026-11-22T09:30:00Z.
final class Clock: Sendable {
    private let seconds = Mutex<Int64>(0)

    func now() -> Instant {
        seconds.withLock { seconds in
            seconds += 1
            return Instant(milliseconds: 1_795_339_800_000 + 1000 * seconds)
        }
    }
}

/// Identifiers whose random bits count up.
final class CountedIDs: Sendable {
    private let count = Mutex<UInt64>(0)

    var source: IDSource {
        IDSource { [self] instant in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return UUIDv7(at: instant, random: (0, number))
        }
    }
}

/// What closures that may run anywhere collect.
final class Collected<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])

    func append(_ element: Element) {
        elements.withLock { $0.append(element) }
    }

    var all: [Element] { elements.withLock { $0 } }
}

/// A flag that one task raises and others look at.
final class Flag: Sendable {
    private let state = Atomic(false)

    var isRaised: Bool { state.load(ordering: .acquiring) }

    func raise() { state.store(true, ordering: .releasing) }
}
