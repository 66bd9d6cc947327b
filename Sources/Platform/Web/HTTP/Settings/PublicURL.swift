/// The address under which the public reaches the site: scheme and host, perhaps a port, no path.
public struct PublicURL: Hashable, Sendable, CustomStringConvertible {
    /// `https://atlas.example.org`, without a slash at the end; equal to the `Origin` of the site's own
    /// pages.
    public let origin: String

    /// Reads `http://…` or `https://…`; nil when there is a path, a query, a user or no host.
    public init?(_ text: String) {
        let bare = text.hasSuffix("/") ? String(text.dropLast()) : text
        let parts = bare.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].isEmpty, ["http:", "https:"].contains(parts[0].lowercased()),
            Self.isAuthority(parts[2])
        else { return nil }
        let scheme = parts[0].lowercased()
        let host = parts[2].lowercased()
        let defaultPort = scheme == "https:" ? ":443" : ":80"
        origin = "\(scheme)//\(host.hasSuffix(defaultPort) ? String(host.dropLast(defaultPort.count)) : host)"
    }

    /// Whether pages travel encrypted.
    public var isHTTPS: Bool { origin.hasPrefix("https:") }

    /// The host, and the port if it is not the scheme's own: `atlas.example.org`.
    public var host: String { String(origin.drop { $0 != "/" }.dropFirst(2)) }

    /// The origin.
    public var description: String { origin }

    private static func isAuthority(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"):
                    true
                default: "-._:[]".utf8.contains(byte)
                }
            }
    }
}
