/// How large a JSON text may be before it is refused.
public struct JSONLimits: Hashable, Sendable {
    /// Bytes of the whole text.
    public var bytes: Int
    /// Arrays and objects inside one another; a lone `[]` has depth 1.
    public var depth: Int
    /// Values of all kinds: a lone `[1, 2]` has 3.
    public var values: Int

    /// 64 MiB, 128 levels and as many values as the bytes hold unless told otherwise.
    public init(bytes: Int = 64 << 20, depth: Int = 128, values: Int = .max) {
        self.bytes = bytes
        self.depth = depth
        self.values = values
    }

    /// The usual limits.
    public static let standard = JSONLimits()
}
