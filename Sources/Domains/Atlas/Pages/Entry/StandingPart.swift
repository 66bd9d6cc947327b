import Kernel
import Language
import Web

/// Whether somebody acts for an entry's organisation, and what whoever does can do.
struct StandingPart: Component {
    let entry: Entry
    let standing: Standing?
    let mayEdit: Bool
    let words: AtlasWords

    private var say: Messages { words.say }

    var html: HTML {
        guard entry.id.isClaimable else { return .empty }
        return H.p(.class("meta noprint")) {
            if let standing {
                say(
                    "atlas.standing.\(entry.id.type.rawValue)",
                    ["date": say.format.date(standing.since.date)]) + " "
                if mayEdit {
                    link(OwnWordsPages.path(of: entry.id), "atlas.own.edit")
                    " · "
                }
                link(ClaimPages.path(of: entry.id), "atlas.standing.more")
            } else {
                link(ClaimPages.path(of: entry.id), "atlas.standing.claim.\(entry.id.type.rawValue)")
            }
        }
    }

    private func link(_ path: String, _ label: MessageKey) -> HTML {
        H.a(say(label), .href("/\(say.language)\(path)"), .rel("nofollow"))
    }
}
