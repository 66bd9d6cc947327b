import CanonicalJSON
import Formats
import Testing

@Suite("JSON is read element by element")
struct JSONTests {
    @Test(
        "The rows are where the item path says",
        arguments: [
            (#"[{"a":1},{"a":2}]"#, "", [["a": 1], ["a": 2]]),
            (#" { "a" : 1 } "#, "", [["a": 1]]),
            (#"[]"#, "", []),
            (#"{"n":2,"records":[{"a":1},{"a":2}],"end":null}"#, "/records", [["a": 1], ["a": 2]]),
            (#"{"records":[{"a":1}]}"#, "records/*", [["a": 1]]),
            (#"{"data":{"x":[1],"items":[{"a":1}],"y":{}},"z":[]}"#, "/data/items", [["a": 1]]),
            (#"{"data":{"a":1}}"#, "data", [["a": 1]]),
            (
                #"[{"s":[{"a":1},{"a":2}]},{"s":[]},{"t":1},{"s":null},{"s":[{"a":3}]}]"#, "*/s",
                [["a": 1], ["a": 2], ["a": 3]]
            ),
            (#"{"a/b":{"c~d":[{"*":1}]}}"#, "/a~1b/c~0d", [["*": 1]]),
            (#"{"*":[{"a":1}]}"#, "~2", [["a": 1]]),
        ] as [(String, String, [JSONValue])])
    func itemPaths(text: String, path: String, rows: [JSONValue]) throws {
        let options = ReadOptions(itemPath: try #require(ItemPath(path)))
        for chunkSize in [1, 3, 4096] {
            let reading = Reading(.json, text, options, chunkSize: chunkSize)
            #expect(reading.values == rows)
            #expect(reading.failure == nil)
        }
    }

    @Test("The elements around a row come with it, without the arrays on the way")
    func ancestors() throws {
        let text = """
            {"categories": [
              {"name": "Essentials", "sections": [
                {"services": [
                  {"name": "Bitwarden"}
                ], "alternativeTo": ["LastPass"]}
              ], "id": 1}
            ]}
            """
        let options = ReadOptions(
            itemPath: try #require(ItemPath("categories/*/sections/*/services/*")), file: "privacy.json")
        let row = SourceRow(
            value: ["name": "Bitwarden"], line: 4,
            ancestors: [["name": "Essentials", "id": 1], ["alternativeTo": ["LastPass"]]],
            file: "privacy.json")
        #expect(Reading(.json, text, options).outcomes == [.row(row)])
    }

    @Test("Elements that are not objects are refused, with their lines")
    func refusals() {
        let reading = Reading(.json, "[{\"a\":1},\n2,\r\n\"x\",\n\n[],{}]")
        #expect(reading.values == [["a": 1], [:]])
        #expect(
            reading.refusals == [
                "2: This element is not an object.", "3: This element is not an object.",
                "5: This element is not an object.",
            ])
        #expect(reading.rows.map(\.line) == [1, 5])
    }

    @Test(
        "What is not JSON breaks the file, at its place",
        arguments: [
            ("[{\"a\":1},\n {\"é\":tru}]", "", 2, 7), ("[{\"a\":1}\n{\"a\":2}]", "", 2, 1),
            ("[{\"a\":1},]", "", 1, 10),
            ("[{\"a\":1}]]", "", 1, 10), ("[{\"a\":1}", "", 1, 9), ("", "", 1, 1),
            ("commcare.json", "", 1, 1),
            ("{\"r\":[{\"a\":1}],}", "r", 1, 16), ("{\"r\":[{\"a\":1}] \"b\":1}", "r", 1, 16),
            ("{\"r\":[{\"a\":1}],\"r\":[]}", "r", 1, 20), ("{\"b\":nul,\"r\":[]}", "r", 1, 6),
            ("{\"r\":[{\"a\":1}]", "r", 1, 15), ("{\"b\":1}", "r", 1, 1),
            ("[{\"a\":1}]", "r", 1, 1), ("[{\"a\":[1}]", "", 1, 9),
        ])
    func broken(text: String, path: String, line: Int, column: Int) throws {
        let options = ReadOptions(itemPath: try #require(ItemPath(path)))
        let failure = Reading(.json, text, options).failure
        #expect(failure?.line == line)
        #expect(failure?.column == column)
    }

    @Test(
        "An element that is JSON and cannot be held is refused alone",
        arguments: ["{\"a\":1,\"a\":2}", "{\"a\":\"\\ud800\"}", "{\"a\":1e400}", "{\"a\":[[[]]]}"])
    func refusedAlone(element: String) {
        let text = "[{\"a\":1},\n\(element),\n{\"a\":3}]"
        let options = ReadOptions(limits: ReadLimits(rowBytes: 100, depth: 3))
        let reading = Reading(.json, text, options)
        #expect(reading.failure == nil && reading.values == [["a": 1], ["a": 3]])
        #expect(
            reading.rows.map(\.line) == [1, 3] && reading.refusals.map { String($0.prefix(2)) } == ["2:"])
    }

    @Test("A byte order mark is stepped over")
    func byteOrderMark() {
        #expect(Reading(.json, "\u{FEFF}[{}]").values == [[:]])
        #expect(Reading(.ndjson, "\u{FEFF}{}").values == [[:]])
    }

    @Test("Elements have limits of size and depth")
    func limits() {
        let limits = ReadOptions(limits: ReadLimits(rowBytes: 10, depth: 2))
        #expect(Reading(.json, "[{\"a\":1234}]", limits).values == [["a": 1234]])
        #expect(Reading(.json, "[{\"a\":12345}]", limits).failure != nil)
        #expect(Reading(.json, "[{\"a\":[[]]}]", limits).refusals.count == 1)
        #expect(Reading(.json, String(repeating: "[", count: 100_000)).failure != nil)
        #expect(Reading(.json, String(repeating: "{\"a\":", count: 100_000)).failure != nil)
    }

    @Test(
        "A path with an empty name or a strange tilde is none",
        arguments: ["a//b", "a/", "~", "a~3", "/a/~x"])
    func badPaths(path: String) {
        #expect(ItemPath(path) == nil)
    }

    @Test(
        "A path prints in its shortest form",
        arguments: [("/a/*", "a"), ("", ""), ("*", ""), ("/a/*/b~1c/*", "a/*/b~1c")])
    func pathDescription(path: String, description: String) {
        #expect(ItemPath(path)?.description == description)
    }
}

@Suite("NDJSON is read line by line")
struct NDJSONTests {
    @Test("Blank lines are skipped and a bad line is refused alone")
    func lines() {
        let reading = Reading(.ndjson, "{\"a\":1}\n\n  \r\n{\"a\":\n[1]\r\n{\"a\":2}")
        #expect(reading.values == [["a": 1], ["a": 2]])
        #expect(reading.rows.map(\.line) == [1, 6])
        #expect(
            reading.refusals == [
                "4: Not JSON at line 4, column 6: The text ends where a value was expected.",
                "5: This is not an object.",
            ])
        #expect(reading.failure == nil)
    }

    @Test("A line that is too large is refused alone")
    func limit() {
        let reading = Reading(
            .ndjson, "{\"a\":12345}\n{\"a\":1}", ReadOptions(limits: ReadLimits(rowBytes: 8)))
        #expect(reading.values == [["a": 1]])
        #expect(reading.refusals == ["1: This line is larger than the limit of 8 bytes."])
    }

    @Test("An empty file has no rows")
    func empty() {
        #expect(Reading(.ndjson, "") == Reading(.ndjson, "\n\n"))
        #expect(Reading(.ndjson, "").failure == nil)
    }
}

@Suite("GeoJSON gives its features as they are")
struct GeoJSONTests {
    /// RFC 7946, section 1.5, shortened.
    static let point =
        #"{"type":"Feature","geometry":{"type":"Point","coordinates":[102.0,0.5]},"properties":{"p":"v"}}"#

    @Test("A collection, whatever the order of its members")
    func collections() throws {
        let feature = try JSONValue(parsing: GeoJSONTests.point)
        for text in [
            #"{"type":"FeatureCollection","features":[\#(GeoJSONTests.point)]}"#,
            #"{"features":[\#(GeoJSONTests.point)],"bbox":[1,2,3,4],"type":"FeatureCollection"}"#,
            "\u{FEFF}" + GeoJSONTests.point,
            "\u{1E}\(GeoJSONTests.point)\n", "\u{1E}\u{1E}\(GeoJSONTests.point)",
        ] {
            let reading = Reading(.geojson, text)
            #expect(reading.values == [feature])
            #expect(reading.failure == nil)
        }
    }

    @Test("In a text sequence (RFC 8142) a broken text is refused alone")
    func sequence() {
        let reading = Reading(
            .geojson, "\u{1E}{\"type\":\n\u{1E}\(GeoJSONTests.point)\n\u{1E}{\"type\":\"Point\"}\n")
        #expect(reading.rows.map(\.line) == [2])
        #expect(reading.refusals.count == 2)
    }

    @Test("What is not a feature is refused")
    func refusals() {
        let reading = Reading(
            .geojson,
            #"{"type":"FeatureCollection","features":[{"type":"Point"},null,\#(GeoJSONTests.point)]}"#)
        #expect(reading.rows.count == 1)
        #expect(reading.refusals.count == 2)
    }

    @Test(
        "Anything else breaks the file",
        arguments: [
            "[]", "{}", #"{"type":"Point","coordinates":[1,2]}"#, #"{"features":[]}"#,
            #"{"type":"Topology","features":[]}"#,
        ])
    func broken(text: String) {
        #expect(Reading(.geojson, text).failure != nil)
    }
}
