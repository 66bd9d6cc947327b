/// A PostgreSQL connection within one transaction.
final class PostgresSession: Session {
    private static let rowsPerFetch = 500

    let dialect = SQLDialect.postgres
    private let connection: PostgresConnection
    private var cursors = 0
    /// Statements that go with the next one.
    private var waiting: [RenderedSQL] = []
    private static let mostWaiting = 64
    /// The server's first complaint, which decides whether the transaction may run again.
    private(set) var failure: PostgresFailure?

    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    func execute(_ sql: RenderedSQL) throws -> Int {
        try run(sql).changedRows
    }

    func send(_ sql: RenderedSQL) throws {
        waiting.append(sql)
        if waiting.count >= PostgresSession.mostWaiting { try flush() }
    }

    func flush() throws {
        guard let last = waiting.popLast() else { return }
        _ = try run(last)
    }

    func rows(_ sql: RenderedSQL) throws -> [Row] {
        try run(sql).rows()
    }

    func each(_ sql: RenderedSQL, _ body: (Row) throws -> Void) throws {
        try flush()
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

    /// Undoes what was done since the savepoint, which stays. What failed is forgotten.
    func rollBack(to savepoint: Savepoint) throws {
        // NB: the savepoint itself may wait.
        try flush()
        try command(savepoint.rollBack)
        failure = nil
    }

    /// Runs a statement, on one trip with those that wait.
    private func run(_ sql: RenderedSQL) throws -> PostgresResult {
        defer { waiting = [] }
        return try translated { try connection.run(waiting + [sql]) }
    }

    private func command(_ text: String) throws {
        try translated { try connection.command(text) }
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
