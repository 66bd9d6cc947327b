import CZlib

/// One gzip stream (RFC 1952) made by zlib. Not for two tasks at once.
final class Gzip {
    private var stream = z_stream()
    private var isOpen = false

    /// - Parameter level: 1 (fast) to 9 (small).
    init(level: Int32 = 6) {
        let windowBits: Int32 = 15 + 16  // 16 asks zlib for the gzip wrapper
        let status = deflateInit2_(
            &stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib could not start: status \(status).")
        isOpen = true
    }

    deinit {
        if isOpen { deflateEnd(&stream) }
    }

    /// `bytes` as one gzip stream.
    static func compress(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
        Gzip(level: level).compress(bytes, finish: true)
    }

    /// What can be written so far once `bytes` have been added; everything when `finish` is set.
    func compress(_ bytes: [UInt8], finish: Bool = false) -> [UInt8] {
        var input = bytes
        var output: [UInt8] = []
        input.withUnsafeMutableBufferPointer { buffer in
            stream.next_in = buffer.baseAddress
            stream.avail_in = UInt32(buffer.count)
            repeat { output += nextChunk(finish: finish) } while stream.avail_out == 0
            stream.next_in = nil
        }
        return output
    }

    private func nextChunk(finish: Bool) -> [UInt8] {
        let capacity = 16_384
        return [UInt8](unsafeUninitializedCapacity: capacity) { chunk, count in
            stream.next_out = chunk.baseAddress
            stream.avail_out = UInt32(capacity)
            deflate(&stream, finish ? Z_FINISH : Z_NO_FLUSH)
            count = capacity - Int(stream.avail_out)
        }
    }
}
