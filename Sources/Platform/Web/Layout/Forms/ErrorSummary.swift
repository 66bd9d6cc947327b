import Language

/// What must be put right before a form is taken, at the top of the page, each line leading to its field.
///
/// Source: the error summary of the GOV.UK Design System.
public struct ErrorSummary: Component {
    private let errors: [FieldError]
    private let say: Messages

    /// The errors, in the order of the fields.
    public init(_ errors: [FieldError], say: Messages) {
        self.errors = errors
        self.say = say
    }

    /// An alert that takes the focus; nothing when there is no error.
    public var html: HTML {
        guard !errors.isEmpty else { return .empty }
        return H.div(
            .class("notice error"), .role("alert"), .tabindex(-1), Attribute("autofocus"),
            .aria("labelledby", "error-summary")
        ) {
            H.h2(say("form.errors.title", count: errors.count), .id("error-summary"))
            H.ul {
                for error in errors {
                    H.li { H.a(error.message, .href("#\(FieldFrame.id(of: error.field))")) }
                }
            }
        }
    }
}
