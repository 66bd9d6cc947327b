import Language

/// The question a page begins with: one field and its button. Works as a plain form; `site.js` adds
/// suggestions.
public struct SearchField: Component {
    private let action: String
    private let query: String
    private let label: String
    private let isLabelShown: Bool
    private let example: String?
    private let suggestions: String?
    private let kept: [(name: String, value: String)]
    private let say: Messages

    /// - Parameters:
    ///   - action: the address of the results.
    ///   - query: what was asked, shown again.
    ///   - label: the words above the field; with `isLabelShown` false only screen readers say them.
    ///   - example: an example shown in the empty field.
    ///   - suggestions: the address that answers `?q=` with suggestions, if any.
    ///   - kept: names and values sent along, such as the chosen filters.
    public init(
        action: String, query: String = "", label: String, isLabelShown: Bool = true, example: String? = nil,
        suggestions: String? = nil, kept: [(name: String, value: String)] = [], say: Messages
    ) {
        self.action = action
        self.query = query
        self.label = label
        self.isLabelShown = isLabelShown
        self.example = example
        self.suggestions = suggestions
        self.kept = kept
        self.say = say
    }

    /// A `search` landmark with a form.
    public var html: HTML {
        H.search {
            H.form(.class("ask"), .action(action)) {
                H.label(label, .for("q"), .class(isLabelShown ? nil : "hidden"))
                H.div(.class("field")) {
                    H.div(.class("combo")) { input }
                    for field in kept {
                        H.input(.type("hidden"), .name(field.name), .value(field.value))
                    }
                    H.button(say("web.search.button"))
                }
            }
        }
    }

    private var input: HTML {
        H.input(
            .id("q"), .name("q"), .type("search"), .value(query), .ifLet(example, Attribute.placeholder),
            Attribute("maxlength", "200"), .autocomplete("off"), Attribute("enterkeyhint", "search"),
            .ifLet(suggestions) { .data("suggest", $0) },
            .ifLet(suggestions) { _ in .data("suggest-label", say("web.search.suggestions")) })
    }
}
