import Crypto

/// The root of a Merkle tree over entries in order (RFC 9162, section 2.1.1, SHA-256).
enum MerkleTree {
    static func root(of entries: [[UInt8]]) -> [UInt8] {
        guard !entries.isEmpty else { return Array(SHA256.hash(data: [UInt8]())) }
        return root(of: entries[...])
    }

    private static func root(of entries: ArraySlice<[UInt8]>) -> [UInt8] {
        guard entries.count > 1 else { return Array(SHA256.hash(data: [0] + (entries.first ?? []))) }
        var half = 1
        while half * 2 < entries.count { half *= 2 }
        let middle = entries.startIndex + half
        return Array(SHA256.hash(data: [1] + root(of: entries[..<middle]) + root(of: entries[middle...])))
    }
}

/// Lower-case hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
