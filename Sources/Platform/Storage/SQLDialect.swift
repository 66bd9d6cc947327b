/// How one engine writes SQL.
enum SQLDialect: Sendable {
    case sqlite
    case postgres

    fileprivate func spelling(of word: SQLWord) -> String {
        switch self {
        case .sqlite: word.sqlite
        case .postgres: word.postgres
        }
    }

    fileprivate func placeholder(_ number: Int) -> String {
        switch self {
        case .sqlite: "?"
        case .postgres: "$\(number)"
        }
    }
}

/// A text ready for an engine, with its bindings in order.
struct RenderedSQL {
    /// SQLite's own limit (SQLITE_MAX_VARIABLE_NUMBER), lower than PostgreSQL's 65 535.
    static let maximumBindings = 32_766

    private(set) var text = ""
    private(set) var values: [SQLValue] = []
    private(set) var types: [SQLType] = []

    /// The text and bindings of `sql` for `dialect`.
    init(_ sql: SQL, for dialect: SQLDialect) throws {
        text.reserveCapacity(32 * sql.parts.count)
        for part in sql.parts {
            switch part {
            case .literal(let literal): literal.withUTF8Buffer { text += String(decoding: $0, as: UTF8.self) }
            case .trusted(let trusted): text += trusted
            case .word(let word): text += dialect.spelling(of: word)
            case .value(let value, let type):
                try append(value, type)
                text += dialect.placeholder(values.count)
            }
        }
    }

    private mutating func append(_ value: SQLValue, _ type: SQLType) throws {
        if case .text(let text) = value, text.utf8.contains(0) { throw StorageRefusal.nulCharacter }
        guard values.count < RenderedSQL.maximumBindings else {
            throw StorageError(
                .tooManyBindings, "A statement takes \(RenderedSQL.maximumBindings) values at most.")
        }
        values.append(value)
        types.append(type)
    }
}

extension SQL {
    /// The text as it was written: the same for both engines, whatever their spelling of the words.
    var source: String {
        parts.map { part in
            switch part {
            case .literal(let literal): literal.description
            case .trusted(let trusted): trusted
            case .word(let word): "{\(word.name)}"
            case .value(let value, _): "{\(value)}"
            }
        }.joined()
    }
}
