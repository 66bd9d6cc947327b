import Language

/// One way to narrow a list: values with counts, each a plain link that adds or removes it.
public struct FacetGroup: Component {
    /// A value to narrow by.
    public struct Value: Sendable {
        let label: String
        let count: Int
        let href: String
        let isChosen: Bool

        /// A value, how many it leaves, and the address that adds it, or removes it when it is chosen.
        public init(_ label: String, count: Int, href: String, isChosen: Bool = false) {
            self.label = label
            self.count = count
            self.href = href
            self.isChosen = isChosen
        }
    }

    private let title: String
    private let values: [Value]
    private let shown: Int
    private let more: Link?
    private let say: Messages

    /// A group under its title. The first `shown` values stand open, the others behind one line; `more` leads
    /// to values that are not in the page.
    public init(
        _ title: String, _ values: [Value], shown: Int = .max, more: Link? = nil, say: Messages
    ) {
        self.title = title
        self.values = values
        self.shown = shown
        self.more = more
        self.say = say
    }

    /// A heading and a list of links.
    public var html: HTML {
        H.section(.class("facet")) {
            H.h3(title)
            list(values.prefix(shown))
            if values.count > shown {
                H.details {
                    H.summary(say("web.facet.more", count: values.count - shown))
                    list(values.dropFirst(shown))
                }
            }
            if let more { H.p(.class("more")) { more.html } }
        }
    }

    private func list(_ values: ArraySlice<Value>) -> HTML {
        H.ul {
            for value in values { H.li { link(value) } }
        }
    }

    private func link(_ value: Value) -> HTML {
        H.a(.href(value.href), .rel("nofollow"), .current(value.isChosen, "true")) {
            H.span {
                if value.isChosen { H.span("✓ ", .aria("hidden", "true")) }
                value.label
                if value.isChosen { H.span(" \(say("web.facet.chosen"))", .class("hidden")) }
            }
            H.span(say.format.number(value.count), .class("n"))
        }
    }
}
