/// One transaction: what it reads is one consistent state, and what it writes is kept whole or not at all. It
/// lives only inside the closure of ``Database/read(_:)`` or ``Database/write(_:)``.
///
/// After a statement has failed every further one throws the same error and nothing is kept, on both engines.
public final class Transaction {
    private let session: any Session
    private var failure: (any Error)?

    init(_ session: any Session) {
        self.session = session
    }

    /// Runs a statement; the number of rows it inserted, updated or deleted.
    @discardableResult
    public func execute(_ sql: SQL) throws -> Int {
        try attempt(sql) { try session.execute($0) }
    }

    /// Runs a statement of which nothing is needed but that it succeeds. It may go to the server together
    /// with the next one and fail with it, at the latest when the transaction ends.
    public func send(_ sql: SQL) throws {
        try attempt(sql) { try session.send($0) }
    }

    /// Every row of an answer, for answers that are known to be small.
    public func rows(_ sql: SQL) throws -> [Row] {
        try attempt(sql) { try session.rows($0) }
    }

    /// The first row of an answer, or nil when it is empty.
    public func first(_ sql: SQL) throws -> Row? {
        try rows(sql).first
    }

    /// Runs `body` on the rows of a `select` one after the other, with a bounded number of them in memory.
    /// The body may run other statements, but may not change the tables that are being read.
    public func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try attempt(sql) { try session.each($0, body) }
    }

    /// Runs an `insert … returning key` and gives the key, that is the first column of the first row.
    public func insert(_ sql: SQL) throws -> Int64 {
        guard let row = try first(sql) else {
            throw RowError.noColumn("key", has: ["no row: does the insert end with “returning key”?"])
        }
        return try row.get(at: 0, as: Int64.self)
    }

    /// Runs an `insert` of many rows in few statements. `statement` gets the rows of one statement as what
    /// follows `values`; `body` the rows of its answer, in no certain order.
    public func insert<Element>(
        each elements: [Element], _ values: (Element) -> SQL, into statement: (SQL) -> SQL,
        _ body: (Row) throws -> Void = { _ in }
    ) throws {
        var rest = elements[...]
        while !rest.isEmpty {
            // NB: powers of two, so that lists of any length share a few prepared statements.
            let count = min(Transaction.mostRows, 1 << (Int.bitWidth - 1 - rest.count.leadingZeroBitCount))
            let list = SQL.joined(rest.prefix(count).map(values), by: ", ")
            try rows(statement(list)).forEach(body)
            rest = rest.dropFirst(count)
        }
    }

    /// The most rows of one statement.
    private static let mostRows = 128

    /// How the engine below writes SQL.
    var dialect: SQLDialect { session.dialect }

    /// Runs what was sent. Refuses to keep a transaction whose failed statement was caught and forgotten.
    func finish() throws {
        if let failure { throw failure }
        try session.flush()
    }

    private func attempt<Result>(_ sql: SQL, _ action: (RenderedSQL) throws -> Result) throws -> Result {
        if let failure { throw failure }
        let rendered = try RenderedSQL(sql, for: dialect)
        do {
            return try action(rendered)
        } catch {
            if error is StorageError || error is StorageRefusal { failure = error }
            throw error
        }
    }
}
