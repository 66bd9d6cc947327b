import Testing
import TransparencyLog

@Suite("Tiles and bundles")
struct TileTests {
    /// The first from C2SP tlog-tiles, the others from golang.org/x/mod, sumdb/tlog/tlog_test.go
    /// (BSD-3-Clause) without the height that its paths begin with.
    @Test(
        "a path is one address, and an address one path",
        arguments: [
            ("tile/0/x001/x234/067", .hashes(level: 0), 1_234_067, 256),
            ("tile/0/001", .hashes(level: 0), 1, 256),
            ("tile/0/001.p/5", .hashes(level: 0), 1, 5),
            ("tile/5/x123/x456/078", .hashes(level: 5), 123_456_078, 256),
            ("tile/5/x123/x456/078.p/2", .hashes(level: 5), 123_456_078, 2),
            ("tile/entries/x003/x057/500", .entries, 3_057_500, 256),
            ("tile/entries/000.p/255", .entries, 0, 255),
            ("tile/63/999", .hashes(level: 63), 999, 256), ("tile/2/x001/000", .hashes(level: 2), 1000, 256),
            ("tile/0/x009/x223/x372/x036/x854/x775/807", .hashes(level: 0), Int.max, 256),
        ] as [(String, TileAddress.Kind, Int, Int)])
    func paths(path: String, kind: TileAddress.Kind, index: Int, width: Int) throws {
        let address = try #require(TileAddress(kind: kind, index: index, width: width))
        #expect(address.path == path)
        #expect(TileAddress(path: path) == address)
        for changed in Array(path.utf8).mutations {
            let text = String(decoding: changed, as: UTF8.self)
            if let other = TileAddress(path: text) {
                #expect(other.path == text)
                #expect(other != address)
            }
        }
    }

    @Test(
        "what is no path is refused",
        arguments: [
            "", "tile", "tile/", "tile/0", "tile/0/", "tile/5/123/456/078", "tile/-1/x123/x456/078",
            "tile/64/001",
            "tile/00/001", "tile/0/1", "tile/0/0001", "tile/0/x000/001", "tile/0/001.p/0", "tile/0/001.p/256",
            "tile/0/001.p/05", "tile/0/001.p/", "tile/0/001.p", "tile/0/x001", "/tile/0/001", "tile/0/001/",
            "tile/0/001.p/5/", "tile/0/001.p/5.p/5", "tile/data/001", "tile/0/../001",
            "tile/0/x009/x223/x372/x036/x854/x775/808",
            "tile/0/x999/x999/x999/x999/x999/x999/x999/999", "tile/0/x01/001", "tile/0/0x1", "tile/0/.p/1",
            "tile/0//001",
            "tile/0/x1/2/x003/004", "tile/0/٠٠١",
        ])
    func badPaths(path: String) {
        #expect(TileAddress(path: path) == nil)
    }

    @Test("the tree of 70,000 leaves has the tiles that the specification counts")
    func specification() throws {
        let tiles = TileAddress.added(from: 0, to: 70_000).filter { $0.kind != .entries }
        func count(_ level: Int, _ width: Int) -> Int {
            tiles.count { $0.kind == .hashes(level: level) && $0.width == width }
        }
        #expect(
            [count(0, 256), count(0, 112), count(1, 256), count(1, 17), count(2, 1)] == [273, 1, 1, 1, 1])
        #expect(tiles.count == 277)
        let small = TileAddress.added(from: 0, to: 256).map(\.path)
        #expect(small == ["tile/0/000", "tile/1/000.p/1", "tile/entries/000"])
        #expect(TileAddress.added(from: 256, to: 256).isEmpty)
        #expect(TileAddress.added(from: 0, to: 0).isEmpty)
    }

    @Test("addresses of other sizes do not belong to a tree")
    func belonging() throws {
        let size = 70_000
        for address in TileAddress.added(from: 0, to: size) {
            #expect(address.belongs(toSize: size))
            if address.isPartial {
                #expect(!address.full.belongs(toSize: size))
                let narrower = TileAddress(kind: address.kind, index: address.index, width: address.width - 1)
                #expect(narrower?.belongs(toSize: size) ?? false == false)
            } else {
                let partial = TileAddress(kind: address.kind, index: address.index, width: 7)
                #expect(partial?.belongs(toSize: size) == false)
            }
        }
        for level in 0...63 {
            let far = try #require(TileAddress(kind: .hashes(level: level), index: 1 << 40))
            #expect(!far.belongs(toSize: size))
        }
    }

    @Test("a builder that is continued from its tiles gives what one from the beginning gives")
    func continued() throws {
        let log = try SampleLog(size: 66_000)
        for start in [0, 1, 2, 255, 256, 257, 300, 511, 512, 4_095, 65_535, 65_536, 65_537, 65_800] {
            let earlier = try SampleLog(size: start)
            var builder = try TileBuilder(size: start, read: earlier.read)
            #expect(builder.head == earlier.head)
            #expect(builder.takeTiles().isEmpty)
            let end = min(start + 700, 66_000)
            for entry in log.entries[start..<end] { builder.append(.leaf(entry)) }
            let added = TileAddress.added(from: start, to: end).filter { $0.kind != .entries }
            let whole = try SampleLog(size: end)
            #expect(builder.head == whole.head)
            let tiles = builder.takeTiles()
            #expect(Set(tiles.map(\.address)) == Set(added) && tiles.count == added.count)
            for tile in tiles { #expect(tile.bytes == whole.files[tile.address]) }
            #expect(builder.takeTiles().isEmpty)
        }
    }

    @Test("the tiles of a proof are those that are read; a full tile stands in for a partial one")
    func fetching() throws {
        let (log, larger) = (try SampleLog(size: 66_000), try SampleLog(size: 66_300))
        final class Seen { var addresses: Set<TileAddress> = [] }
        for (index, old) in [(0, 1), (255, 256), (65_535, 65_537), (65_999, 65_999), (30_000, 30_001)] {
            let seen = Seen()
            func read(_ address: TileAddress) throws -> [UInt8] {
                seen.addresses.insert(address)
                return try larger.files[address.full] ?? log.read(address)
            }
            var tree = TiledTree(size: 66_000, read: read)
            #expect(try tree.inclusionProof(of: index).proves(tree.leaf(at: index), in: log.head))
            #expect(seen.addresses == TiledTree.tilesOfInclusionProof(of: index, size: 66_000))
            (tree, seen.addresses) = (TiledTree(size: 66_000, read: read), [])
            _ = try tree.consistencyProof(from: old)
            #expect(seen.addresses == TiledTree.tilesOfConsistencyProof(from: old, size: 66_000))
            (tree, seen.addresses) = (TiledTree(size: 66_000, read: read), [])
            _ = try tree.head(size: old)
            #expect(seen.addresses == TiledTree.tilesOfHead(size: old, in: 66_000))
        }
    }

    @Test("a tile of another length is refused, and what reading throws is thrown on")
    func wrongTiles() throws {
        let log = try SampleLog(size: 300)
        let address = try #require(TileAddress(kind: .hashes(level: 0), index: 1, width: 44))
        for bytes in [[], [0], [UInt8](repeating: 0, count: 43 * 32), [UInt8](repeating: 0, count: 8191)] {
            var tree = TiledTree(size: 300) { $0 == address ? bytes : try log.read($0) }
            #expect(throws: TransparencyLogError.wrongTile(address)) { try tree.leaf(at: 299) }
        }
        var tree = TiledTree(size: 300) { throw SampleLog.Missing(path: $0.path) }
        #expect(throws: SampleLog.Missing.self) { try tree.inclusionProof(of: 5) }
    }

    @Test("a tree follows its log as it grows")
    func growth() throws {
        let log = try SampleLog(size: 1_000)
        var builder = TileBuilder()
        var files: [TileAddress: [UInt8]] = [:]
        for entry in log.entries {
            builder.append(.leaf(entry))
            for tile in builder.takeTiles() { files[tile.address] = tile.bytes }
        }
        let all = files
        var tree = TiledTree(size: 0) { try #require(all[$0]) }
        var old = TreeHead.empty
        for size in stride(from: 1, through: 1_000, by: 37) {
            tree.size = size
            let head = try tree.head()
            #expect(try tree.consistencyProof(from: old.size).proves(head, extends: old))
            #expect(try tree.inclusionProof(of: size / 2).proves(.leaf(log.entries[size / 2]), in: head))
            old = head
        }
    }

    @Test("a bundle holds its entries and nothing else")
    func bundles() throws {
        let entries: [[UInt8]] = [[], [1], [UInt8](repeating: 2, count: 65_535), [0, 0]]
        let bytes = try EntryBundle.bytes(of: entries)
        #expect(bytes.prefix(7) == [0, 0, 0, 1, 1, 0xFF, 0xFF])
        #expect(try EntryBundle.entries(in: bytes, count: 4) == entries)
        #expect(try EntryBundle.leaves(in: bytes, count: 4) == entries.map(MerkleHash.leaf))
        for (bytes, count) in [
            (bytes, 3), (bytes, 5), (bytes + [0], 4), (bytes.dropLast(), 4), ([], 1), ([0], 0),
        ] {
            #expect(throws: TransparencyLogError.malformed(.entryBundle)) {
                try EntryBundle.entries(in: Array(bytes), count: count)
            }
        }
        #expect(try EntryBundle.entries(in: [], count: 0).isEmpty)
        for tooMuch in [[[UInt8](repeating: 0, count: 65_536)], [[UInt8]](repeating: [], count: 257)] {
            #expect(throws: TransparencyLogError.self) { try EntryBundle.bytes(of: tooMuch) }
        }
    }
}
