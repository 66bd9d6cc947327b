/// Where one can write: a mailbox, or a page with a form.
public struct Contact: Hashable, Sendable, CustomStringConvertible {
    /// What people read: `contact@example.org`, or the page's address.
    public let description: String

    /// Reads an e-mail address or an https address; nil for anything else.
    public init?(_ text: String) {
        let isPage = text.hasPrefix("https://") && text.utf8.count > 8
        guard text.utf8.count <= 200, !text.contains(where: \.isWhitespace),
            text.unicodeScalars.allSatisfy({ $0.value >= 32 }), isPage || Contact.isMailbox(text)
        else { return nil }
        description = text
    }

    /// The address of a link: `mailto:contact@example.org`, or the page's.
    public var address: String {
        description.hasPrefix("https://") ? description : "mailto:\(description)"
    }

    /// What a value looks like, in words that follow "expected".
    static let expected = "an e-mail address or an https address"

    /// Whether a text has the form of an e-mail address: one @ with something on both sides, no blank.
    static func isMailbox(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
            && !text.contains(":")
    }
}
