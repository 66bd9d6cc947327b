import Language
import Web

/// What the operator's settings say of who runs the site. What they do not say is said to be missing, with
/// the setting to fill in.
struct OperatorFacts {
    let settings: Settings
    let say: Messages

    /// Publisher, address, contact, who answers for it, and whose machines it runs on.
    var legal: Facts {
        Facts([
            text("publisher-name", settings.publisherName),
            text("publisher-address", settings.publisherAddress),
            fact("publisher-contact", contact),
            text("publication-director", settings.publicationDirector),
            text("hosting-provider", settings.hostingProvider),
        ])
    }

    /// Publisher and contact.
    var short: Facts {
        Facts([text("publisher-name", settings.publisherName), fact("publisher-contact", contact)])
    }

    /// The way to write to the publisher, as a link; nil when the settings give none.
    var contact: HTML? {
        settings.publisherContact.map { H.a($0.description, .href($0.address)) }
    }

    /// The way to write to the publisher within a sentence, or the words that there is none.
    var contactInSentence: HTML {
        contact ?? H.span(missing("publisher-contact"), .class("unknown"))
    }

    private func text(_ setting: String, _ value: String?) -> Facts.Fact {
        fact(setting, value.map(HTML.text))
    }

    private func fact(_ setting: String, _ value: HTML?) -> Facts.Fact {
        let name = say("site.operator.\(setting)")
        return value.map { Facts.Fact(name, $0) } ?? Facts.Fact(name, unknown: missing(setting))
    }

    private func missing(_ setting: String) -> String { say("site.operator.missing", ["setting": setting]) }
}
