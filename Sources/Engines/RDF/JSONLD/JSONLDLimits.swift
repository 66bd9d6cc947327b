import CanonicalJSON

/// How much a JSON-LD document may ask for before it is refused.
public struct JSONLDLimits: Hashable, Sendable {
    /// Bytes and depth of the JSON text.
    public var json: JSONLimits
    /// Terms defined or copied in all contexts together.
    public var definitions: Int
    /// Contexts that refer to one another.
    public var remoteContexts: Int
    /// Contexts inside terms, and terms that need other terms, inside one another.
    public var contextDepth: Int
    /// Bytes of the IRIs made by joining or resolving, all together.
    public var iriBytes: Int

    /// 32 MiB of JSON, 128 levels, 4,000,000 definitions, 64 contexts in a row, 256 levels of contexts and
    /// 256 MiB of IRIs unless told otherwise.
    public init(
        json: JSONLimits = JSONLimits(bytes: 32 << 20), definitions: Int = 4_000_000,
        remoteContexts: Int = 64,
        contextDepth: Int = 256, iriBytes: Int = 256 << 20
    ) {
        self.json = json
        self.definitions = definitions
        self.remoteContexts = remoteContexts
        self.contextDepth = contextDepth
        self.iriBytes = iriBytes
    }

    /// The usual limits.
    public static let standard = JSONLDLimits()
}
