/// An address that a letter may be tried at: RFC 5321's lengths, one `@`, a host with a dot, printable ASCII
/// without what has a meaning in a header, no full stop at an end of the mailbox's name or beside another
/// (RFC 5322 §3.2.3). The host is kept in lower case, so that one mailbox has one form.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address.
    public let text: String

    /// Reads what somebody typed; nil when no letter can go there.
    public init?(_ typed: String) {
        let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), !text.hasPrefix("-"),
            (4...253).contains(parts[1].utf8.count), text.utf8.count <= 254,
            text.utf8.allSatisfy(EmailAddress.isPlain),
            !parts[0].split(separator: ".", omittingEmptySubsequences: false).contains(where: \.isEmpty),
            EmailAddress.isHost(parts[1])
        else { return nil }
        self.text = "\(parts[0])@\(parts[1].lowercased())"
    }

    /// The form by which an account is known: all in lower case. NB: RFC 5321 §2.4 lets a host tell `Ann`
    /// from `ann`; no mail system in use does, and two accounts that look alike would be a trap.
    public var folded: EmailAddress { EmailAddress(text.lowercased()) ?? self }

    /// The address.
    public var description: String { text }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (33...126).contains(byte) && !"<>(),;:\"[]\\".utf8.contains(byte)
    }

    /// RFC 1123 §2.1: labels of letters, digits and inner hyphens.
    private static func isHost(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            }
    }
}
