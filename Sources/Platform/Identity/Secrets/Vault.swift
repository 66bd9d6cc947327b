import Crypto

/// Seals what the database has to keep but whoever reads the database alone must not: AES-256-GCM under a key
/// made from the site's secret (HKDF-SHA-256). What it is for and whose it is are bound in.
struct Vault: Sendable {
    private let key: SymmetricKey

    init(secret: [UInt8]) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret), info: Array("terreau identity vault".utf8),
            outputByteCount: 32)
    }

    /// Seals bytes for a purpose.
    func seal(_ bytes: [UInt8], for purpose: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: Array(purpose.utf8))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Opens what was sealed for that purpose; nil when it was not, or was changed.
    func open(_ sealed: [UInt8], for purpose: String) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed) else { return nil }
        return (try? AES.GCM.open(box, using: key, authenticating: Array(purpose.utf8))).map { Array($0) }
    }
}
