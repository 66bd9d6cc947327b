/// What a password's hash by scrypt costs (RFC 7914 §2).
public struct PasswordCost: Hashable, Sendable {
    /// N, a power of two.
    let rounds: Int
    /// r.
    let blockSize: Int
    /// p.
    let parallelism: Int

    /// N = 2¹⁵, r = 8, p = 3: one of the equally strong settings of OWASP's Password Storage Cheat Sheet, and
    /// one that takes little memory for its time: 32 MiB.
    public static let standard = PasswordCost(rounds: 1 << 15, blockSize: 8, parallelism: 3)
}
