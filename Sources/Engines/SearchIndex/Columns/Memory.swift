/// Bytes that nobody changes while anything points into them: the index's own, or a file's that was mapped
/// into memory for it.
public final class Memory: @unchecked Sendable {
    /// The bytes.
    let bytes: UnsafeRawBufferPointer
    private let release: @Sendable () -> Void
    private let pause: @Sendable () -> Void

    /// Bytes that belong to somebody else, who is told by `release` when they are needed no more. They must
    /// stay as they are until then and begin at a multiple of 64. Whoever can have them brought back from
    /// somewhere else is told by `pause` when most will not be needed for a while.
    public init(
        bytes: UnsafeRawBufferPointer, release: @escaping @Sendable () -> Void,
        pause: @escaping @Sendable () -> Void = {}
    ) {
        self.bytes = bytes
        self.release = release
        self.pause = pause
    }

    /// Says that most of the bytes will not be needed for a while; they stay as they are.
    public func letGo() { pause() }

    /// The index's own bytes, written once by `fill`.
    convenience init(byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
        do {
            try fill(UnsafeMutableRawBufferPointer(rebasing: bytes[..<byteCount]))
        } catch {
            bytes.deallocate()
            throw error
        }
        nonisolated(unsafe) let owned = bytes
        self.init(bytes: UnsafeRawBufferPointer(owned)) { owned.deallocate() }
    }

    deinit { release() }
}
