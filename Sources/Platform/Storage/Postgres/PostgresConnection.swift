import CPostgres
import Glibc

/// A connection to a server, used by one thread at a time.
final class PostgresConnection {
    private static let preparedLimit = 256

    let handle: OpaquePointer
    private var prepared: [StatementKey: String] = [:]
    /// Whether a transaction has already succeeded on it: if the next one cannot even begin, the server has
    /// gone away in between and a new connection may do better.
    var wasUsed = false
    /// Whether it is in a state in which nobody else may have it.
    var isGivenUp = false

    private struct StatementKey: Hashable {
        let text: String
        let types: [SQLType]

        init(_ sql: RenderedSQL) {
            (text, types) = (sql.text, sql.types)
        }
    }

    /// Connects; throws ``StorageRefusal/unreachable(_:)`` or ``StorageRefusal/unsuitableServer(_:)``.
    init(_ settings: PostgresSettings) throws {
        let parameters = settings.defaults + [("dbname", settings.conninfo)]
        let connected = withCStrings(parameters.map(\.keyword)) { keywords in
            withCStrings(parameters.map(\.value)) { values in PQconnectdbParams(keywords, values, 1) }
        }
        guard let connected else { throw StorageRefusal.unreachable("there is not enough memory") }
        handle = connected
        guard isAlive else { throw StorageRefusal.unreachable(lastMessage.oneLine) }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try checkServer()
        try command(settings.session)
    }

    deinit {
        PQfinish(handle)
    }

    /// Whether it can still be used.
    var isAlive: Bool { !isGivenUp && PQstatus(handle) == CONNECTION_OK }

    /// Whether no transaction is open.
    var isIdle: Bool { PQtransactionStatus(handle) == PQTRANS_IDLE }

    /// Runs statements without bindings, such as `begin`.
    func command(_ text: String) throws {
        _ = try check(PQexec(handle, text))
    }

    /// Runs the statement that ends a use of the connection; if it fails, nobody gets the connection again.
    func end(with text: String) {
        do { try command(text) } catch { isGivenUp = true }
    }

    /// Runs statements, all on one trip to the server, and keeps them prepared for the next time; the answer
    /// to the last.
    func run(_ statements: [RenderedSQL]) throws -> PostgresResult {
        let known = statements.compactMap { sql in prepared[StatementKey(sql)].map { ($0, sql.values) } }
        if statements.count > 1, known.count == statements.count { return try runTogether(known) }
        // NB: one that is refused when it is prepared must not come before those in front of it.
        for sql in statements.dropLast() { _ = try run(sql) }
        return try run(statements[statements.count - 1])
    }

    /// Runs a statement, and keeps it prepared for the next time.
    func run(_ sql: RenderedSQL) throws -> PostgresResult {
        let name = try preparedName(of: sql)
        return try PostgresParameters(sql.values).withPointers { parameters in
            try check(
                PQexecPrepared(
                    handle, name, parameters.count, parameters.values, parameters.lengths, parameters.formats,
                    1))
        }
    }

    /// Runs a statement once, with `prefix` before its text.
    func runOnce(_ prefix: String, _ sql: RenderedSQL) throws -> PostgresResult {
        try PostgresParameters(sql.values).withPointers { parameters in
            try check(
                PQexecParams(
                    handle, prefix + sql.text, parameters.count, sql.types.map(\.oid), parameters.values,
                    parameters.lengths, parameters.formats, 1))
        }
    }

    /// Forgets the prepared statements, after the schema has changed under them.
    func forgetPrepared() throws {
        prepared = [:]
        try command("deallocate all")
    }

    /// Waits until the server says something on a channel that was listened to, or until the time is over.
    func waitForNotification(atMost milliseconds: Int) throws {
        // What came while a command ran is waiting already.
        if takeNotifications() { return }
        var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        guard poll(&socket, 1, Int32(clamping: milliseconds)) > 0 else { return }
        guard PQconsumeInput(handle) == 1 else { throw StorageRefusal.unreachable(lastMessage.oneLine) }
        _ = takeNotifications()
    }

    /// Takes the notifications that have come; false when there are none.
    private func takeNotifications() -> Bool {
        var hasAny = false
        while let notification = PQnotifies(handle) {
            PQfreemem(notification)
            hasAny = true
        }
        return hasAny
    }

    private func preparedName(of sql: RenderedSQL) throws -> String {
        let key = StatementKey(sql)
        if let name = prepared[key] { return name }
        if prepared.count >= PostgresConnection.preparedLimit { try forgetPrepared() }
        let name = "s\(prepared.count)"
        let types = sql.types.map(\.oid)
        _ = try check(PQprepare(handle, name, sql.text, Int32(types.count), types))
        prepared[key] = name
        return name
    }

    private func checkServer() throws {
        let version = PQserverVersion(handle)
        guard version >= PostgresSettings.oldestServer else {
            throw StorageRefusal.unsuitableServer(
                "it is PostgreSQL \(version / 10_000), and 15 is the oldest that will do")
        }
        let encoding = PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } ?? "unknown"
        guard encoding == "UTF8" else {
            throw StorageRefusal.unsuitableServer("the database is in \(encoding), and only UTF8 will do")
        }
    }

    func check(_ result: OpaquePointer?) throws -> PostgresResult {
        guard let result else { throw StorageRefusal.unreachable(lastMessage.oneLine) }
        let owned = PostgresResult(result)
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return owned
        default: throw PostgresFailure(state: owned.sqlState, message: lastMessage, isConnected: isAlive)
        }
    }

    var lastMessage: String { PQerrorMessage(handle).map { String(cString: $0) } ?? "" }
}

/// Calls `body` with the texts as a NULL-terminated C array.
private func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result?
) -> Result? {
    let bytes = texts.map { Array($0.utf8CString) }
    let offsets = bytes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return bytes.flatMap { $0 }.withUnsafeBufferPointer { blob -> Result? in
        guard let base = blob.baseAddress else { return nil }
        let pointers: [UnsafePointer<CChar>?] = offsets.dropLast().map { base + $0 } + [nil]
        return pointers.withUnsafeBufferPointer { $0.baseAddress.flatMap(body) }
    }
}
