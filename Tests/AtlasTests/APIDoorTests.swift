import CanonicalJSON
import Kernel
import Testing

@testable import Atlas

@Suite("The forms in which entries go out")
struct APIDoorTests {
    @Test(
        "A cell is quoted as RFC 4180 §2 says",
        arguments: [
            ("aaa", "aaa"), ("", ""), ("a,b", "\"a,b\""), ("b\"bb", "\"b\"\"bb\""), ("a\r\nb", "\"a\r\nb\""),
            ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), (" a ", " a "), ("\"", "\"\"\"\""),
            ("quote \"\u{301}", "\"quote \"\"\u{301}\""), ("comma ,\u{308}", "\"comma ,\u{308}\""),
        ])
    func quoting(text: String, cell: String) {
        #expect(Array(CSVDoor.cell(text).utf8) == Array(cell.utf8))
    }

    @Test(
        "A cell that a spreadsheet would run is made plain text; numbers stay numbers",
        arguments: [
            ("=1+1", "'=1+1"), ("+33 1 02", "'+33 1 02"), ("-cmd", "'-cmd"), ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), ("＝1", "'＝1"),
            ("=\u{301}1", "'=\u{301}1"),
            ("-0.5", "-0.5"), ("+12", "+12"), ("-", "'-"), ("-.5", "'-.5"), ("-inf", "'-inf"),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""), ("a=1", "a=1"),
        ])
    func formulas(text: String, cell: String) {
        #expect(Array(CSVDoor.cell(text).utf8) == Array(cell.utf8))
    }

    @Test("A line has one cell for each column, and its sources and licences correspond")
    func line() throws {
        let line = CSVDoor.line(try Self.entry(), languages: [.french], site: TestAtlas.site)
        #expect(line.hasSuffix("\r\n"))
        let cells = Dictionary(
            uniqueKeysWithValues: zip(
                CSVDoor.columns, line.dropLast().split(separator: ",", omittingEmptySubsequences: false)))
        #expect(line.split(separator: ",", omittingEmptySubsequences: false).count == CSVDoor.columns.count)
        #expect(cells["sources"] == "alpha|beta")
        #expect(cells["licences"] == "CC0-1.0|etalab-2.0")
    }

    @Test(
        "Text for XML 1.0 escapes markup and leaves out what §2.2 forbids",
        arguments: [
            ("a & b < c > \"d\"", "a &amp; b &lt; c &gt; &quot;d&quot;"), ("\u{0}\u{8}\u{b}\u{1f}é", "é"),
            ("\t\n", "\t\n"), ("\r", "&#13;"), ("\u{fffe}\u{ffff}🌱", "🌱"), ("<\u{338}", "&lt;\u{338}"),
        ])
    func xml(text: String, escaped: String) {
        #expect(Array(XMLText.escaped(text).utf8) == Array(escaped.utf8))
    }

    @Test(
        "A licence has the address of its SPDX page, or its own, or none",
        arguments: [
            ("CC0-1.0", "https://spdx.org/licenses/CC0-1.0"),
            ("GPL-2.0+", "https://spdx.org/licenses/GPL-2.0+"),
            ("https://example.org/licence", "https://example.org/licence"), ("LicenseRef-public-domain", nil),
            ("Licence maison", nil), ("", nil), ("MIT OR Apache-2.0", nil), ("javascript://x", nil),
        ] as [(String, String?)])
    func licences(name: String, address: String?) {
        #expect(LicenceAddress.of(name) == address)
    }

    @Test("A feature says longitude before latitude (RFC 7946 §3.1.1); without a place its geometry is null")
    func geometry() throws {
        var placed = try Self.entry()
        #expect(GeoJSONDoor.feature(placed, languages: [], site: TestAtlas.site)["geometry"] == .null)
        placed = try Self.entry { $0.position = Coordinate(latitude: 43.6045, longitude: 1.444) }
        let feature = GeoJSONDoor.feature(placed, languages: [], site: TestAtlas.site)
        #expect(feature["geometry"] == ["type": "Point", "coordinates": [1.444, 43.6045]])
        #expect(feature["type"] == "Feature" && feature["id"] == .string(placed.id.description))
    }

    @Test("In linked data `license` is the program's; what the data may be used for is said of each record")
    func linkedData() throws {
        let organisation = JSONLDDoor.document(try Self.entry(), site: TestAtlas.site)
        #expect(organisation["@context"] == "https://schema.org" && organisation["@type"] == "Organization")
        #expect(organisation["license"] == nil)
        let licences = organisation["subjectOf"].items.map { $0["license"] }
        #expect(licences == ["https://spdx.org/licenses/CC0-1.0", "https://spdx.org/licenses/etalab-2.0"])
        let program = try Self.entry(.solution) {
            $0.terms[.softwareLicences] = ["AGPL-3.0-only"]
            $0.links = [Link(.repository, "https://git.example/a")]
        }
        let node = JSONLDDoor.node(program, site: TestAtlas.site)
        #expect(node["license"] == ["https://spdx.org/licenses/AGPL-3.0-only"])
        #expect(node["@reverse"]?["targetProduct"]?[0]?["codeRepository"] == "https://git.example/a")
    }

    @Test("Texts carry their language, and none where it is not known")
    func languages() throws {
        let name = LocalizedText([.french: "Le Fil", .undetermined: "Fil"])
        let node = JSONLDDoor.node(try Self.entry { $0.name = name }, site: TestAtlas.site)
        #expect(node["name"] == [["@language": "fr", "@value": "Le Fil"], "Fil"])
    }

    /// An entry of two sources.
    static func entry(
        _ type: EntryType = .organisation, _ fill: (inout RecordContent) -> Void = { _ in }
    ) throws -> Entry {
        let records = [("alpha", 50, "CC0-1.0"), ("beta", 40, "etalab-2.0")].map {
            source, precedence, licence in
            let said = StoredRecord.said(by: source, precedence: precedence, fill)
            return StoredRecord(
                source: source, precedence: precedence, key: said.key, occurrence: 0, hash: [],
                content: said.content, licence: licence, firstSeen: said.firstSeen, lastSeen: said.lastSeen,
                goneAt: nil)
        }
        let id = EntryID(type: type, uuid: UUIDv7(at: records[0].firstSeen, random: (0, 1)))
        return try #require(Fold.entry(id, records))
    }
}
