import CanonicalJSON
import Formats
import Testing

@Suite("A reader gives rows one by one")
struct RowReaderTests {
    private struct DiskFailure: Error, Equatable {}

    @Test("A failing source is passed on, and then there is nothing more", arguments: Format.allCases)
    func failingSource(format: Format) {
        var reader = RowReader(format) { throw DiskFailure() }
        #expect(throws: DiskFailure()) { try reader.next() }
        #expect(throws: Never.self) { try reader.next() }
    }

    @Test("Empty chunks are not the end", arguments: Format.allCases)
    func emptyChunks(format: Format) throws {
        let text = format == .csv ? "a\n1\n" : #"{"type":"Feature"}"#
        var chunks = Array(text.utf8).flatMap { [[], [$0], []] }[...]
        var reader = RowReader(format) { chunks.popFirst() }
        #expect(try reader.next() != nil)
        #expect(try reader.next() == nil)
        #expect(try reader.next() == nil)
    }

    @Test("A large array is read while it arrives")
    func streaming() throws {
        var isFirst = true
        var given = 0
        var reader = RowReader(.json, options: ReadOptions(limits: ReadLimits(rowBytes: 100))) {
            given += 1
            defer { isFirst = false }
            return Array((isFirst ? "[" : ",").utf8) + Array(#"{"n":\#(given)}"#.utf8)
        }
        for number in 1...1000 {
            guard case .row(let row) = try reader.next() else {
                Issue.record("No row \(number)")
                return
            }
            #expect(row.value["n"] == .integer(Int64(number)))
            #expect(given <= number + 1)
        }
    }

    @Test(
        "The format is known by the file's name",
        arguments: [
            ("a.csv", .csv), ("A.TSV", .csv), ("a.b.json", .json), ("x.ndjson", .ndjson),
            ("x.jsonl", .ndjson),
            ("x.geojson", .geojson), ("x.yml", .yaml), ("x.yaml", .yaml), ("x.txt", nil), ("csv", nil),
        ] as [(String, Format?)])
    func formats(name: String, format: Format?) {
        #expect(Format(fileName: name) == format)
    }
}
