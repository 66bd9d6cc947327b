/// A line that opens to more.
public struct Disclosure: Component {
    private let summary: String
    private let isOpen: Bool
    private let content: [HTML]

    /// The line, whether it is open at first, and what it holds.
    public init(_ summary: String, isOpen: Bool = false, @HTMLBuilder content: () -> [HTML]) {
        self.summary = summary
        self.isOpen = isOpen
        self.content = content()
    }

    /// A `details` element.
    public var html: HTML {
        H.details(.class("more"), Attribute("open", when: isOpen)) {
            H.summary(summary)
            content
        }
    }
}
