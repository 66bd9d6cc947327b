/// How one try of a transaction ended, if not with an error.
enum PostgresOutcome<Result: Sendable>: Sendable {
    case kept(Result)
    case runAgain
}

/// How often a transaction that the server took back is tried again.
enum PostgresPatience {
    private static let attempts = 15

    /// Tries until it is kept; throws ``StorageRefusal/contended`` when it never was. `attempt` is given the
    /// number of the try, from 1.
    static func run<Result>(
        _ attempt: (Int) async throws -> PostgresOutcome<Result>
    ) async throws -> Result {
        for number in 1...attempts {
            if case .kept(let result) = try await attempt(number) { return result }
            try await Task.sleep(for: pause(after: number))
        }
        throw StorageRefusal.contended
    }

    /// None at first; then it doubles up to half a second, and is drawn at random so that rivals do not meet
    /// again.
    private static func pause(after attempt: Int) -> Duration {
        attempt == 1 ? .zero : .milliseconds(Int.random(in: 1...min(4 << min(attempt, 7), 500)))
    }
}
