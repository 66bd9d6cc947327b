/// Where a database is: `sqlite:PATH` or `postgres://user@host:port/name?options`.
public struct DatabaseURL: Hashable, Sendable, CustomStringConvertible {
    enum Place: Hashable {
        case sqlite(path: String)
        case postgres(conninfo: String)
    }

    let place: Place

    /// Reads an address; throws ``StorageRefusal/badURL(_:)`` with what is wrong.
    ///
    /// PostgreSQL's is a libpq connection URI (PostgreSQL manual, §34.1.1.2), checked by libpq.
    public init(_ text: String) throws {
        guard let separator = text.firstIndex(of: ":") else { throw DatabaseURL.unknownScheme }
        let rest = String(text[text.index(after: separator)...])
        switch text[..<separator].lowercased() {
        case "sqlite":
            place = .sqlite(path: try DatabaseURL.checkedPath(rest))
        case "postgres", "postgresql":
            try PostgresConninfo.check(text)
            place = .postgres(conninfo: text)
        default:
            throw DatabaseURL.unknownScheme
        }
    }

    /// The address without the password.
    public var description: String {
        switch place {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgres(let conninfo): PostgresConninfo.withoutSecrets(conninfo)
        }
    }

    /// The path of the database's file; nil on PostgreSQL.
    public var file: String? {
        if case .sqlite(let path) = place { path } else { nil }
    }

    /// The path of a file beside the database's, named after it: `terreau.db.log.key`. Nil on PostgreSQL,
    /// where there is no such place.
    public func fileBeside(_ suffix: String) -> String? {
        file.map { "\($0).\(suffix)" }
    }

    private static let unknownScheme = StorageRefusal.badURL(
        "it must begin with “sqlite:” or “postgres://”, as in sqlite:terreau.db")

    private static func checkedPath(_ path: String) throws -> String {
        if path.isEmpty {
            throw StorageRefusal.badURL("sqlite: wants the path of a file, as in sqlite:terreau.db")
        }
        if path.utf8.contains(0) { throw StorageRefusal.badURL("the path holds the character U+0000") }
        if path.hasPrefix("//") {
            throw StorageRefusal.badURL(
                "write sqlite: and then the path, without //, as in sqlite:terreau.db")
        }
        if path.hasPrefix(":") || path.lowercased().hasPrefix("file:") {
            throw StorageRefusal.badURL("sqlite: wants the path of a file, as in sqlite:terreau.db")
        }
        return path
    }
}
