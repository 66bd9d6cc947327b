import CanonicalJSON
import RDF
import Testing

/// Documents with bytes changed, cut out, doubled or put in: each is read or refused, and what is read can be
/// written and read again.
@Suite("Damaged documents")
struct DamageTests {
    private static let pieces: [[UInt8]] =
        [
            "\"", "<", ">", "[", "]", "(", ")", "{", "}", "\\", "\\u12", "@", "_:", ":", ";", ",", ".", "^^",
            "#", "\n",
            "\0", "é", "@context", "@type", "null", "'''", "PREFIX ", "%4", "e9",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]

    private static let turtle = """
        @prefix : <http://e/#> . @base <http://e/> . PREFIX é: <x>
        :a a :B ; :p "t\\n\\u00E9"@fr-BE, '''x'y''', 1, -.5e3, true, [ :q _:b ; :r (1 [] :c\\,d) ] . # end
        <#s> é:p <urn:%41> , "z"^^<t> .
        """
    private static let nquads = """
        <urn:s> <urn:p> "a\\t\\U0001F303"@en _:g .
        _:b1 <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g> . # c
        _:b1 <urn:q> _:b2 .
        """
    private static let jsonld = """
        {"@context": {"@vocab": "urn:v:", "l": {"@container": "@list"}, "r": {"@reverse": "urn:r"}, "T": {"@id": "urn:T",
         "@context": {"x": {"@id": "urn:x", "@type": "@json"}}}, "i": {"@container": ["@graph", "@index"]}}, "@id": "urn:a",
         "@type": ["T"], "l": [1, [2.5]], "r": {"@id": "_:b"}, "x": {"a": [null]}, "i": {"k": {"p": {"@value": "v", "@language": "fr"}}}}
        """

    @Test("Turtle", arguments: UInt64(1)...20)
    func damagesTurtle(seed: UInt64) throws {
        try damage(DamageTests.turtle, seed) { try Dataset(TurtleParser().graph(from: $0)) }
    }

    @Test("N-Quads", arguments: UInt64(1)...20)
    func damagesNQuads(seed: UInt64) throws {
        try damage(DamageTests.nquads, seed) { try NQuadsParser().dataset(from: $0) }
    }

    @Test("JSON-LD", arguments: UInt64(1)...20)
    func damagesJSONLD(seed: UInt64) throws {
        try damage(DamageTests.jsonld, seed) { try JSONLD(base: "http://e/").dataset(parsing: $0) }
    }

    private func damage(_ text: String, _ seed: UInt64, _ read: ([UInt8]) throws -> Dataset) throws {
        var generator = SeededGenerator(seed: seed)
        var refused = 0
        for _ in 0..<150 {
            let bytes = damaged(Array(text.utf8), &generator)
            do {
                let dataset = try read(bytes)
                #expect(try NQuadsParser().dataset(from: dataset.nquads) == dataset)
            } catch let error as RDFSyntaxError {
                let lines = 1 + bytes.count { $0 == UInt8(ascii: "\n") }
                #expect((1...lines).contains(error.line) && error.column > 0 && !error.reason.isEmpty)
                refused += 1
            }
        }
        #expect(refused > 10)
    }

    private func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let at = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(bytes.count, at + Int.random(in: 1...12, using: &generator))
            switch Int.random(in: 0..<5, using: &generator) {
            case 0:
                bytes.insert(contentsOf: DamageTests.pieces.randomElement(using: &generator) ?? [], at: at)
            case 1: bytes.removeSubrange(at..<end)
            case 2: bytes.insert(contentsOf: bytes[at..<end], at: at)
            case 3: bytes[at] = UInt8.random(in: 0...255, using: &generator)
            default: bytes.removeLast(min(bytes.count - 1, bytes.count - at))
            }
            if bytes.isEmpty { return [0x20] }
        }
        return bytes
    }
}
