import CanonicalJSON
import Formats
import Testing

/// Seeded mutations of valid files: reading never crashes or hangs, does not depend on how the bytes arrive,
/// and agrees with the strict reader of whole texts.
@Suite("Damaged files are read safely")
struct MutationTests {
    static let samples: [(format: Format, path: String, text: String)] = [
        (.csv, "", "\u{FEFF}nom;ville\r\n\"Le \"\"Tiers\"\"\nLieu\";Lyon\r\nx;y\r\n"),
        (
            .json, "",
            "[{\"a\": [1, -2.5e3, \"é\\u00e9\\ud83d\\ude00\"], \"b\": {\"c\": null}},\n{\"a\": true}, 3]"
        ),
        (
            .json, "d/items",
            "{\"n\": 1, \"d\": {\"x\": [0], \"items\": [{\"a\": 1}, {\"a\": \"]\"}], \"y\": {}}, \"z\": []}"
        ),
        (.json, "*/s/*/t", "[{\"n\": 1, \"s\": [{\"t\": [{\"a\": 1}, {\"b\": 2}], \"u\": 0}]}, {\"s\": []}]"),
        (.ndjson, "", "{\"a\": 1}\n\n{\"b\": [\"x\\n\"]}\r\n{\"c\": {}}"),
        (
            .geojson, "",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":null}]}"
        ),
        (.geojson, "", "\u{1E}{\"type\":\"Feature\"}\n\u{1E}{\"type\":\"Feature\",\"id\":1}\n"),
        (.yaml, "", "- &a {x: 1, y: [*b, ~]}\n- k: |\n    text\n  z: !!str 1\n--- \n? q\n: 'é'\n"),
        (.yaml, "c/*/s", "c:\n  - n: 1\n    s: &s [{a: 1}, {b: \"\\u00e9\"}]\n  - s: *s\n"),
    ]

    @Test("Nothing depends on the size of the chunks", arguments: samples.indices, [UInt64(1), 2, 3])
    func chunks(index: Int, seed: UInt64) throws {
        let sample = MutationTests.samples[index]
        let limits = ReadLimits(cellBytes: 12, rowBytes: 60, columns: 3, depth: 4, documentBytes: 200)
        let options = ReadOptions(
            itemPath: try #require(ItemPath(sample.path)), limits: seed == 1 ? limits : .standard)
        var mutator = Mutator(seed: seed)
        for _ in 0..<120 {
            let bytes = mutator.mutated(Array(sample.text.utf8))
            let whole = Reading(sample.format, bytes, options)
            #expect(whole == Reading(sample.format, bytes, options, chunkSize: 1))
            #expect(whole == Reading(sample.format, bytes, options, chunkSize: 7))
            #expect(whole.outcomes.count <= bytes.count)
            let lines = whole.rows.map(\.line)
            #expect(lines.allSatisfy { $0 >= 1 && $0 <= bytes.count + 1 })
        }
    }

    @Test("An array is accepted exactly when it is JSON as a whole, with the same elements", arguments: 1...3)
    func agreement(seed: Int) {
        let sample = Array(MutationTests.samples[1].text.utf8)
        var mutator = Mutator(seed: UInt64(seed))
        for _ in 0..<400 {
            let bytes = mutator.mutated(sample)
            let reading = Reading(.json, bytes, chunkSize: 5)
            if let whole = try? JSONValue(parsing: bytes) {
                #expect(reading.failure == nil)
                #expect(reading.values == MutationTests.objects(in: whole))
            }
            if !MutationTests.canBeRead(bytes) { #expect(reading.failure != nil) }
        }
    }

    @Test("A member's array is accepted exactly when the whole is JSON and holds it", arguments: 1...3)
    func agreementInside(seed: Int) throws {
        let sample = Array(MutationTests.samples[2].text.utf8)
        let options = ReadOptions(itemPath: try #require(ItemPath("d/items")))
        var mutator = Mutator(seed: UInt64(seed))
        for _ in 0..<400 {
            let bytes = mutator.mutated(sample)
            let reading = Reading(.json, bytes, options)
            guard MutationTests.canBeRead(bytes) else {
                #expect(reading.failure != nil)
                continue
            }
            guard let whole = try? JSONValue(parsing: bytes) else { continue }
            let items = whole["d"]?["items"]
            #expect((reading.failure == nil) == (items != nil))
            if let items { #expect(reading.values == MutationTests.objects(in: items)) }
        }
    }

    private static func objects(in value: JSONValue) -> [JSONValue] {
        (value.array ?? [value]).filter { $0.object != nil }
    }

    /// Whether the first thing wrong with a text, if any, is an element that is JSON and cannot be held:
    /// such a one is refused alone.
    private static func canBeRead(_ bytes: [UInt8]) -> Bool {
        do throws(JSONSyntaxError) {
            _ = try JSONValue(parsing: bytes)
            return true
        } catch {
            return error.isGrammatical
        }
    }
}

/// Damages bytes in ways that are the same for the same seed.
struct Mutator {
    private var generator: SplitMix64

    init(seed: UInt64) {
        generator = SplitMix64(state: seed)
    }

    /// One to three changes: a bit flipped, a run removed, doubled or replaced by a byte that means
    /// something.
    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for _ in 0...Int.random(in: 0...2, using: &generator) where !result.isEmpty {
            let start = Int.random(in: 0..<result.count, using: &generator)
            let end = min(result.count, start + Int.random(in: 1...6, using: &generator))
            switch Int.random(in: 0...4, using: &generator) {
            case 0: result[start] ^= 1 << UInt8.random(in: 0...7, using: &generator)
            case 1: result.removeSubrange(start..<end)
            case 2: result.insert(contentsOf: Array(result[start..<end]), at: start)
            case 3: result.insert(meaningfulByte(), at: start)
            default: result[start] = meaningfulByte()
            }
        }
        return result
    }

    private mutating func meaningfulByte() -> UInt8 {
        Array("{}[]\",:;\\\n\r\t\0&*!|>-?'#% 0e.é\u{1E}".utf8).randomElement(using: &generator) ?? 0
    }
}

/// Sebastiano Vigna's SplitMix64.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
