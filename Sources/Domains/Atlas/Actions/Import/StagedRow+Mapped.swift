import CanonicalJSON
import Crypto
import Kernel

extension StagedRow {
    /// A record made here, not read from a file.
    init(_ key: String, _ content: RecordContent, licence: String) {
        let payload = content.json.canonicalBytes
        self.init(
            key: key, type: content.type, payload: String(decoding: payload, as: UTF8.self),
            hash: Array(SHA256.hash(data: payload)), licence: licence,
            tokens: MatchTokens.tokens(of: content), relations: content.relations)
    }

    /// Bytes of the longest name of a licence.
    static let licenceLimit = 500

    /// The row as it is kept; refuses what is too large and what no database can hold.
    init(_ mapped: MappedRow, sourceLicence: String) throws(RowRefusal) {
        let payload = mapped.content.json.canonicalBytes
        let licence = mapped.licence ?? sourceLicence
        guard payload.count <= Mapping.payloadLimit else { throw .tooLarge(payload.count) }
        guard licence.utf8.count <= StagedRow.licenceLimit else {
            throw .unreadable("the name of its licence is longer than \(StagedRow.licenceLimit) bytes")
        }
        guard !StagedRow.escapesNUL(payload), !mapped.key.utf8.contains(0), !licence.utf8.contains(0) else {
            throw .unreadable("it holds the character U+0000")
        }
        self.init(mapped.key, mapped.content, licence: licence)
    }

    /// Whether canonical JSON holds the character U+0000, which it writes as `\u0000`.
    static func escapesNUL(_ json: [UInt8]) -> Bool {
        var rest = json[...]
        while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
            rest = rest[(backslash + 1)...]
            if rest.starts(with: "u0000".utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
