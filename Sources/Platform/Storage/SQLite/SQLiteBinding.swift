import GRDB
import GRDBSQLite

/// Values on their way into a statement, without GRDB's boxes around them: an act of the ledger and a row of
/// an import spend more time on those than on SQLite's own insert.
extension Statement {
    /// Binds the values of a rendered text, in order. Throws a `DatabaseError` when one is longer than SQLite
    /// takes.
    func bind(_ values: [SQLValue]) throws {
        // NB: a rendered text and its values come from one place, so nobody need count them again.
        setUncheckedArguments(StatementArguments())
        for (index, value) in zip(Int32(1)..., values) {
            let code = bind(value, at: index)
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(sqliteStatement, index)
        case .integer(let number): return sqlite3_bind_int64(sqliteStatement, index, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                // NB: without an address SQLite would take an empty text for NULL.
                guard let start = bytes.baseAddress, !bytes.isEmpty else {
                    return sqlite3_bind_text(sqliteStatement, index, "", 0, Statement.copied)
                }
                return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    sqlite3_bind_text64(
                        sqliteStatement, index, $0, UInt64(bytes.count), Statement.copied, UInt8(SQLITE_UTF8))
                }
            }
        case .bytes(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(sqliteStatement, index, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob64(
                    sqliteStatement, index, $0.baseAddress, UInt64(bytes.count), Statement.copied)
            }
        }
    }

    /// What tells SQLite to keep a copy (SQLITE_TRANSIENT, which Swift cannot import).
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
