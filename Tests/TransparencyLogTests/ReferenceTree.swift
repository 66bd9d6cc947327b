import Crypto
import Testing
import TransparencyLog

/// RFC 6962, section 2.1, word for word: recursive and slow, with arrays of bytes. What the engine computes
/// by other means is compared with this.
enum ReferenceTree {
    static func leaf(_ entry: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: [0] + entry)) }
    static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: [1] + left + right))
    }

    /// MTH(D[n])
    static func hash(_ entries: ArraySlice<[UInt8]>) -> [UInt8] {
        switch entries.count {
        case 0: return Array(SHA256.hash(data: [UInt8]()))
        case 1: return leaf(entries[entries.startIndex])
        default:
            let k = split(entries.count)
            return node(hash(entries.prefix(k)), hash(entries.dropFirst(k)))
        }
    }

    /// PATH(m, D[n])
    static func path(_ m: Int, _ entries: ArraySlice<[UInt8]>) -> [[UInt8]] {
        guard entries.count > 1 else { return [] }
        let k = split(entries.count)
        return m < k
            ? path(m, entries.prefix(k)) + [hash(entries.dropFirst(k))]
            : path(m - k, entries.dropFirst(k)) + [hash(entries.prefix(k))]
    }

    /// PROOF(m, D[n])
    static func proof(_ m: Int, _ entries: ArraySlice<[UInt8]>) -> [[UInt8]] { subproof(m, entries, true) }

    private static func subproof(_ m: Int, _ entries: ArraySlice<[UInt8]>, _ isWhole: Bool) -> [[UInt8]] {
        if m == entries.count { return isWhole ? [] : [hash(entries)] }
        let k = split(entries.count)
        return m <= k
            ? subproof(m, entries.prefix(k), isWhole) + [hash(entries.dropFirst(k))]
            : subproof(m - k, entries.dropFirst(k), false) + [hash(entries.prefix(k))]
    }

    /// The largest power of two smaller than n.
    private static func split(_ n: Int) -> Int {
        var k = 1
        while k * 2 < n { k *= 2 }
        return k
    }
}

/// A log in memory, laid out as it is served.
struct SampleLog {
    var entries: [[UInt8]]
    var files: [TileAddress: [UInt8]] = [:]
    let head: TreeHead

    init(size: Int, entry: (Int) -> [UInt8] = { Array("entry \($0)".utf8) }) throws {
        entries = (0..<size).map(entry)
        var builder = TileBuilder()
        for entry in entries { builder.append(.leaf(entry)) }
        head = builder.head
        for tile in builder.takeTiles() { files[tile.address] = tile.bytes }
        for address in TileAddress.added(from: 0, to: size) where address.kind == .entries {
            let bundle = entries[(256 * address.index)...].prefix(address.width)
            files[address] = try EntryBundle.bytes(of: bundle)
        }
    }

    struct Missing: Error { let path: String }

    func read(_ address: TileAddress) throws -> [UInt8] {
        guard let file = files[address] else { throw Missing(path: address.path) }
        return file
    }

    var tree: TiledTree { TiledTree(size: head.size, read: read) }
}

extension [UInt8] {
    init(hex: String) {
        let digits = Array(hex.utf8)
        self = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<($0 + 2)], as: UTF8.self), radix: 16)
        }
    }

    /// Every text that differs from this by one byte changed (to its neighbours, to a newline, to a high
    /// byte), left out or doubled.
    var mutations: [[UInt8]] {
        indices.flatMap { at -> [[UInt8]] in
            let values: Set<UInt8> = [
                self[at] ^ 1, self[at] &+ 1, self[at] ^ 0x20, 0x0A, 0x30, 0xFF, 0x00, 0x3D,
            ]
            var results = values.subtracting([self[at]]).map { value in
                var copy = self
                copy[at] = value
                return copy
            }
            var (without, doubled) = (self, self)
            without.remove(at: at)
            doubled.insert(self[at], at: at)
            results += [without, doubled, Array(self[..<at])]
            return results
        }
    }
}

extension MerkleHash {
    static func hex(_ text: String) throws -> MerkleHash { try #require(MerkleHash([UInt8](hex: text))) }
    static func base64(_ text: String) throws -> MerkleHash { try #require(MerkleHash(base64: text.utf8)) }
}
