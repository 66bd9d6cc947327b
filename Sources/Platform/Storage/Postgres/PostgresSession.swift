/// A PostgreSQL connection within one transaction.
final class PostgresSession: Session {
    private static let rowsPerFetch = 500

    let dialect = SQLDialect.postgres
    private let connection: PostgresConnection
    private var cursors = 0
    /// The server's first complaint, which decides whether the transaction may run again.
    private(set) var failure: PostgresFailure?

    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    func execute(_ sql: RenderedSQL) throws -> Int {
        try translated { try connection.run(sql).changedRows }
    }

    func rows(_ sql: RenderedSQL) throws -> [Row] {
        try translated { try connection.run(sql).rows() }
    }

    func each(_ sql: RenderedSQL, _ body: (Row) throws -> Void) throws {
        cursors += 1
        let cursor = "c\(cursors)"
        _ = try translated { try connection.runOnce("declare \(cursor) no scroll cursor for ", sql) }
        let fetch = try RenderedSQL(
            SQL(trusted: "fetch \(PostgresSession.rowsPerFetch) from \(cursor)"), for: dialect)
        while true {
            let rows = try translated { try connection.runOnce("", fetch).rows() }
            for row in rows { try body(row) }
            if rows.count < PostgresSession.rowsPerFetch { break }
        }
        try command("close \(cursor)")
    }

    /// Runs statements without bindings, such as `savepoint`.
    func command(_ text: String) throws {
        try translated { try connection.command(text) }
    }

    /// Undoes what was done since a savepoint, which stays. What failed is forgotten.
    func rollBack(to savepoint: String) throws {
        try command("rollback to \(savepoint)")
        failure = nil
    }

    private func translated<Result>(_ action: () throws -> Result) throws -> Result {
        do {
            return try action()
        } catch let error as PostgresFailure {
            if failure == nil { failure = error }
            throw error.translated
        }
    }
}
