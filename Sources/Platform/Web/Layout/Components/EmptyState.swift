/// Nothing is there: says so, why, and what to do next.
public struct EmptyState: Component {
    private let title: String
    private let reason: String
    private let next: [HTML]

    /// - Parameters:
    ///   - title: what is not there.
    ///   - reason: why, in one sentence.
    ///   - next: what the reader can do, each a list item.
    public init(_ title: String, reason: String, @HTMLBuilder next: () -> [HTML]) {
        self.title = title
        self.reason = reason
        self.next = next()
    }

    /// A heading, the reason, and the ways on.
    public var html: HTML {
        H.section(.class("empty")) {
            H.h2(title)
            H.p(reason)
            H.ul { for way in next { H.li { way } } }
        }
    }
}
