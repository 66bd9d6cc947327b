import CCurl
import Glibc

/// Which addresses belong to the public Internet: all but the special-purpose ones (RFC 6890 and its
/// registry).
enum PublicAddresses {
    /// Whether a socket's address is public. The address is IPv4 or IPv6; any other family is not.
    static func contain(_ address: UnsafePointer<sockaddr>) -> Bool {
        let raw = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            // NB: the structure's third member, four bytes in network order, stands at offset 4.
            return isPublicIPv4((4..<8).map { raw.load(fromByteOffset: $0, as: UInt8.self) })
        case AF_INET6:
            return isPublicIPv6((8..<24).map { raw.load(fromByteOffset: $0, as: UInt8.self) })
        default:
            return false
        }
    }

    /// The special-purpose blocks of IPv4: first address and length of the prefix in bits.
    private static let special: [(address: [UInt8], bits: Int)] = [
        ([0, 0, 0, 0], 8), ([10, 0, 0, 0], 8), ([100, 64, 0, 0], 10), ([127, 0, 0, 0], 8),
        ([169, 254, 0, 0], 16), ([172, 16, 0, 0], 12), ([192, 0, 0, 0], 24), ([192, 0, 2, 0], 24),
        ([192, 88, 99, 0], 24), ([192, 168, 0, 0], 16), ([198, 18, 0, 0], 15), ([198, 51, 100, 0], 24),
        ([203, 0, 113, 0], 24), ([224, 0, 0, 0], 4), ([240, 0, 0, 0], 4),
    ]

    static func isPublicIPv4(_ bytes: [UInt8]) -> Bool {
        !special.contains { block in matches(bytes, block.address, bits: block.bits) }
    }

    /// Of IPv6 only 2000::/3 is global unicast; within it documentation, benchmarking and the addresses that
    /// hold an IPv4 one (6to4, Teredo) are not taken for public.
    static func isPublicIPv6(_ bytes: [UInt8]) -> Bool {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        if matches(bytes, mapped, bits: 96) { return isPublicIPv4(Array(bytes.suffix(4))) }
        return matches(bytes, [0x20], bits: 3)
            && !matches(bytes, [0x20, 0x01, 0x00], bits: 23)
            && !matches(bytes, [0x20, 0x01, 0x0D, 0xB8], bits: 32)
            && !matches(bytes, [0x20, 0x02], bits: 16) && !matches(bytes, [0x3F, 0xFF, 0x00], bits: 20)
    }

    private static func matches(_ bytes: [UInt8], _ prefix: [UInt8], bits: Int) -> Bool {
        let whole = bits / 8
        guard bytes.prefix(whole).elementsEqual(prefix.prefix(whole)) else { return false }
        let rest = bits % 8
        guard rest > 0 else { return true }
        return (bytes[whole] ^ prefix[whole]) >> UInt8(8 - rest) == 0
    }
}
