import GRDB

/// SQLite's result codes (sqlite.org/rescode.html) in Terreau's words.
struct SQLiteErrors {
    /// The file they are about.
    let path: String

    /// Runs `action` and translates what it throws.
    func translated<Result>(_ action: () throws -> Result) throws -> Result {
        do {
            return try action()
        } catch {
            throw translate(error)
        }
    }

    /// The same error in Terreau's words; other errors as they are.
    func translate(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return refusal(error) ?? StorageError(kind(error), "\(error)")
    }

    private func refusal(_ error: DatabaseError) -> StorageRefusal? {
        switch error.resultCode {
        case .SQLITE_FULL: .diskFull
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: .brokenFile(path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path)
        case .SQLITE_READONLY: .readOnly
        case .SQLITE_CANTOPEN: .cannotOpen("“\(path)”: \(error.message ?? "no reason given")")
        case .SQLITE_IOERR: .diskFailed(error.message ?? "input or output error")
        case .SQLITE_INTERRUPT: .timedOut
        default: nil
        }
    }

    private func kind(_ error: DatabaseError) -> StorageError.Kind {
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
