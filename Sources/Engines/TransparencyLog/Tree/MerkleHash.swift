import Crypto

/// A SHA-256 hash of a Merkle tree: of a leaf, of an inner node or of a whole tree (RFC 6962, section 2.1).
public struct MerkleHash: Hashable, Sendable {
    /// Bytes of a hash.
    public static let byteCount = 32

    // Four words rather than an array: a million hashes are one block of memory, and a tile is a copy of it.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// The hash that these 32 bytes are; nil for any other number of bytes.
    public init?(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == MerkleHash.byteCount else { return nil }
        self = bytes.withUnsafeBytes { MerkleHash(loading: $0) }
    }

    /// The hash of the tree without leaves: SHA-256 of nothing.
    public static let emptyTree = digest { _ in }

    /// The hash of a leaf: SHA-256 of a zero byte and the entry.
    public static func leaf(_ entry: [UInt8]) -> MerkleHash {
        entry.withUnsafeBytes { leaf($0) }
    }

    /// The hash of an inner node: SHA-256 of a one byte and the hashes of its two children.
    public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { message in
            message[0] = 1
            message.storeBytes(of: left, toByteOffset: 1, as: MerkleHash.self)
            message.storeBytes(of: right, toByteOffset: 1 + byteCount, as: MerkleHash.self)
            return digest { $0.update(bufferPointer: UnsafeRawBufferPointer(message)) }
        }
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// The bytes in base64, as checkpoints and proofs write them.
    public var base64: String { Base64.encode(bytes) }

    /// The hash that `base64` writes; nil unless it is exactly what an encoder writes for 32 bytes.
    public init?(base64: some Collection<UInt8>) {
        guard base64.count == 44, let bytes = Base64.decode(base64) else { return nil }
        self.init(bytes)
    }
}

extension MerkleHash: CustomStringConvertible {
    /// The bytes in hexadecimal.
    public var description: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension MerkleHash {
    /// The hash in the first 32 of these bytes.
    init(loading bytes: UnsafeRawBufferPointer) {
        first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        second = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        third = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        fourth = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }

    static func leaf(_ entry: UnsafeRawBufferPointer) -> MerkleHash {
        digest { hasher in
            Swift.withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
            hasher.update(bufferPointer: entry)
        }
    }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeBytes(of: self, body)
    }

    private static func digest(_ fill: (inout SHA256) -> Void) -> MerkleHash {
        var hasher = SHA256()
        fill(&hasher)
        return hasher.finalize().withUnsafeBytes { MerkleHash(loading: $0) }
    }
}
