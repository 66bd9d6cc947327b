import Crypto

/// A hash function that RDF dataset canonicalization may use (RDFC-1.0, section 3).
public enum DigestAlgorithm: String, CaseIterable, Sendable {
    /// SHA-256 (FIPS 180-4), the one to use unless another is agreed.
    case sha256
    /// SHA-384 (FIPS 180-4).
    case sha384

    /// The digest of the bytes in lower-case hexadecimal digits.
    func hexDigest(of bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .sha256: hexDigits(of: SHA256.hash(data: bytes))
        case .sha384: hexDigits(of: SHA384.hash(data: bytes))
        }
    }
}

private func hexDigits(of digest: some Sequence<UInt8>) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(96)
    for byte in digest {
        digits.append(hexDigit(byte >> 4))
        digits.append(hexDigit(byte & 0xF))
    }
    return digits
}

private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
