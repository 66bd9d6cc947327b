/// Words and where they lead.
public struct Link: Hashable, Sendable {
    /// What the reader sees.
    public let text: String
    /// Where it leads.
    public let href: String

    /// A link from its words and its address.
    public init(_ text: String, _ href: String) {
        self.text = text
        self.href = href
    }

    /// The link as HTML.
    public var html: HTML { H.a(text, .href(href)) }
}
