/// What the engine itself can say about its rows.
struct EngineCheck {
    private static let mostLines = 20

    private let tx: Transaction

    init(_ tx: Transaction) {
        self.tx = tx
    }

    func faults() throws -> [StructureFault] {
        switch tx.dialect {
        case .sqlite: try integrity() + sqliteReferences()
        case .postgres: try postgresParts() + postgresReferences()
        }
    }

    private func integrity() throws -> [StructureFault] {
        let lines = try tx.rows("select integrity_check as line from pragma_integrity_check(20)")
            .map { try $0.get("line", as: String.self) }
        return lines == ["ok"] ? [] : lines.map(StructureFault.damaged)
    }

    private func sqliteReferences() throws -> [StructureFault] {
        try tx.rows(
            """
            select "table" as child, parent, count(*) as n from pragma_foreign_key_check
            group by 1, 2 order by 1, 2
            """
        ).map { try EngineCheck.reference($0) }
    }

    /// Constraints that were never checked, and indexes that a failed build left behind.
    private func postgresParts() throws -> [StructureFault] {
        try tx.rows(
            """
            select 'the constraint ' || conname::text || ' was never checked' as line from pg_constraint
            where connamespace = current_schema()::regnamespace and not convalidated
            union all
            select 'the index ' || indexrelid::regclass::text || ' is not usable' from pg_index
            join pg_class on pg_class.oid = indexrelid
            where relnamespace = current_schema()::regnamespace and not indisvalid
            order by 1 limit \(EngineCheck.mostLines)
            """
        ).map { .damaged(try $0["line"]) }
    }

    /// NB: the server checks references when rows change, unless somebody switched its triggers off.
    private func postgresReferences() throws -> [StructureFault] {
        let keys = try tx.rows(
            """
            select conrelid::regclass::text as child, confrelid::regclass::text as parent,
                (select string_agg(format('c.%I = p.%I', a.attname, b.attname), ' and ')
                 from unnest(conkey, confkey) as k(child, parent)
                 join pg_attribute a on a.attrelid = conrelid and a.attnum = k.child
                 join pg_attribute b on b.attrelid = confrelid and b.attnum = k.parent) as equal,
                (select string_agg(format('c.%I is not null', a.attname), ' and ')
                 from unnest(conkey) as k(child)
                 join pg_attribute a on a.attrelid = conrelid and a.attnum = k.child) as present
            from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace
            order by 1, 2
            """)
        return try keys.flatMap { try orphans($0) }
    }

    private func orphans(_ key: Row) throws -> [StructureFault] {
        let (child, parent): (String, String) = (try key["child"], try key["parent"])
        let (equal, present): (String, String) = (try key["equal"], try key["present"])
        return try tx.rows(
            SQL(trusted: "select '\(child)' as child, '\(parent)' as parent, count(*) as n from \(child) c ")
                + SQL(trusted: "where \(present) and not exists (select 1 from \(parent) p where \(equal)) ")
                + "having count(*) > 0"
        ).map { try EngineCheck.reference($0) }
    }

    private static func reference(_ row: Row) throws -> StructureFault {
        .brokenReferences(table: try row["child"], parent: try row["parent"], rows: try row["n"])
    }
}
