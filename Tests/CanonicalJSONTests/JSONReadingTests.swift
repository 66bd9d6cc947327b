import CanonicalJSON
import Testing

@Suite("JSON is read strictly, as RFC 8259 has it")
struct JSONReadingTests {
    // Cases of JSONTestSuite (Nicolas Seriot, "Parsing JSON is a Minefield", MIT), named as there.

    @Test(
        "Valid texts are accepted",
        arguments: [
            (#"[[]   ]"#, [[]]), (#"[""]"#, [""]), (#"[]"#, []), (#"["a"]"#, ["a"]), (#"[false]"#, [false]),
            (#"[null, 1, "1", {}]"#, [.null, 1, "1", [:]]), ("[1\n]", [1]), (" [1]", [1]), ("[2] ", [2]),
            (#"[123e65]"#, [123e65]), (#"[0e+1]"#, [0.0]), (#"[0e1]"#, [0.0]), (#"[ 4]"#, [4]),
            ("[-0.000000000000000000000000000000000000000000000000000000000000000000000001]", [-1e-72]),
            (#"[20e1]"#, [200.0]), (#"[-0]"#, [0]), (#"[-123]"#, [-123]), (#"[-1]"#, [-1]),
            (#"[1E22]"#, [1e22]), (#"[1E-2]"#, [0.01]), (#"[1E+2]"#, [100.0]),
            (#"[123.456e78]"#, [123.456e78]),
            (#"[123.456789]"#, [123.456789]), (#"{"asd":"sdf", "dfg":"fgh"}"#, ["asd": "sdf", "dfg": "fgh"]),
            (#"{"":0}"#, ["": 0]), (#"{"foo\u0000bar": 42}"#, ["foo\0bar": 42]), (#"{"a":[]}"#, ["a": []]),
            ("{\n\"a\": \"b\"\n}", ["a": "b"]), (#"["\u0060\u012a\u12AB"]"#, ["`Īካ"]),
            (#"["\uD801\udc37"]"#, ["𐐷"]), (#"["\ud83d\ude39\ud83d\udc8d"]"#, ["😹💍"]),
            (#"["\"\\\/\b\f\n\r\t"]"#, ["\"\\/\u{8}\u{C}\n\r\t"]), (#"["\\u0000"]"#, ["\\u0000"]),
            (#"["\""]"#, ["\""]), (#"["a/*b*/c/*d//e"]"#, ["a/*b*/c/*d//e"]), (#"["\\a"]"#, ["\\a"]),
            (#"["\uDBFF\uDFFF"]"#, ["\u{10FFFF}"]), ("[\"\u{FFFF}\"]", ["\u{FFFF}"]),
            (#"["\uFFFE"]"#, ["\u{FFFE}"]),
            ("[\"\u{7F}\"]", ["\u{7F}"]),
            ("[\"\u{2028}\"]", ["\u{2028}"]),
            ("false", false), ("42", 42), ("-0.1", -0.1), ("null", .null), (#""asd""#, "asd"), (#""""#, ""),
        ] as [(String, JSONValue)])
    func accepts(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test(
        "Invalid texts are refused",
        arguments: [
            "", " ", "[1 true]", #"["": 1]"#, #"[""],"#, "[,1]", "[1,,2]", #"["x"]]"#, #"["","#, "[3[4]]",
            "[1:2]",
            "[,]", "[-]", "[   , \"\"]", "[1,]", "[\"\"", "[*]", "[1", "[1,\n1\n,1", "[{}", "[fals]", "[nul]",
            "[tru]",
            "[++1234]", "[+1]", "[-01]", "[-1.0.]", "[-2.]", "[-NaN]", "[.-1]", "[.2e-3]", "[0.1.2]",
            "[0.3e+]",
            "[0.3e]", "[0.e1]", "[0E+]", "[0e]", "[1.0e+]", "[1.0e-]", "[1 000.0]", "[1eE2]", "[2.e+3]",
            "[2.e3]",
            "[9.e+]", "[Inf]", "[Infinity]", "[NaN]", "[-Infinity]", "[0x1]", "[1+2]", "[- 1]", "[-012]",
            "[012]",
            "[1ea]", "[1.]", "[.123]", "[1.2a-3]", "[1.8011670033376514H-308]", "[\u{FF11}]",
            #"["x", truth]"#,
            #"{[: "x"}"#, #"{"x", null}"#, #"{"x"::"b"}"#, "{🇨🇭}", #"{"a":"a" 123}"#, "{key: 'value'}",
            #"{"a" b}"#,
            #"{:"b"}"#, #"{"a" "b"}"#, #"{"a":"#, #"{"a""#, "{1:1}", "{null:null}", #"{"id":0,,,,,}"#,
            "{'a':0}",
            #"{"id":0,}"#, #"{"a":"b"}/**/"#, #"{"a":"b"}#"#, "{a: \"b\"}", #"{"a":"a"#, #"{"a":"b"}#{}"#,
            "'a'",
            #"["\uD800\"]"#, #"["\uD800\u"]"#, #"["\uD800\u1"]"#, #"["\uD800\u1x"]"#, #"["\uD800"]"#,
            #"["\uDC00"]"#,
            #"["\uD800\uD800\n"]"#, #"["\uD888\u1234"]"#, #"["\udd1e\uD834"]"#, #"["\x00"]"#, #"["\\\"]"#,
            "[\"\\\t\"]", #"["\🌀"]"#, #"["\"]"#, #"["\u00A"]"#, #"["\uD834\uDd"]"#, #"["\a"]"#,
            #"["\uqqqq"]"#,
            #"[\u0020"asd"]"#, "[\\n]", "\"", "['single quote']", "abc", "[\"\\", "[\"a\0a\"]",
            "[\"new\nline\"]",
            "[\"\t\"]", #""\UA66D""#, #"""x"#, "<.>", "[<null>]", "[1]x", "[True]", "1]", #"{"x": true,"#,
            "[][]", "]",
            "2@", "{}}", #"{"":"#, "{\"a\":/*comment*/\"b\"}", #"{"a": true} "x""#, "[", "[\"asd]", "[\u{C}]",
            "{",
            "{]", "*", #"{"a":"b"}#{}"#, "\u{2060}[]", "\u{FEFF}[]", "[\u{A0}]", "{\"a\":1,\"a\":2}", "tru",
            "nulll",
            "[1e400]", "[-1e9999999999999999999]", #"{"é":1,"\u0065\u0301":2}"#, "[\"\\u00G0\"]", "0123",
            "--1",
        ])
    func refuses(text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    }

    @Test(
        "Bytes that are not UTF-8 are refused",
        arguments: [
            [0x5B, 0x22, 0xE9, 0x22, 0x5D], [0x5B, 0xFF, 0x5D], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22], [0x22, 0xE2, 0x82, 0x22],
            [0x22, 0x80, 0x22], [0xFE, 0xFF, 0x00, 0x5B], [0x5B, 0x00], [0xEF, 0xBB, 0xBF, 0x7B, 0x7D],
        ] as [[UInt8]])
    func refuses(bytes: [UInt8]) {
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: bytes) }
    }

    @Test("A number without fraction within 64 bits is an integer, any other a float")
    func numberKinds() throws {
        #expect(try JSONValue(parsing: "9223372036854775807") == .integer(.max))
        #expect(try JSONValue(parsing: "-9223372036854775808") == .integer(.min))
        #expect(try JSONValue(parsing: "9223372036854775808") == .number(9_223_372_036_854_775_808))
        #expect(try JSONValue(parsing: "1.0") == .number(1))
        #expect(try JSONValue(parsing: "1e-400") == .number(0))
    }

    @Test("Depth is limited")
    func depth() throws {
        let nested = { (depth: Int) in
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSONValue(parsing: nested(128)) }
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: nested(129)) }
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: nested(100_000)) }
        #expect(throws: JSONSyntaxError.self) {
            try JSONValue(parsing: String(repeating: #"{"a":"#, count: 100_000))
        }
        #expect(try JSONValue(parsing: "[[],{}]", limits: JSONLimits(depth: 2)) == [[], [:]])
        #expect(try JSONValue(parsing: "[[],{}]", limits: JSONLimits(values: 3)) == [[], [:]])
        let tooMany = #expect(throws: JSONSyntaxError.self) {
            try JSONValue(parsing: #"[[],{"a": 1}]"#, limits: JSONLimits(values: 3))
        }
        #expect(tooMany?.column == 11)
    }

    @Test("Size is limited")
    func size() throws {
        #expect(try JSONValue(parsing: "[1]", limits: JSONLimits(bytes: 3)) == [1])
        #expect(throws: JSONSyntaxError.self) {
            try JSONValue(parsing: "[1] ", limits: JSONLimits(bytes: 3))
        }
    }

    @Test(
        "An error says where and why in one sentence, and whether only the meaning is refused",
        arguments: [
            ("{\n  \"é\": tru\n}", 2, 8, "A value was expected here.", false),
            ("[1,\n2", 2, 2, "A comma or ] was expected here.", false),
            ("{\"a\":1,\n \"a\":2}", 2, 2, "The name \"a\" stands twice in this object.", true),
            ("[\"\\ud800\"]", 1, 3, "Half a surrogate pair is not a character.", true),
            ("[1e400]", 1, 2, "This number is too large for a 64-bit float.", true),
            ("\"abc", 1, 1, "This string has no closing quote.", false),
        ])
    func place(text: String, line: Int, column: Int, reason: String, isGrammatical: Bool) {
        let expected = JSONSyntaxError(
            line: line, column: column, reason: reason, isGrammatical: isGrammatical)
        #expect(throws: expected) { try JSONValue(parsing: text) }
    }
}
