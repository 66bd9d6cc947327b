import Kernel
import Language
import Web

/// `/atlas/suggestions/{id}`: what became of a proposal, for whoever sent it.
struct ContributionPage {
    let contribution: Contribution
    let words: AtlasWords

    private var say: Messages { words.say }

    var page: Page {
        Page(
            title: say("atlas.suggestion.title"), path: ContributePages.suggestion(contribution.id),
            breadcrumbs: [
                Web.Link(say("atlas.entry.home"), "/\(say.language)"),
                Web.Link(say("atlas.navigation"), words.home),
            ], section: "/atlas", isIndexed: false
        ) {
            H.h1(say("atlas.suggestion.\(contribution.state.rawValue)"))
            H.p(state, .class("lede"))
            H.p {
                if let entry { H.a(say("atlas.suggestion.entry"), .href("\(words.home)/\(entry)")) }
                if entry != nil { " · " }
                H.a(say("atlas.suggest.another"), .href("/\(say.language)\(ContributePages.suggest)"))
            }
        }
    }

    private var state: String {
        let received = say.format.date(contribution.receivedAt.date)
        switch contribution.decision?.outcome {
        case nil: return say("atlas.suggestion.pending-text", ["date": received])
        case .accepted: return say("atlas.suggestion.accepted-text", ["date": decided])
        case .rejected(let reason):
            return say(
                "atlas.suggestion.rejected-text",
                ["date": decided, "reason": say("atlas.suggestion.reason.\(reason.rawValue)")])
        }
    }

    private var decided: String {
        contribution.decision.map { say.format.date($0.at.date) } ?? ""
    }

    /// The entry that it made or changed, or was meant for.
    private var entry: EntryID? {
        if case .accepted(let entry)? = contribution.decision?.outcome { entry } else { contribution.subject }
    }
}
