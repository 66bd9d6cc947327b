/// One thing found: its name, where it stands, what it is, and who says so.
public struct ResultItem: Component {
    private let title: HTML
    private let href: String
    private let meta: [String]
    private let summary: HTML?
    private let evidence: [Evidence]
    private let unknown: String?

    /// - Parameters:
    ///   - title: the name, with found words marked.
    ///   - href: its page.
    ///   - meta: short facts, shown with a middle dot between.
    ///   - summary: one or two sentences.
    ///   - evidence: who says what.
    ///   - unknown: what is not known and what to do about it.
    public init(
        title: HTML, href: String, meta: [String], summary: HTML? = nil, evidence: [Evidence] = [],
        unknown: String? = nil
    ) {
        self.title = title
        self.href = href
        self.meta = meta
        self.summary = summary
        self.evidence = evidence
        self.unknown = unknown
    }

    /// The content of a list item.
    public var html: HTML {
        HTML {
            H.h3 { H.a(.href(href)) { title } }
            if !meta.isEmpty { H.p(meta.joined(separator: " · "), .class("meta")) }
            if let summary { H.p { summary } }
            if !evidence.isEmpty {
                H.p(.class("sources")) { evidence.map(\.html).joined(by: " ") }
            }
            if let unknown { H.p(unknown, .class("meta unknown")) }
        }
    }
}

/// What was found, in order.
public struct ResultList: Component {
    private let items: [ResultItem]
    private let start: Int

    /// The items of one page of results; `start` is the rank of the first, from 1.
    public init(_ items: [ResultItem], start: Int = 1) {
        self.items = items
        self.start = start
    }

    /// An ordered list.
    public var html: HTML {
        H.ol(.class("results"), .when(start > 1, Attribute("start", String(start)))) {
            for item in items { H.li { item } }
        }
    }
}
