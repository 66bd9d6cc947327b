import Language

/// The ways to the neighbouring pages of a list that is read by cursor.
public struct Pagination: Component {
    private let position: String?
    private let previous: String?
    private let next: String?
    private let say: Messages

    /// - Parameters:
    ///   - position: where the reader is, in words: « 21 à 40 sur 128 ».
    ///   - previous: the address of the page before, if there is one.
    ///   - next: the address of the page after, if there is one.
    public init(position: String? = nil, previous: String?, next: String?, say: Messages) {
        self.position = position
        self.previous = previous
        self.next = next
        self.say = say
    }

    /// A navigation landmark; nothing when everything fits on one page.
    public var html: HTML {
        guard previous != nil || next != nil else { return .empty }
        return H.nav(.class("pages"), .aria("label", say("web.pagination.label"))) {
            if let previous { H.a(say("web.pagination.previous"), .rel("prev nofollow"), .href(previous)) }
            if let position { H.span(position, .class("meta")) }
            if let next { H.a(say("web.pagination.next"), .rel("next nofollow"), .href(next)) }
        }
    }
}
