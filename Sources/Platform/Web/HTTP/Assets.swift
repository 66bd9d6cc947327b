import Crypto
import Foundation
import Logging

/// The files of pages (style sheets, scripts, images, the map library), read once at start. Each answers at
/// its own name and at a name with its hash, which browsers keep for a year. Only names known at start exist,
/// so no path can lead out of the folder.
public struct Assets: Sendable {
    /// One file, ready to send.
    struct Asset: Sendable {
        let bytes: [UInt8]
        /// The same as gzip; nil where that would not be shorter.
        let compressed: [UInt8]?
        let mediaType: String
        /// 16 hexadecimal digits of the SHA-256.
        let hash: String
    }

    /// Bytes of one file; larger ones are left out with a warning.
    private static let largest = 8 << 20
    /// Files in one folder.
    private static let most = 1000

    private var byName: [String: Asset] = [:]

    /// No files.
    public init() {}

    /// Reads `folder`, and the Leaflet library from where Debian's libjs-leaflet puts it. A missing folder is
    /// said in the log; pages then go without.
    public init(folder: String, leaflet: String = "/usr/share/javascript/leaflet", logger: Logger) {
        add(folder: folder, as: "", logger)
        add(folder: leaflet, as: "leaflet/", logger) {
            ["leaflet.js", "leaflet.css"].contains($0) || $0.hasPrefix("images/")
        }
        if byName["leaflet/leaflet.js"] == nil {
            logger.warning("no Leaflet: install libjs-leaflet; results are shown as a list without the map")
        }
    }

    /// Adds one file under a name such as `terreau.css`.
    public mutating func add(_ name: String, _ bytes: [UInt8]) {
        let compressed = Gzip.compress(bytes, level: 9)
        byName[name] = Asset(
            bytes: bytes, compressed: compressed.count < bytes.count ? compressed : nil,
            mediaType: MediaTypes.type(of: name),
            hash: String(SHA256.hash(data: bytes).hexadecimal.prefix(16)))
    }

    /// Whether there is a file of that name.
    public func contains(_ name: String) -> Bool { byName[name] != nil }

    /// The address of a file, with its hash: `/assets/terreau.0123456789abcdef.css`. A name that does not
    /// exist is given as it stands, and answers 404.
    public func url(_ name: String) -> String {
        guard let asset = byName[name] else { return "/assets/\(name)" }
        return "/assets/\(Self.hashed(name, asset.hash))"
    }

    /// The file at `path` below `/assets/`, and whether that name can never mean another file.
    func find(_ path: String) -> (asset: Asset, isForever: Bool)? {
        if let asset = byName[path] { return (asset, false) }
        let parts = path.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return nil }
        let name = (parts.dropLast(2) + parts.suffix(1)).joined(separator: ".")
        guard let asset = byName[name], asset.hash == parts[parts.count - 2] else { return nil }
        return (asset, true)
    }

    private static func hashed(_ name: String, _ hash: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return name }
        return "\(name[..<dot]).\(hash)\(name[dot...])"
    }

    private mutating func add(
        folder: String, as prefix: String, _ logger: Logger, where isWanted: (String) -> Bool = { _ in true }
    ) {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        if names.isEmpty { logger.warning("no assets found", metadata: ["folder": "\(folder)"]) }
        for name in names.sorted().prefix(Self.most) where isWanted(name) && !name.hasPrefix(".") {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
            guard data.count <= Self.largest else {
                logger.warning("asset too large", metadata: ["file": "\(name)"])
                continue
            }
            add(prefix + name, [UInt8](data))
        }
    }
}
