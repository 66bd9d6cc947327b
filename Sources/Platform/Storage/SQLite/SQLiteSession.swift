import Foundation
import GRDB

/// A connection of GRDB's pool within one transaction.
final class SQLiteSession: Session {
    let dialect = SQLDialect.sqlite
    private let database: GRDB.Database
    private let known: KnownStatements
    private let errors: SQLiteErrors

    init(_ database: GRDB.Database, _ known: KnownStatements, _ errors: SQLiteErrors) {
        self.database = database
        self.known = known
        self.errors = errors
    }

    func execute(_ sql: RenderedSQL) throws -> Int {
        try errors.translated {
            // NB: SQLite's count of changed rows is left as it was by statements that change none.
            let before = database.totalChangesCount
            let statement = try statement(for: sql)
            try statement.bind(sql.values)
            try statement.execute()
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func rows(_ sql: RenderedSQL) throws -> [Row] {
        var rows: [Row] = []
        try errors.translated {
            try visit(try statement(for: sql), sql) { rows.append($0) }
        }
        return rows
    }

    func each(_ sql: RenderedSQL, _ body: (Row) throws -> Void) throws {
        // NB: a statement of its own, because the body may run the same text.
        try errors.translated {
            try visit(try database.makeStatement(sql: sql.text), sql, body)
        }
    }

    private func statement(for sql: RenderedSQL) throws -> Statement {
        try known.admits(sql.text)
            ? database.cachedStatement(sql: sql.text) : database.makeStatement(sql: sql.text)
    }

    private func visit(_ statement: Statement, _ sql: RenderedSQL, _ body: (Row) throws -> Void) throws {
        let columns = statement.columnNames
        try statement.bind(sql.values)
        let cursor = try GRDB.Row.fetchCursor(statement)
        while let row = try cursor.next() {
            try body(Row(columns: columns, values: try row.databaseValues.map(SQLValue.init)))
        }
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) throws {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let number): .integer(number)
            case .string(let text): .text(text)
            case .blob(let data): .bytes([UInt8](data))
            case .double(let number):
                throw StorageError(
                    .other, "A column holds the fraction \(number); only whole numbers are kept.")
            }
    }
}
