/// The 64-bit hash of Yann Collet's xxHash (XXH64, specification 0.2.0), seed 0, of bytes that come piece by
/// piece: it tells damaged bytes from whole ones, not friend from foe.
struct XXHash64 {
    private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5
    )

    private var lanes = SIMD4<UInt64>(
        primes.0 &+ primes.1, primes.1, 0, 0 &- primes.0)
    private var length: UInt64 = 0
    /// What does not fill a stripe of 32 bytes yet.
    private var pending: [UInt8] = []

    /// Adds bytes.
    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        length &+= UInt64(bytes.count)
        var rest = bytes[...]
        if !pending.isEmpty {
            let missing = min(32 - pending.count, rest.count)
            pending += rest.prefix(missing)
            rest = rest.dropFirst(missing)
            guard pending.count == 32 else { return }
            pending.withUnsafeBytes { consume($0) }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = rest.count / 32 * 32
        consume(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)))
        pending += rest.dropFirst(whole)
    }

    /// The hash of all bytes so far.
    var value: UInt64 {
        var hash = length < 32 ? Self.primes.4 : converged
        hash &+= length
        pending.withUnsafeBytes { Self.addRest($0, to: &hash) }
        hash = (hash ^ (hash >> 33)) &* Self.primes.1
        hash = (hash ^ (hash >> 29)) &* Self.primes.2
        return hash ^ (hash >> 32)
    }

    private mutating func consume(_ stripes: UnsafeRawBufferPointer) {
        var (a, b, c, d) = (lanes[0], lanes[1], lanes[2], lanes[3])
        for offset in stride(from: 0, to: stripes.count, by: 32) {
            a = Self.round(a, Self.load(stripes, offset))
            b = Self.round(b, Self.load(stripes, offset + 8))
            c = Self.round(c, Self.load(stripes, offset + 16))
            d = Self.round(d, Self.load(stripes, offset + 24))
        }
        lanes = SIMD4(a, b, c, d)
    }

    private var converged: UInt64 {
        var hash =
            Self.rotate(lanes[0], 1) &+ Self.rotate(lanes[1], 7) &+ Self.rotate(lanes[2], 12)
            &+ Self.rotate(lanes[3], 18)
        for lane in 0..<4 {
            hash = (hash ^ Self.round(0, lanes[lane])) &* Self.primes.0 &+ Self.primes.3
        }
        return hash
    }

    private static func addRest(_ bytes: UnsafeRawBufferPointer, to hash: inout UInt64) {
        var offset = 0
        while offset + 8 <= bytes.count {
            hash = rotate(hash ^ round(0, load(bytes, offset)), 27) &* primes.0 &+ primes.3
            offset += 8
        }
        if offset + 4 <= bytes.count {
            let word = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            hash = rotate(hash ^ (UInt64(word) &* primes.0), 23) &* primes.1 &+ primes.2
            offset += 4
        }
        for byte in bytes[offset...] { hash = rotate(hash ^ (UInt64(byte) &* primes.4), 11) &* primes.0 }
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
        rotate(lane &+ input &* primes.1, 31) &* primes.0
    }

    @inline(__always)
    private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value << count | value >> (64 - count)
    }

    @inline(__always)
    private static func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
