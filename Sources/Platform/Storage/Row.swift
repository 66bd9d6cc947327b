/// One row of an answer. Columns are read by name and by type:
///
///     let name: String = try row["name"]
///     let site = try row.get("site", as: String?.self)
public struct Row: Sendable {
    let columns: [String]
    let values: [SQLValue]

    /// The value of the first column called `name`; throws ``RowError``.
    public subscript<Value: SQLBindable>(_ name: String) -> Value {
        get throws { try get(name, as: Value.self) }
    }

    /// The value of the first column called `name`, as `type`; throws ``RowError``.
    public func get<Value: SQLBindable>(_ name: String, as type: Value.Type) throws -> Value {
        guard let position = columns.firstIndex(of: name) else {
            throw RowError.noColumn(name, has: columns)
        }
        return try get(at: position, as: type)
    }

    /// The value of the column at `position`, counted from 0, as `type`; throws ``RowError``.
    public func get<Value: SQLBindable>(at position: Int, as type: Value.Type) throws -> Value {
        guard values.indices.contains(position) else {
            throw RowError.noColumn("number \(position)", has: columns)
        }
        guard let value = Value(sqlValue: values[position]) else {
            throw RowError.wrongType(
                column: columns[position], found: values[position].sort, wanted: "\(type)")
        }
        return value
    }
}

/// A row that is not what the code that reads it expects: a mistake in the program or a damaged database.
public enum RowError: Error, Equatable, CustomStringConvertible {
    /// The answer has no such column.
    case noColumn(String, has: [String])
    /// The column holds a value that the wanted type cannot be.
    case wrongType(column: String, found: String, wanted: String)

    /// One sentence.
    public var description: String {
        switch self {
        case .noColumn(let name, let columns):
            "There is no column “\(name)”; the row has \(columns.joined(separator: ", "))."
        case .wrongType(let column, let found, let wanted):
            "The column “\(column)” holds \(found), which is not a value of \(wanted)."
        }
    }
}
