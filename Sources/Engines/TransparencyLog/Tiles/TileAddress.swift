/// The place of a tile of hashes or of a bundle of entries in a log, and its path (C2SP tlog-tiles).
public struct TileAddress: Hashable, Sendable {
    /// Hashes or entries of a full tile.
    public static let fullWidth = 256

    /// What a tile holds.
    public enum Kind: Hashable, Sendable {
        /// Hashes: of leaves at level 0, of full tiles of the level below at the others.
        case hashes(level: Int)
        /// The entries themselves.
        case entries
    }

    /// What it holds.
    public let kind: Kind
    /// Its number within its level, from 0.
    public let index: Int
    /// How many hashes or entries it has, 1 to 256.
    public let width: Int

    init(_ kind: Kind, index: Int, width: Int) {
        (self.kind, self.index, self.width) = (kind, index, width)
    }

    /// An address; nil unless level is 0 to 63, index not negative and width 1 to 256.
    public init?(kind: Kind, index: Int, width: Int = fullWidth) {
        if case .hashes(let level) = kind, !(0...63).contains(level) { return nil }
        guard index >= 0, (1...TileAddress.fullWidth).contains(width) else { return nil }
        self.init(kind, index: index, width: width)
    }

    /// Whether it has fewer than 256.
    public var isPartial: Bool { width < TileAddress.fullWidth }

    /// The full tile at this place.
    public var full: TileAddress { TileAddress(kind, index: index, width: TileAddress.fullWidth) }

    /// The level of hashes that it holds or, for entries, whose hashes it stands beside.
    var level: Int {
        if case .hashes(let level) = kind { level } else { 0 }
    }

    /// `tile/0/x001/x234/067.p/5`: groups of three digits, all but the last after an `x`, and the width of a
    /// partial tile.
    public var path: String {
        let place = if case .hashes(let level) = kind { String(level) } else { "entries" }
        return "tile/\(place)/\(TileAddress.groups(of: index))" + (isPartial ? ".p/\(width)" : "")
    }

    private static func groups(of index: Int) -> String {
        let last = String(String(1000 + index % 1000).dropFirst())
        return index < 1000 ? last : higherGroups(of: index / 1000) + last
    }

    private static func higherGroups(of index: Int) -> String {
        (index < 1000 ? "" : higherGroups(of: index / 1000)) + "x\(String(1000 + index % 1000).dropFirst())/"
    }

    /// Reads a path as `path` writes it, and no other spelling.
    public init?(path: String) {
        guard path.utf8.count <= 64 else { return nil }
        let parts = Array(path.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count >= 3, let kind = TileAddress.kind(parts[1]) else { return nil }
        let isPartial = parts[parts.count - 2].suffix(2).elementsEqual(".p".utf8)
        guard let width = isPartial ? parts[parts.count - 1].decimalNumber : TileAddress.fullWidth,
            let index = TileAddress.index(parts[2..<(isPartial ? parts.count - 1 : parts.count)]),
            let address = TileAddress(kind: kind, index: index, width: width), address.path == path
        else { return nil }
        self = address
    }

    private static func kind(_ text: ArraySlice<UInt8>) -> Kind? {
        text.elementsEqual("entries".utf8) ? .entries : text.decimalNumber.map(Kind.hashes(level:))
    }

    /// The number that groups of digits write. Whether each stands as it should is for the path to tell.
    private static func index(_ groups: ArraySlice<ArraySlice<UInt8>>) -> Int? {
        let digits = groups.joined().filter((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
