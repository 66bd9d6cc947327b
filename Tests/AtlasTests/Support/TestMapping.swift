import CanonicalJSON
import Formats

@testable import Atlas

/// A mapping of a table whose columns bear the names of fields. Columns that a table does not have stay
/// empty.
struct TestMapping {
    var type = "organisation"
    var licence = "CC0-1.0"
    var precedence = 50

    var parsed: Mapping {
        get throws {
            try Mapping(json: [
                "mapping": "test", "format": "csv", "key": "/id", "type": .string(type),
                "source": [
                    "title": "A table", "licence": .string(licence),
                    "precedence": .integer(Int64(precedence)),
                ],
                "fields": .array(fields),
            ])
        }
    }

    private var fields: [JSONValue] {
        let single = [
            "name", "summary", "website", "country", "street", "postcode", "locality", "region", "legal_form",
            "opening_hours", "changed_on", "licence", "latitude", "longitude", "identifier:FR-SIREN",
            "link:repository", "contact:email", "contact:phone", "contact:person",
        ].map { column -> JSONValue in
            let from = column.split(separator: ":").last.map(String.init) ?? column
            return ["to": .string(column), "from": .string("/" + from)]
        }
        let french = ["name", "summary"].map { field -> JSONValue in
            ["to": .string(field), "from": .string("/\(field)_fr"), "language": "fr"]
        }
        let lists = [
            "keywords", "alternate_names", "labels", "activities", "classes", "services",
        ].map { field -> JSONValue in
            ["to": .string(field), "from": .string("/" + field), "split": "|"]
        }
        return single + french + lists
    }
}

/// The rows of a text, as an import reads them.
struct TestRows {
    private var reader: RowReader

    init(_ text: String, format: Format = .csv) {
        var chunks = [Array(text.utf8)]
        reader = RowReader(format) { chunks.popLast() }
    }

    mutating func next() throws -> ImportRow? {
        switch try reader.next() {
        case .row(let row)?: .row(MappingInput(value: row.value, ancestors: row.ancestors), line: row.line)
        case .refused(let line, let reason)?: .refused(line: line, file: nil, reason: reason)
        case nil: nil
        }
    }
}
