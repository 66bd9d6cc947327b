/// What the server answered instead of a result.
struct PostgresFailure: Error {
    /// SQLSTATE (PostgreSQL manual, appendix A), or empty.
    let state: String
    /// The server's or libpq's words.
    let message: String
    /// Whether the connection still stands.
    let isConnected: Bool

    /// Whether the same transaction may succeed if it runs again: serialization failure, deadlock, a plan
    /// older than the schema.
    var isRetryable: Bool {
        ["40001", "40P01"].contains(state) || isPlanOutdated
    }

    /// “cached plan must not change result type”.
    var isPlanOutdated: Bool { state == "0A000" && message.contains("cached plan") }

    /// The same in Terreau's words.
    var translated: any Error {
        refusal ?? StorageError(kind, message.oneLine)
    }

    private var refusal: StorageRefusal? {
        switch state {
        case "53100": return .diskFull
        case "58030": return .diskFailed(message.oneLine)
        case "25006": return .readOnly
        case "57014": return .timedOut
        case "55P03": return .locked("a table")
        case "40001", "40P01": return .contended
        case "XX001", "XX002": return .brokenFile("the server's files")
        case "25P03": return .timedOut
        default: return !isConnected || isServerGone ? .unreachable(message.oneLine) : nil
        }
    }

    private var isServerGone: Bool {
        state.hasPrefix("08") || state.hasPrefix("28") || state.hasPrefix("57P") || state == "53300"
            || state == "3D000"
    }

    private var kind: StorageError.Kind {
        switch state {
        case "23505": .uniqueViolation
        case "23503", "23001": .foreignKeyViolation
        case "23514": .checkViolation
        case "23502": .notNullViolation
        default: .other
        }
    }
}
