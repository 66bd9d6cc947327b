import CanonicalJSON
import Formats
import Testing

@Suite("CSV is read as RFC 4180 has it, and as programs write it")
struct CSVTests {
    @Test(
        "The rules of RFC 4180, section 2",
        arguments: [
            ("a,b,c\r\naaa,bbb,ccc\r\n", ["aaa", "bbb", "ccc"]),
            ("a,b,c\r\naaa,bbb,ccc", ["aaa", "bbb", "ccc"]),
            ("a,b,c\r\n\"aaa\",\"bbb\",\"ccc\"\r\n", ["aaa", "bbb", "ccc"]),
            ("a,b,c\r\n\"aaa\",\"b \r\nbb\",\"ccc\"\r\n", ["aaa", "b \r\nbb", "ccc"]),
            ("a,b,c\r\n\"aaa\",\"b\"\"bb\",\"ccc\"\r\n", ["aaa", "b\"bb", "ccc"]),
            ("a,b,c\r\n aaa, ,\r\n", [" aaa", " ", ""]),
            ("a,b,c\r\n\"\",\"\"\"\",\",\"\r\n", ["", "\"", ","]),
        ])
    func rfc4180(text: String, cells: [String]) {
        let reading = Reading(.csv, text)
        #expect(reading.failure == nil)
        #expect(reading.values.map { value in ["a", "b", "c"].map { value[$0]?.string } } == [cells])
    }

    @Test("Lines may end with CR LF, LF or CR, and blank lines are skipped", arguments: ["\r\n", "\n", "\r"])
    func lineEnds(end: String) {
        let reading = Reading(.csv, ["a,b", "1,2", "", "3,4", "", ""].joined(separator: end))
        #expect(reading.values == [["a": "1", "b": "2"], ["a": "3", "b": "4"]])
        #expect(reading.rows.map(\.line) == [2, 4])
    }

    @Test("A row's line is where it begins, also after quoted line breaks")
    func lines() {
        let reading = Reading(.csv, "a,b\n\"x\ny\r\nz\",1\nu,2\n")
        #expect(reading.rows.map(\.line) == [2, 5])
    }

    @Test(
        "The separator is found in the header",
        arguments: [
            "a,b\n1,2", "a;b\n1;2", "a\tb\n1\t2", "\"a\";\"b\"\n1;2", "\u{FEFF}a;b\n1;2", "\n\na\tb\n1\t2",
        ])
    func separators(text: String) {
        #expect(Reading(.csv, text).values == [["a": "1", "b": "2"]])
    }

    @Test("Separators inside quoted names do not count")
    func quotedSeparators() {
        #expect(Reading(.csv, "\"a,b,c\";d\n1;2").values == [["a,b,c": "1", "d": "2"]])
    }

    @Test("The separator may be given")
    func givenSeparator() {
        let options = ReadOptions(separator: UInt8(ascii: "|"))
        #expect(Reading(.csv, "a,x|b\n1|2", options).values == [["a,x": "1", "b": "2"]])
    }

    @Test("A file with one column is read")
    func oneColumn() {
        #expect(Reading(.csv, "name\nA\n\"\"\nB\n").values == [["name": "A"], ["name": ""], ["name": "B"]])
    }

    @Test("A quote inside an unquoted cell is a character")
    func innerQuotes() {
        #expect(Reading(.csv, "a,b\n5\" disk,x\"y\"\n").values == [["a": "5\" disk", "b": "x\"y\""]])
    }

    @Test("A bad row is refused with its line, and the rest goes in")
    func refusals() {
        let reading = Reading(.csv, "a,b\n1,2\n3\n4,5,6\n\"x\"y,7\n8,9\n")
        #expect(reading.values == [["a": "1", "b": "2"], ["a": "8", "b": "9"]])
        #expect(
            reading.refusals == [
                "3: This row has 1 cell where the header has 2.",
                "4: This row has 3 cells where the header has 2.",
                "5: Cell 1 has text after its closing quote.",
            ])
        #expect(reading.failure == nil)
    }

    @Test(
        "A header that cannot be used breaks the file",
        arguments: [
            ("", "The file is empty: it has no header row."),
            ("\n\n", "The file is empty: it has no header row."),
            ("a,,c\n1,2,3", "Column 2 has no name."), ("a, \n1,2", "Column 2 has no name."),
            ("a,b,a\n1,2,3", "Two columns are named “a”."),
            ("\"a\"b,c\n1,2", "The header cannot be used: Cell 1 has text after its closing quote."),
        ])
    func headers(text: String, reason: String) {
        let reading = Reading(.csv, text)
        #expect(reading.outcomes.isEmpty)
        #expect(reading.failure?.reason == reason)
    }

    @Test("A header alone gives no rows")
    func headerAlone() {
        #expect(Reading(.csv, "a,b\n") == Reading(.csv, "a,b"))
        #expect(Reading(.csv, "a,b").failure == nil)
    }

    @Test("A quote that is never closed breaks the file, at its place")
    func unclosed() {
        let reading = Reading(.csv, "a,b\n1,2\né,\"3\n4,5\n")
        #expect(reading.values == [["a": "1", "b": "2"]])
        #expect(
            reading.failure == FormatError(line: 3, column: 3, reason: "This quoted cell is never closed."))
    }

    @Test("Windows-1252 and ISO-8859-1 are read when declared")
    func encodings() {
        let bytes = Array("nom\n".utf8) + [0xC9, 0x74, 0xE9, 0x20, 0x80, 0x0A]
        #expect(Reading(.csv, bytes, ReadOptions(encoding: .windows1252)).values == [["nom": "Été €"]])
        #expect(Reading(.csv, bytes, ReadOptions(encoding: .latin1)).values == [["nom": "Été \u{80}"]])
    }

    @Test("A cell that is not UTF-8 refuses its row; a header that is not breaks the file")
    func badUTF8() {
        let reading = Reading(.csv, Array("nom\nok\n".utf8) + [0xE9, 0x0A] + Array("fin\n".utf8))
        #expect(reading.values == [["nom": "ok"], ["nom": "fin"]])
        #expect(reading.refusals == ["3: The cell under “nom” is not valid utf-8 text."])
        #expect(Reading(.csv, [0xE9, 0x0A]).failure != nil)
    }

    @Test(
        "UTF-16 is refused in one sentence",
        arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]])
    func utf16(bytes: [UInt8]) {
        #expect(Reading(.csv, bytes).failure?.reason == "The file is in UTF-16; save it as UTF-8.")
    }

    @Test("Cells, rows and columns have limits")
    func limits() {
        let limits = ReadLimits(cellBytes: 4, rowBytes: 6, columns: 2)
        let reading = Reading(.csv, "a,b\n12345,1\n1234,123\n1,2\n1,2,3\n", ReadOptions(limits: limits))
        #expect(reading.values == [["a": "1", "b": "2"]])
        #expect(
            reading.refusals == [
                "2: Cell 1 is larger than 4 bytes.", "3: This row is larger than 6 bytes.",
                "5: This row has more than 2 cells.",
            ])
    }
}
