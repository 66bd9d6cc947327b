/// The entries beside a tile of level 0 (C2SP tlog-tiles): each after its length in two bytes, the higher
/// first.
public enum EntryBundle {
    /// The most bytes of an entry.
    public static let longestEntry = 65_535
    /// The most bytes of a bundle.
    public static let longestBytes = TileAddress.fullWidth * (2 + longestEntry)

    /// The bytes of a bundle; throws when there are more than 256 entries, or one is too long.
    public static func bytes(of entries: some Collection<[UInt8]>) throws(TransparencyLogError) -> [UInt8] {
        guard entries.count <= TileAddress.fullWidth, entries.allSatisfy({ $0.count <= longestEntry }) else {
            throw .tooLong(.entryBundle, limitBytes: longestEntry)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.reduce(0) { $0 + 2 + $1.count })
        for entry in entries {
            bytes += UInt16(entry.count).bigEndianBytes
            bytes += entry
        }
        return bytes
    }

    /// The entries of a bundle that has this many, and nothing else.
    public static func entries(in bytes: [UInt8], count: Int) throws(TransparencyLogError) -> [[UInt8]] {
        try map(bytes, count: count) { Array($0) }
    }

    /// The hashes of the entries as leaves, without copying them.
    public static func leaves(in bytes: [UInt8], count: Int) throws(TransparencyLogError) -> [MerkleHash] {
        try map(bytes, count: count) { MerkleHash.leaf($0) }
    }

    private static func map<Value>(
        _ bytes: [UInt8], count: Int, _ transform: (UnsafeRawBufferPointer) -> Value
    ) throws(TransparencyLogError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(min(count, TileAddress.fullWidth))
        let isWhole = bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while values.count < count, rest.count >= 2 {
                let length = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
                rest = rest.dropFirst(2)
                guard rest.count >= length else { return false }
                values.append(transform(UnsafeRawBufferPointer(rebasing: rest.prefix(length))))
                rest = rest.dropFirst(length)
            }
            return rest.isEmpty
        }
        guard isWhole, values.count == count else { throw .malformed(.entryBundle) }
        return values
    }
}
