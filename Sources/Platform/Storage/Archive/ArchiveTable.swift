/// A table on its way from one engine to the other.
struct ArchiveTable {
    /// The history of migrations is made anew; the change feed belongs to its server.
    private static let leftOut: Set = ["storage_migration", "storage_change", "storage_change_horizon"]

    let name: String
    let columns: [(name: String, type: SQLType)]

    /// The tables of an SQLite file, whose migrations are those of the other side.
    static func all(in tx: Transaction) throws -> [ArchiveTable] {
        let names = try tx.rows(
            """
            select name from sqlite_schema
            where type = 'table' and substr(name, 1, 7) <> 'sqlite_' order by name
            """
        ).map { try $0.get("name", as: String.self) }
        return try names.filter { !leftOut.contains($0) }.map { name in
            let rows = try tx.rows("select name, type from pragma_table_info(\(name)) order by cid")
            return ArchiveTable(
                name: name, columns: try rows.map { (try $0["name"], try SQLType(declared: $0["type"])) })
        }
    }

    /// Removes the rows that the migrations put there.
    func empty(in tx: Transaction) throws {
        try tx.execute(SQL(trusted: "delete from \(name.quoted)"))
    }

    /// Copies every row.
    func copy(from source: Transaction, to target: Transaction) throws {
        let list = columns.map(\.name.quoted).joined(separator: ", ")
        try source.each(SQL(trusted: "select \(list) from \(name.quoted)")) { row in
            try target.execute(
                SQL(trusted: "insert into \(name.quoted) (\(list)) values (")
                    + SQL.values(zip(row.values, columns).map { ($0, $1.type) }) + SQL(trusted: ")"))
        }
    }
}

/// The numbers that the engines give out by themselves: none is ever given out twice, so a copy must go on
/// where the original was.
enum ArchiveSequences {
    static func copy(from source: Transaction, to target: Transaction) throws {
        switch (source.dialect, target.dialect) {
        case (.postgres, .sqlite): try keep(from: source, to: target)
        case (.sqlite, .postgres): try advance(from: source, in: target)
        default: return
        }
    }

    /// NB: only those tables have a row of their own in SQLite whose numbers are never given out twice; for
    /// the others it takes the number after the highest.
    private static func keep(from source: Transaction, to target: Transaction) throws {
        for (table, column) in try identities(source) {
            let sequence = try source.first(
                "select pg_get_serial_sequence(\(table.quoted), \(column)) as name")
            guard let name = try sequence?.get("name", as: String?.self),
                let last = try source.first(
                    SQL(trusted: "select last_value as n from \(name) where is_called"))
            else { continue }
            let number: Int64 = try last["n"]
            let changed = try target.execute(
                "update sqlite_sequence set seq = max(seq, \(number)) where name = \(table)")
            guard changed == 0, try isNeverRepeating(table, in: target) else { continue }
            try target.execute("insert into sqlite_sequence (name, seq) values (\(table), \(number))")
        }
    }

    private static func isNeverRepeating(_ table: String, in tx: Transaction) throws -> Bool {
        try tx.first(
            """
            select 1 as yes from sqlite_schema
            where name = \(table) and instr(upper(sql), 'AUTOINCREMENT') > 0
            """) != nil
    }

    private static func advance(from source: Transaction, in target: Transaction) throws {
        for (table, column) in try identities(target) {
            let given = try source.first("select seq from sqlite_sequence where name = \(table)")
            let highest = try target.first(
                SQL(trusted: "select max(\(column.quoted)) as n from \(table.quoted)"))
            let last = max(
                try given?.get("seq", as: Int64.self) ?? 0, try highest?.get("n", as: Int64?.self) ?? 0)
            guard last > 0 else { continue }
            try target.execute(
                "select setval(pg_get_serial_sequence(\(table.quoted), \(column))::regclass, \(last))")
        }
    }

    private static func identities(_ tx: Transaction) throws -> [(table: String, column: String)] {
        try tx.rows(
            """
            select table_name::text as t, column_name::text as c from information_schema.columns
            where table_schema = current_schema() and is_identity = 'YES' order by 1
            """
        ).map { (try $0["t"], try $0["c"]) }
    }
}

/// The foreign keys of a PostgreSQL schema, taken away while rows come in any order; putting them back checks
/// every row.
struct ForeignKeys {
    private let all: [(table: String, name: String, definition: String)]

    static func lift(in tx: Transaction) throws -> ForeignKeys {
        let rows = try tx.rows(
            """
            select conrelid::regclass::text as t, conname::text as n, pg_get_constraintdef(oid) as d
            from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace
            order by 1, 2
            """)
        let keys = ForeignKeys(all: try rows.map { (try $0["t"], try $0["n"], try $0["d"]) })
        for key in keys.all {
            try tx.execute(SQL(trusted: "alter table \(key.table) drop constraint \(key.name.quoted)"))
        }
        return keys
    }

    func putBack(in tx: Transaction) throws {
        for key in all {
            try tx.execute(
                SQL(
                    trusted:
                        "alter table \(key.table) add constraint \(key.name.quoted) \(key.definition)"))
        }
    }
}

extension String {
    /// As the name of a table or column in SQL.
    var quoted: String { "\"\(replacing("\"", with: "\"\""))\"" }
}

extension SQLType {
    /// The type that SQLite's strict tables declare.
    fileprivate init(declared: String) throws {
        switch declared.uppercased() {
        case "INTEGER", "INT": self = .integer
        case "TEXT": self = .text
        case "BLOB": self = .bytes
        default: throw StorageError(.other, "A column has the type \(declared), which is never used here.")
        }
    }
}
