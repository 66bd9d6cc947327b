import CanonicalJSON
import Testing

@Suite("The canonical form is RFC 8785's")
struct CanonicalFormTests {
    @Test("Numbers are written as appendix B lists them", arguments: appendixB)
    func appendixBNumber(bits: UInt64, text: String) throws {
        let value = try #require(JSONValue(finite: Double(bitPattern: bits)))
        #expect(value.canonicalString == text)
    }

    @Test("Numbers are written as the program rfc8785 writes them", arguments: numbersOfAnotherProgram)
    func numberOfAnotherProgram(bits: UInt64, text: String) throws {
        let value = try #require(JSONValue(finite: Double(bitPattern: bits)))
        #expect(value.canonicalString == text)
    }

    @Test("Reading a number back gives the same number", arguments: appendixB + numbersOfAnotherProgram)
    func roundTrip(bits: UInt64, text: String) throws {
        #expect(try JSONValue(parsing: text).number == Double(bitPattern: bits))
    }

    @Test("The worked example of section 3.2 comes out byte for byte")
    func workedExample() throws {
        let value = try JSONValue(
            parsing: #"""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                  "literals": [null, true, false]
                }
                """#)
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(value.canonicalBytes == Array(expected.utf8))
    }

    @Test("Names are sorted by UTF-16 code units, as in section 3.2.3")
    func sorting() throws {
        let value = try JSONValue(
            parsing: #"""
                {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O"}
                """#)
        let order = [
            "Carriage Return", "One", "Control", "Latin Small Letter O", "Euro Sign", "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh",
        ]
        let text = value.canonicalString
        let places = order.map { text.firstRange(of: $0)?.lowerBound }
        #expect(!places.contains(nil))
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }

    @Test("A name sorts before those it begins")
    func sortingPrefixes() {
        let value: JSONValue = ["ab": 1, "": 2, "a": 3, "b": 4, "aa": 5]
        #expect(value.canonicalString == #"{"":2,"a":3,"aa":5,"ab":1,"b":4}"#)
    }

    @Test("Only quotes, backslashes and control characters are escaped")
    func escapes() {
        let text: JSONValue = "\u{0}\u{1F}\u{7F}\u{80}\u{2028}\u{10FFFF}\t\"\\/<é"
        #expect(text.canonicalString == "\"\\u0000\\u001f\u{7F}\u{80}\u{2028}\u{10FFFF}\\t\\\"\\\\/<é\"")
    }

    @Test("Text is not normalised")
    func normalisation() {
        #expect(JSONValue.string("e\u{301}").canonicalBytes == [0x22, 0x65, 0xCC, 0x81, 0x22])
        #expect(JSONValue.string("\u{E9}").canonicalBytes == [0x22, 0xC3, 0xA9, 0x22])
    }

    @Test(
        "Integers beyond 2⁵³ are rounded as ECMAScript does, and said not to be interoperable",
        arguments: [
            (9_007_199_254_740_991, "9007199254740991", true),
            (-9_007_199_254_740_991, "-9007199254740991", true),
            (9_007_199_254_740_992, "9007199254740992", false),
            (9_007_199_254_740_993, "9007199254740992", false),
            (Int64.max, "9223372036854776000", false), (Int64.min, "-9223372036854776000", false),
        ])
    func largeIntegers(value: Int64, text: String, isInteroperable: Bool) {
        #expect(JSONValue.integer(value).canonicalString == text)
        #expect((["a": [.integer(value)]] as JSONValue).isInteroperable == isInteroperable)
    }

    @Test("The canonical form of the canonical form is itself")
    func idempotence() throws {
        for text in [
            #"{"b":[1.0,2,{"z":null,"y":[]}],"a":{}}"#, "[1e40]", "-0",
        ] {
            let once = try JSONValue(parsing: text).canonicalBytes
            #expect(try JSONValue(parsing: once).canonicalBytes == once)
        }
    }

    @Test("The layout for people has two spaces a level and the same order")
    func prettyLayout() {
        let value: JSONValue = ["b": [1, ["c": .null]], "a": [], "d": [:]]
        #expect(
            value.prettyString == """
                {
                  "a": [],
                  "b": [
                    1,
                    {
                      "c": null
                    }
                  ],
                  "d": {}
                }
                """)
    }
}
