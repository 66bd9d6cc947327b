import Kernel
import Language
import SearchIndex
import Web

/// `/choose`: what was understood of her words, never chosen in her stead, and the whole list.
struct NeedPage {
    let situation: Situation
    let proposals: [NeedMatcher.Proposal]
    let words: GuidanceWords

    /// Characters of a question that are read.
    static let longestQuestion = 500

    private var say: Messages { words.say }

    var page: Page {
        StepPage(1, "guidance.need.title", at: GuidancePath.need, situation, words) {
            if situation.words.isEmpty { H.p(say("guidance.need.lede"), .class("lede")) } else { understood }
            question
            list
            H.p(say("guidance.privacy"), .class("meta"))
        }.page
    }

    // MARK: What was understood

    private var understood: HTML {
        H.section {
            H.p(.class("said")) { HTML.sentence(say("guidance.need.said"), ["words": H.q(situation.words)]) }
            if proposals.isEmpty {
                Notice(.warning, say: say) { H.p(say("guidance.need.not-understood")) }
            } else {
                H.h2(say("guidance.need.understood", count: proposals.count))
                H.ol(.class("results proposals")) { for proposal in proposals { item(proposal) } }
            }
        }
    }

    private func item(_ proposal: NeedMatcher.Proposal) -> HTML {
        H.li {
            H.h3 { choice(proposal.need) }
            H.p(words.text(proposal.need.definition))
            H.p(
                say("guidance.need.because", ["words": say.format.list(proposal.words.map(asTyped))]),
                .class("meta"))
        }
    }

    /// A folded word as she wrote it.
    private func asTyped(_ folded: String) -> String {
        let tokens = situation.words.split { !$0.isLetter && !$0.isNumber }
        let token = tokens.first { SearchIndex.foldedWords(in: String($0)).contains(folded) }
        return say("guidance.quoted", ["words": token.map(String.init) ?? folded])
    }

    // MARK: Saying it otherwise

    private var question: HTML {
        H.search {
            H.form(.class("ask"), .action(words.address(GuidancePath.need))) {
                H.label(
                    say(situation.words.isEmpty ? "guidance.need.label" : "guidance.need.otherwise"),
                    .for("q"))
                H.div(.class("field")) {
                    H.input(
                        .id("q"), .name("q"), .type("search"), .value(situation.words),
                        .placeholder(say("guidance.need.example")), .autocomplete("off"),
                        Attribute("maxlength", String(NeedPage.longestQuestion)))
                    H.input(.type("hidden"), .name("s"), .value(words.links.text(situation)))
                    H.button(say("guidance.need.button"))
                }
            }
        }
    }

    private var list: HTML {
        H.section {
            H.h2(say("guidance.need.list"))
            H.div(.class("columns")) {
                for group in words.knowledge.needGroups {
                    H.div(.class("facet")) {
                        H.h3(words.text(group.heading))
                        H.ul(.class("lines")) { for need in group.needs { H.li { choice(need) } } }
                    }
                }
            }
        }
    }

    /// Chooses a need; who has said everything else goes straight to the sheet.
    private func choice(_ need: Need) -> HTML {
        var chosen = situation
        chosen.need = need.id
        let next = chosen.country == nil ? GuidancePath.organisation : GuidancePath.sheet
        return H.a(.href(words.address(next, chosen)), .current(need.id == situation.need, "true")) {
            H.span(words.text(need.labels))
        }
    }
}

extension H {
    /// Words of somebody else.
    static let q = Element("q")
}
