import GRDB

/// SQLite's result codes (sqlite.org/rescode.html) in Terreau's words.
enum SQLiteErrors {
    /// Runs `action` and translates what it throws.
    static func translated<Result>(path: String = "", _ action: () throws -> Result) throws -> Result {
        do {
            return try action()
        } catch {
            throw translate(error, path: path)
        }
    }

    /// The same error in Terreau's words; other errors as they are.
    static func translate(_ error: any Error, path: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return refusal(error, path: path) ?? StorageError(kind(error), "\(error)")
    }

    private static func refusal(_ error: DatabaseError, path: String) -> StorageRefusal? {
        switch error.resultCode {
        case .SQLITE_FULL: .diskFull
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: .brokenFile(path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path)
        case .SQLITE_READONLY: .readOnly
        case .SQLITE_CANTOPEN: .cannotOpen("“\(path)”: \(error.message ?? "no reason given")")
        case .SQLITE_IOERR: .diskFailed(error.message ?? "input or output error")
        case .SQLITE_INTERRUPT: .timedOut
        case .SQLITE_MISUSE where error.message?.contains("closed") == true: .closed
        default: nil
        }
    }

    private static func kind(_ error: DatabaseError) -> StorageError.Kind {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            .uniqueViolation
        case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKeyViolation
        case .SQLITE_CONSTRAINT_CHECK: .checkViolation
        case .SQLITE_CONSTRAINT_NOTNULL: .notNullViolation
        default: .other
        }
    }
}
