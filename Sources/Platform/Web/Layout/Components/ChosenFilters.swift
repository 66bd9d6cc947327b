import Language

/// The filters in force, each with the link that takes it away.
public struct ChosenFilters: Component {
    private let filters: [Link]
    private let clear: Link?
    private let say: Messages

    /// - Parameters:
    ///   - filters: the filter's words, and the address of the list without it.
    ///   - clear: the address of the list without any.
    public init(_ filters: [Link], clear: Link?, say: Messages) {
        self.filters = filters
        self.clear = clear
        self.say = say
    }

    /// A list on one line; nothing when no filter is in force.
    public var html: HTML {
        guard !filters.isEmpty else { return .empty }
        return H.ul(.class("chosen"), .aria("label", say("web.facet.in-force"))) {
            for filter in filters {
                H.li {
                    H.a(.href(filter.href), .rel("nofollow")) {
                        filter.text
                        H.span(" ×", .aria("hidden", "true"))
                        H.span(" \(say("web.facet.remove"))", .class("hidden"))
                    }
                }
            }
            if let clear { H.li { clear.html } }
        }
    }
}
