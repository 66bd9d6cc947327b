import Language

/// Something the reader should know before going on. Its weight is said in a word, never by colour alone.
public struct Notice: Component {
    /// How much it matters.
    public enum Weight: String, Sendable, CaseIterable {
        /// Good to know.
        case information
        /// Look out.
        case warning
        /// Something went wrong.
        case error
        /// It is done.
        case success
    }

    private let weight: Weight
    private let content: [HTML]
    private let say: Messages

    /// A notice around some content.
    public init(_ weight: Weight, say: Messages, @HTMLBuilder content: () -> [HTML]) {
        self.weight = weight
        self.say = say
        self.content = content()
    }

    /// A box with its word in front.
    public var html: HTML {
        H.div(.class("notice", weight.rawValue), weight == .error ? .role("alert") : .none) {
            H.p(say("web.notice.\(weight.rawValue)"), .class("word"))
            H.div { content }
        }
    }
}
