import Kernel
import Language
import Web

/// `/atlas/moderation`: what waits to be read, with all that is needed to decide.
struct ModerationPage {
    /// One proposal and what stands beside it.
    struct Item {
        let contribution: Contribution
        /// The entry it corrects.
        let subject: Entry?
        /// Entries that may be the same thing.
        let alike: [Entry]
        /// The hidden field that its form must carry.
        let token: (name: String, value: String)
    }

    let items: [Item]
    /// The claims that wait.
    let claims: ClaimModerationPart
    let words: AtlasWords

    /// What the form sends when a proposal is accepted.
    static let accept = "accept"

    private var say: Messages { words.say }

    var page: Page {
        Page(
            title: say("atlas.moderation.title"), path: ModerationPages.path,
            breadcrumbs: [
                Web.Link(say("atlas.entry.home"), "/\(say.language)"),
                Web.Link(say("atlas.navigation"), words.home),
            ], section: "/atlas", isIndexed: false
        ) {
            H.h1(say("atlas.moderation.title"))
            H.p(say("atlas.moderation.lede"), .class("lede"))
            if items.isEmpty, claims.items.isEmpty { H.p(say("atlas.moderation.none"), .class("unknown")) }
            claims
            for item in items { proposal(item) }
        }
    }

    private func proposal(_ item: Item) -> HTML {
        let name = item.subject.map { EntryWords(entry: $0, words: words).name.text }
        let proposed = item.contribution.content.name.best(for: words.languages)?.text ?? ""
        return H.section(.id(item.contribution.id.description)) {
            H.h2 {
                if let name { say("atlas.moderation.correction", ["name": name]) } else { proposed }
            }
            H.p(about(item), .class("meta"))
            Facts(facts(item))
            if !item.alike.isEmpty { alike(item) }
            decision(item)
        }
    }

    private func about(_ item: Item) -> String {
        let type = words.label(item.contribution.content.type.rawValue, .type)
        return "\(type) · \(say.format.date(item.contribution.receivedAt.date))"
    }

    /// What is proposed; of a correction, what stands there now beside it.
    private func facts(_ item: Item) -> [Facts.Fact] {
        let proposed = ContentFacts(item.contribution.content, words: words)
        let current = item.subject.map { ContentFacts($0.content, words: words) }
        let now = (current?.texts ?? []) + (current?.fields ?? [])
        var facts = (proposed.texts + proposed.fields).map { field in
            let before = now.first { $0.key == field.key }
            return Facts.Fact(
                field.title,
                HTML {
                    field.value
                    if let before {
                        H.p(.class("meta")) {
                            "\(say("atlas.moderation.now")) "
                            before.value
                        }
                    }
                })
        }
        if let evidence = item.contribution.evidence {
            facts.append(.init(say("atlas.suggest.evidence"), WebLink.html(evidence)))
        }
        if let said = item.contribution.words {
            facts.append(.init(say("atlas.suggest.words"), H.blockquote { H.p(said) }))
        }
        return facts
    }

    private func alike(_ item: Item) -> HTML {
        H.p {
            "\(say("atlas.moderation.alike")) "
            item.alike.map { entry in
                let shown = EntryWords(entry: entry, words: words)
                return H.a(shown.name.text, .href(shown.path))
            }.joined(by: ", ")
        }
    }

    private func decision(_ item: Item) -> Form {
        let id = item.contribution.id.description
        let reasons = Contribution.Reason.allCases.map {
            Choice($0.rawValue, say("atlas.moderation.reason.\($0.rawValue)"))
        }
        return Form(
            .post, action: "/\(say.language)\(ModerationPages.path)", button: say("atlas.moderation.decide"),
            hidden: [("id", id), item.token]
        ) {
            H.div(.class("entry")) {
                H.label(say("atlas.moderation.decision"), .for("verdict-\(id)"))
                H.select(.id("verdict-\(id)"), .name("verdict")) {
                    for choice in [
                        Choice("", say("atlas.moderation.later")),
                        Choice(Self.accept, say("atlas.moderation.accept")),
                    ] + reasons {
                        H.option(choice.label, .value(choice.value))
                    }
                }
            }
        }
    }
}
