import CanonicalJSON

/// What an import did: the counts add up (read = created + updated + unchanged + refused).
public struct ImportReport: Sendable, Hashable {
    /// Rows read.
    public internal(set) var read = 0
    /// Rows whose key the source did not have.
    public internal(set) var created = 0
    /// Rows that say something else than before, or a second row of one key.
    public internal(set) var updated = 0
    /// Rows that say the same as before.
    public internal(set) var unchanged = 0
    /// Rows that could not be taken.
    public internal(set) var refused = 0
    /// Refused rows whose key could not be read. While there are any, nothing is marked as gone.
    public internal(set) var unidentified = 0
    /// Records that the source had before and has no more.
    public internal(set) var gone = 0
    /// Columns that hold something and that the mapping does not read, in byte order.
    public internal(set) var unmapped: [String] = []
    /// The first refused rows, with place and reason.
    public internal(set) var refusals: [RefusedRow] = []
    /// Values that could not be used, by field.
    public internal(set) var leftOut: [String: LeftOutCount] = [:]

    /// How many refused rows a report keeps; the count stays exact.
    public static let refusalLimit = 1000
    /// How many different values a report keeps for a field; the count stays exact.
    public static let valueLimit = 50
    /// How many unmapped columns a report names. A file that gives every row columns of its own has more; the
    /// last name is then `…`.
    public static let columnLimit = 1000

    /// A refused row.
    public struct RefusedRow: Sendable, Hashable {
        /// The file's name with its ending, when the source is a folder.
        public let file: String?
        /// The line where the row begins, from 1.
        public let line: Int
        /// Why.
        public let reason: RowRefusal
    }

    /// Values of one field that could not be used.
    public struct LeftOutCount: Sendable, Hashable {
        /// How many.
        public internal(set) var count = 0
        /// The first different ones.
        public internal(set) var values: [String] = []
    }

    /// Whether every row was refused, so that nothing was changed.
    public var tookNothing: Bool { refused == read }

    mutating func count(_ outcome: RowOutcomeKind) {
        switch outcome {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        }
    }

    mutating func refuse(_ row: RefusedRow) {
        refused += 1
        if refusals.count < ImportReport.refusalLimit { refusals.append(row.withoutContacts) }
    }

    mutating func setUnmapped(_ columns: Set<String>) {
        let named = columns.map(PersonalTraces.masked).sortedSet.prefix(ImportReport.columnLimit)
        unmapped = named + (columns.count > named.count ? ["…"] : [])
    }

    mutating func note(_ values: [LeftOut]) {
        for value in values.map(\.withoutContacts) {
            leftOut[value.field, default: LeftOutCount()].count += 1
            let known = leftOut[value.field]?.values ?? []
            if known.count < ImportReport.valueLimit, !known.contains(value.value) {
                leftOut[value.field]?.values.append(value.value)
            }
        }
    }
}

extension ImportReport {
    /// The report as JSON: what `--json` prints and what is kept with the import.
    public var json: JSONValue {
        let counts: [String: JSONValue] = [
            "read": .integer(Int64(read)), "created": .integer(Int64(created)),
            "updated": .integer(Int64(updated)),
            "unchanged": .integer(Int64(unchanged)), "refused": .integer(Int64(refused)),
            "unidentified": .integer(Int64(unidentified)), "gone": .integer(Int64(gone)),
            "unmapped": .array(unmapped.map(JSONValue.string)),
        ]
        let details: [String: JSONValue] = [
            "refusals": .array(refusals.map(\.json)), "left_out": .object(leftOut.mapValues(\.json)),
        ]
        return .object(counts.merging(details) { first, _ in first })
    }

    /// Reads a kept report.
    public init(json: JSONValue) {
        func number(_ key: String) -> Int { Int(json[key]?.integer ?? 0) }
        (read, created, updated) = (number("read"), number("created"), number("updated"))
        (unchanged, refused, gone) = (number("unchanged"), number("refused"), number("gone"))
        unidentified = number("unidentified")
        unmapped = json["unmapped"].strings
        refusals = json["refusals"].items.compactMap(RefusedRow.init(json:))
        leftOut = (json["left_out"]?.object ?? [:]).mapValues(LeftOutCount.init(json:))
    }
}

extension ImportReport.RefusedRow {
    /// The same as a public report may hold it: reasons quote what stands in the row.
    fileprivate var withoutContacts: ImportReport.RefusedRow {
        let said: RowRefusal =
            if case .unreadable(let text) = reason { .unreadable(PersonalTraces.masked(text)) } else {
                reason
            }
        return .init(file: file.map(PersonalTraces.masked), line: line, reason: said)
    }

    var json: JSONValue {
        var object: [String: JSONValue] = ["line": .integer(Int64(line)), "reason": .string(reason.code)]
        object.set("file", file)
        object.set("detail", reason.detail)
        return .object(object)
    }

    init?(json: JSONValue) {
        guard let line = json["line"]?.integer, let code = json["reason"]?.string else { return nil }
        file = json["file"]?.string
        self.line = Int(line)
        reason = RowRefusal(code: code, detail: json["detail"]?.string)
    }
}

extension ImportReport.LeftOutCount {
    var json: JSONValue {
        .object(["count": .integer(Int64(count)), "values": .array(values.map(JSONValue.string))])
    }

    init(json: JSONValue) {
        count = Int(json["count"]?.integer ?? 0)
        values = json["values"].strings
    }
}

extension RowRefusal {
    init(code: String, detail: String?) {
        switch code {
        case "no-key": self = .noKey
        case "long-key": self = .longKey
        case "no-name": self = .noName
        case "too-large": self = .tooLarge(detail.flatMap(Int.init) ?? 0)
        default: self = .unreadable(detail ?? code)
        }
    }
}

extension ImportReport {
    /// The report of one record.
    init(of outcome: RowOutcomeKind) {
        self.init()
        read = 1
        switch outcome {
        case .created: created = 1
        case .updated: updated = 1
        case .unchanged: unchanged = 1
        }
    }
}
