/// Where a licence can be read.
enum LicenceAddress {
    /// The page of the SPDX list for one of its identifiers, the licence itself when it is an address; nil
    /// for a name that leads nowhere.
    static func of(_ licence: String) -> String? {
        if WebAddress.normalised(licence) != nil, licence.contains("://") { return licence }
        let isIdentifier = licence.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
        }
        guard isIdentifier, !licence.isEmpty, !licence.hasPrefix("LicenseRef-") else { return nil }
        return "https://spdx.org/licenses/\(licence)"
    }
}
