import CPostgres

/// An answer of the server, in binary format.
final class PostgresResult {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    /// The five characters of SQLSTATE (PostgreSQL manual, appendix A); empty when the server did not answer.
    var sqlState: String {
        PQresultErrorField(handle, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
    }

    /// How many rows the statement changed.
    var changedRows: Int {
        PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// How many rows there are to read.
    var count: Int32 { PQntuples(handle) }

    /// Every row.
    func rows() throws -> [Row] {
        let columns = columnNames
        return try (0..<count).map { try row($0, columns: columns) }
    }

    private var columnNames: [String] {
        (0..<PQnfields(handle)).map { PQfname(handle, $0).map { String(cString: $0) } ?? "" }
    }

    private func row(_ row: Int32, columns: [String]) throws -> Row {
        var values: [SQLValue] = []
        values.reserveCapacity(columns.count)
        for column in 0..<Int32(columns.count) { values.append(try value(row, column)) }
        return Row(columns: columns, values: values)
    }

    private func value(_ row: Int32, _ column: Int32) throws -> SQLValue {
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else {
            return .null
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, row, column)))
        return try SQLValue(postgres: bytes, type: PQftype(handle, column))
    }
}

extension SQLValue {
    /// Reads a value in binary format (the `…send` functions of PostgreSQL's source).
    init(postgres bytes: UnsafeRawBufferPointer, type: UInt32) throws {
        switch type {
        case PostgresOID.int8, PostgresOID.int4, PostgresOID.int2, PostgresOID.bool:
            self = .integer(bytes.signedBigEndian)
        case PostgresOID.text, PostgresOID.varchar, PostgresOID.bpchar, PostgresOID.name, PostgresOID.unknown:
            self = .text(String(decoding: bytes, as: UTF8.self))
        case PostgresOID.bytea:
            self = .bytes(Array(bytes))
        case PostgresOID.numeric:
            self = .integer(try bytes.wholeNumeric())
        case PostgresOID.void:
            self = .null
        default:
            throw StorageError(
                .other, "A column has PostgreSQL's type \(type); cast it to a whole number, text or bytes.")
        }
    }
}

extension UnsafeRawBufferPointer {
    /// A whole number of one to eight bytes, most significant first.
    fileprivate var signedBigEndian: Int64 {
        // NB: bool is one unsigned byte, and 0 or 1 reads the same signed.
        let negative = (first ?? 0) & 0x80 != 0
        return reduce(negative ? -1 : 0) { $0 << 8 | Int64($1) }
    }

    /// A `numeric`, which sums of whole numbers are, when it has no fraction and fits.
    fileprivate func wholeNumeric() throws -> Int64 {
        func field(_ index: Int) -> Int64 {
            UnsafeRawBufferPointer(rebasing: self[(2 * index)..<(2 * index + 2)]).signedBigEndian
        }
        guard count >= 8, count == 8 + 2 * Int(field(0)), [0, 0x4000].contains(field(2)) else {
            throw StorageError(.other, "A column holds a number that is not finite.")
        }
        let (digits, weight, isNegative) = (Int(field(0)), Int(field(1)), field(2) == 0x4000)
        var magnitude: Int64 = 0
        for position in 0...Swift.max(weight, digits - 1, 0) {
            let digit = position < digits ? field(4 + position) : 0
            guard position <= weight else {
                if digit == 0 { continue }
                throw StorageError(.other, "A column holds a fraction; only whole numbers are kept.")
            }
            let (tens, overflow) = magnitude.multipliedReportingOverflow(by: 10_000)
            let (sum, carried) = tens.addingReportingOverflow(isNegative ? -digit : digit)
            if overflow || carried {
                throw StorageError(.other, "A column holds a number of more than 64 bits.")
            }
            magnitude = sum
        }
        return magnitude
    }
}
