/// Fields and the button that sends them.
public struct Form: Component {
    /// How a form is sent.
    public enum Method: String, Sendable {
        /// It only asks: the fields go into the address.
        case get
        /// It changes something.
        case post
    }

    private let method: Method
    private let action: String
    private let button: String
    private let hidden: [(name: String, value: String)]
    private let content: [HTML]

    /// - Parameters:
    ///   - action: where it is sent.
    ///   - button: the words of the button: a verb.
    ///   - hidden: names and values sent along, such as the token a post must carry.
    ///   - content: the fields.
    public init(
        _ method: Method, action: String, button: String, hidden: [(name: String, value: String)] = [],
        @HTMLBuilder content: () -> [HTML]
    ) {
        self.method = method
        self.action = action
        self.button = button
        self.hidden = hidden
        self.content = content()
    }

    /// A form that the server checks; the browser's own checks are off, because their sentences are not ours.
    public var html: HTML {
        H.form(.class("form"), .method(method.rawValue), .action(action), Attribute("novalidate")) {
            for field in hidden { H.input(.type("hidden"), .name(field.name), .value(field.value)) }
            content
            H.p { H.button(button) }
        }
    }
}
