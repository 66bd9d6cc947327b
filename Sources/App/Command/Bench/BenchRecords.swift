import CanonicalJSON
import Formats
import Foundation
import SearchIndex

/// The organisations of a CSV file as documents to be found: `id`, `name`, `description`, `country`, `lat`,
/// `lon`, `legal_form` and `activities`, these divided by bars.
struct BenchRecords {
    private static let pieceSize = 1 << 20

    private var reader: RowReader
    private var read: Int64 = 0

    /// The facets of the documents.
    static let facets = ["country", "legal_form", "activity"]

    init(path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw PlainSentence("“\(path)” cannot be opened.")
        }
        reader = RowReader(.csv) {
            try handle.read(upToCount: BenchRecords.pieceSize).flatMap { $0.isEmpty ? nil : [UInt8]($0) }
        }
    }

    /// The next documents, at most `count`; none at the end. A row that cannot be used ends the measurement.
    mutating func next(_ count: Int) throws -> [SearchIndex.Document] {
        var documents: [SearchIndex.Document] = []
        while documents.count < count, let outcome = try reader.next() {
            switch outcome {
            case .row(let row):
                read += 1
                documents.append(document(row))
            case .refused(let line, let reason): throw PlainSentence("Line \(line): \(reason)")
            }
        }
        return documents
    }

    private func document(_ row: SourceRow) -> SearchIndex.Document {
        func cell(_ name: String) -> String { row.value[name]?.string ?? "" }
        let name = cell("name")
        let place = Double(cell("lat")).flatMap { latitude in
            Double(cell("lon")).flatMap { SearchIndex.Position(latitude: latitude, longitude: $0) }
        }
        return SearchIndex.Document(
            key: read, name: [.init(name, language: "fr")],
            texts: [.init(cell("description"), language: "fr")],
            sortName: SearchIndex.foldedWords(in: name).joined(separator: " "),
            facets: [
                "country": [cell("country")], "legal_form": [cell("legal_form")],
                "activity": cell("activities").split(separator: "|").map(String.init),
            ], position: place)
    }
}
