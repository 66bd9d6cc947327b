/// A tile of hashes with its place.
public struct Tile: Hashable, Sendable {
    /// Where it stands.
    public let address: TileAddress
    /// Its hashes, as many as the address says.
    public let hashes: [MerkleHash]

    init(address: TileAddress, hashes: [MerkleHash]) {
        (self.address, self.hashes) = (address, hashes)
    }

    /// The file that is served: the hashes one after the other.
    public var bytes: [UInt8] {
        hashes.withUnsafeBytes { Array($0) }
    }

    /// Reads the hashes of a tile. The full tile may stand in for a partial one, of which it is the
    /// continuation: a log may delete partial tiles once the full one exists.
    public static func parse(_ bytes: [UInt8], at address: TileAddress) throws(TransparencyLogError) -> Tile {
        let wanted = address.width * MerkleHash.byteCount
        let full = TileAddress.fullWidth * MerkleHash.byteCount
        guard bytes.count == wanted || bytes.count == full else { throw .wrongTile(address) }
        return Tile(
            address: address,
            hashes: bytes.withUnsafeBytes { bytes in
                (0..<address.width).map {
                    MerkleHash(loading: .init(rebasing: bytes[($0 * MerkleHash.byteCount)...]))
                }
            })
    }

    /// Whether these are the bytes of this tile.
    public func isWritten(as bytes: [UInt8]) -> Bool {
        hashes.withUnsafeBytes { $0.elementsEqual(bytes) }
    }
}
