/// How large a JSON text may be before it is refused.
public struct JSONLimits: Hashable, Sendable {
    /// Bytes of the whole text.
    public var bytes: Int
    /// Arrays and objects inside one another; a lone `[]` has depth 1.
    public var depth: Int

    /// 64 MiB and 128 levels unless told otherwise.
    public init(bytes: Int = 64 << 20, depth: Int = 128) {
        self.bytes = bytes
        self.depth = depth
    }

    /// The usual limits.
    public static let standard = JSONLimits()
}
