import Testing

@testable import SearchIndex

extension SearchIndex.Contents {
    /// The contents as saved bytes.
    func savedBytes(note: [UInt8] = []) throws -> [UInt8] {
        nonisolated(unsafe) var bytes: [UInt8] = []
        try save(note: note) { bytes += $0 }
        return bytes
    }

    /// The contents as saved bytes, where a mapped file's would be.
    func saved(note: [UInt8] = []) throws -> Memory { Memory(try savedBytes(note: note)) }
}

extension Memory {
    convenience init(_ bytes: [UInt8]) {
        self.init(byteCount: bytes.count) { $0.copyBytes(from: bytes) }
    }
}

@Suite("A saved index")
struct SavedTests {
    private static let facets = RandomCorpus.facets

    private static func index(_ count: Int, seed: UInt64 = 5) -> SearchIndex {
        var corpus = RandomCorpus(seed: seed)
        let index = SearchIndex(facets: facets, sizes: MergeSizes(small: 40, largest: 300))
        for start in stride(from: 0, to: count, by: 60) {
            index.replace((start..<min(count, start + 60)).map { corpus.document(key: Int64($0)) })
        }
        index.remove(Array(stride(from: 0, to: Int64(count), by: 7)))
        return index
    }

    @Test("Is the same bytes for the same index")
    func repeatable() throws {
        let index = SavedTests.index(200)
        #expect(try index.contents.savedBytes() == index.contents.savedBytes())
    }

    @Test("Of nothing holds nothing")
    func empty() throws {
        let index = SearchIndex(facets: SavedTests.facets)
        let (contents, note) = try index.contents(savedIn: try index.contents.saved())
        #expect(contents.documentCount == 0 && note.isEmpty)
    }

    @Test("Of another kind, another version or none at all is refused")
    func others() throws {
        let index = SavedTests.index(10)
        let other = SearchIndex(facets: ["country"])
        #expect(throws: SavedIndexFault.otherKind) {
            try index.contents(savedIn: try other.contents.saved())
        }
        let english = SearchIndex(facets: SavedTests.facets, languages: ["en"])
        #expect(throws: SavedIndexFault.otherKind) {
            try english.contents(savedIn: try index.contents.saved())
        }
        var bytes = try index.contents.savedBytes()
        bytes[16] += 1
        #expect(throws: SavedIndexFault.otherVersion) { try index.contents(savedIn: Memory(bytes)) }
        #expect(throws: SavedIndexFault.notAnIndex) { try index.contents(savedIn: Memory([])) }
        #expect(throws: SavedIndexFault.notAnIndex) {
            try index.contents(savedIn: Memory(Array("id,name\n1,a".utf8)))
        }
    }

    @Test("That is cut short anywhere, or in which any bit is another, is refused")
    func damaged() throws {
        let index = SavedTests.index(60)
        let bytes = try index.contents.savedBytes()
        for length in stride(from: 0, to: bytes.count, by: 97) {
            #expect(throws: SavedIndexFault.self) {
                try index.contents(savedIn: Memory(Array(bytes.prefix(length))))
            }
        }
        for place in stride(from: 0, to: bytes.count, by: 61) {
            var altered = bytes
            altered[place] ^= 1 << UInt8(place % 8)
            #expect(throws: SavedIndexFault.self, "\(place)") {
                try index.contents(savedIn: Memory(altered))
            }
        }
    }

    /// Somebody who alters bytes can write a fitting checksum, too.
    @Test(
        "Whose bytes are wrong under a right checksum is refused, or answers whatever it likes, but answers")
    func forged() throws {
        let index = SavedTests.index(260)
        let bytes = try index.contents.savedBytes()
        var corpus = RandomCorpus(seed: 99)
        var accepted = 0
        for _ in 0..<600 {
            var altered = bytes
            for _ in 0..<Int.random(in: 1...3, using: &corpus.random) { corpus.alter(&altered) }
            guard let (contents, _) = try? index.contents(savedIn: Memory(sealed(altered))) else { continue }
            accepted += 1
            let loaded = SearchIndex(facets: SavedTests.facets, sizes: MergeSizes(small: 40, largest: 300))
            loaded.hold(contents)
            for _ in 0..<3 { try ask(loaded, corpus.query()) }
            loaded.replace([corpus.document(key: 3)])
        }
        #expect(accepted > 0)
    }

    private func ask(_ index: SearchIndex, _ query: SearchIndex.Query) throws {
        _ = try index.search(query)
        _ = try index.clusters(query, zoom: 4)
        _ = try index.suggest("nu")
    }

    /// The bytes with the tail that belongs to them.
    private func sealed(_ bytes: [UInt8]) -> [UInt8] {
        let body = Array(bytes.dropLast(16))
        var hash = XXHash64()
        body.withUnsafeBytes { hash.update($0) }
        var sealed = body
        withUnsafeBytes(of: Int64(body.count)) { sealed += $0 }
        withUnsafeBytes(of: hash.value) { sealed += $0 }
        return sealed
    }

    /// Expected: the reference program's (xxHash 0.8, `XXH64`, seed 0), and the specification's for the empty
    /// text.
    @Test(
        "Is checked by XXH64",
        arguments: [
            ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
            ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
        ] as [(String, UInt64)])
    func hashes(text: String, value: UInt64) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var hash = XXHash64()
            bytes[..<cut].withUnsafeBytes { hash.update($0) }
            bytes[cut...].withUnsafeBytes { hash.update($0) }
            #expect(hash.value == value)
        }
    }
}

extension RandomCorpus {
    /// Alters a byte, a whole number or a piece of saved bytes.
    fileprivate mutating func alter(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 24..<(bytes.count - 32), using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] &+= 1
        case 2:
            for offset in 0..<8 { bytes[place / 8 * 8 + offset] = chance(0.5) ? 0xFF : 0 }
        default:
            let other = Int.random(in: 24..<(bytes.count - 32), using: &random)
            for offset in 0..<4 { bytes[place / 4 * 4 + offset] = bytes[other / 4 * 4 + offset] }
        }
    }
}
