import Kernel
import Language

/// Content in the language it was written in. When that is not the page's, the text carries its `lang`, and a
/// small word says which language it is.
public struct ForeignText: Component {
    private let text: String
    private let content: HTML
    private let language: LanguageTag
    private let say: Messages

    /// - Parameters:
    ///   - text: the content.
    ///   - language: its language; `und` when not known.
    ///   - marked: the content with found words marked, if any.
    public init(_ text: String, _ language: LanguageTag, marked: HTML? = nil, say: Messages) {
        self.text = text
        content = marked ?? .text(text)
        self.language = language
        self.say = say
    }

    /// The text alone when it is in the page's language; else in a `span` with its language.
    public var html: HTML {
        guard language.language != say.language.language else { return content }
        guard language != .undetermined else { return H.span(.lang("")) { content } }
        return HTML {
            H.span(.lang(language.text)) { content }
            " "
            H.span(language.text, .class("tag"), .title(say("web.language.other", ["tag": language.text])))
        }
    }
}
