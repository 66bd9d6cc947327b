import Kernel
import Language
import Web

/// `/atlas/{id}/history`: what changed, from what to what, when, by whom, and the act of the ledger that says
/// so, with its receipt.
struct HistoryPage {
    let entry: EntryWords
    let changes: [EntryChange]
    let total: Int
    let acts: EntryActs
    /// Which page of it, from 1.
    let number: Int

    private var words: AtlasWords { entry.words }
    private var say: Messages { words.say }
    private var path: String { HistoryPages.path(of: entry.entry.id) }

    var page: Page {
        let title = say("atlas.history.of", ["name": entry.name.text])
        return Page(
            title: title, path: path, query: number > 1 ? "page=\(number)" : "",
            breadcrumbs: entry.breadcrumbs, section: "/atlas", isIndexed: false
        ) {
            H.h1(title)
            H.p(say("atlas.history.lede"), .class("lede"))
            if number == 1, !acts.standings.isEmpty { standings }
            for change in changes { section(change) }
            Pagination(
                previous: number > 1 ? address(number - 1) : nil,
                next: number * HistoryPages.most < total ? address(number + 1) : nil, say: say)
        }
    }

    private func address(_ number: Int) -> String {
        "/\(say.language)\(path)" + (number > 1 ? "?page=\(number)" : "")
    }

    // MARK: Who acts

    private var standings: HTML {
        H.section {
            H.h2(say("atlas.history.standings"))
            H.ul {
                for act in acts.standings {
                    H.li {
                        say("atlas.history.\(act.type)", ["date": say.format.date(act.at.date)]) + " "
                        receipt(act)
                    }
                }
            }
        }
    }

    // MARK: Changes

    private func section(_ change: EntryChange) -> HTML {
        let act = acts.act(of: change.read, at: change.at, in: change.source)
        return H.section {
            H.h2(say.format.date(change.at.date))
            H.p {
                who(change)
                act?.actor.map { actor in
                    HTML {
                        " "
                        pseudonym(actor, act)
                    }
                } ?? .empty
            }
            Facts(facts(change))
            H.p(.class("meta")) {
                if let act { receipt(act) } else { say("atlas.history.no-receipt") }
            }
        }
    }

    /// Who speaks, by kind.
    private func who(_ change: EntryChange) -> HTML {
        let step = change.after == nil ? "gone" : change.before == nil ? "begun" : "changed"
        switch change.source {
        case Source.organisations.name: return .text(say("atlas.history.own.\(step)"))
        case Source.contributions.name: return .text(say("atlas.history.proposal.\(step)"))
        case Source.experiences.name: return .text(say("atlas.history.experience"))
        default:
            return HTML {
                say("atlas.history.source.\(step)") + " "
                words.source(change.source).html
            }
        }
    }

    /// What the ledger calls who did it, leading to the act.
    private func pseudonym(_ actor: String, _ act: EntryAct?) -> HTML {
        let shown = H.code("\(actor.prefix(12))…")
        return act.map { H.a(.href(log($0))) { shown } } ?? shown
    }

    private func receipt(_ act: EntryAct) -> HTML {
        HTML {
            H.a(
                say("atlas.history.act", ["number": say.format.number(act.index)]), .href(log(act)))
            " · "
            H.a(
                say("atlas.history.receipt", ["number": say.format.number(act.index)]),
                .href("/log/receipts/\(act.index)"))
        }
    }

    private func log(_ act: EntryAct) -> String { "/\(say.language)/log/entries/\(act.index)" }

    /// The fields that changed, each as it was and as it is.
    private func facts(_ change: EntryChange) -> [Facts.Fact] {
        let (before, after) = (values(change.before), values(change.after))
        return change.fields.map { field in
            Facts.Fact(
                ContentFacts.title(field, words),
                HTML {
                    if let after = after[field] { H.div { after } }
                    if let before = before[field] {
                        H.div(.class("meta")) {
                            "\(say(after[field] == nil ? "atlas.history.taken" : "atlas.history.before")) "
                            before
                        }
                    }
                    if after[field] == nil, before[field] == nil {
                        H.span(say("atlas.history.unseen"), .class("meta"))
                    }
                })
        }
    }

    private func values(_ content: RecordContent?) -> [String: HTML] {
        guard let content else { return [:] }
        let facts = ContentFacts(content, words: words)
        var values = Dictionary((facts.texts + facts.fields).map { ($0.key, $0.value) }) { first, _ in first }
        values["country"] = content.country.map { .text(words.label($0.text, .country)) }
        if !content.criteria.isEmpty {
            values["criteria"] = .text(say.format.list(content.criteria.map(criterion)))
        }
        if !content.relations.isEmpty {
            let texts = content.relations.map {
                "\(words.term($0.kind.rawValue, in: "relations")) \($0.name)"
            }
            values["relations"] = .text(say.format.list(texts))
        }
        return values
    }

    private func criterion(_ statement: CriterionStatement) -> String {
        guard let term = words.vocabularies["criteria"]?.term(statement.criterion) else {
            return statement.criterion
        }
        return "\(words.term(term.id, in: "criteria")) : \(EntryCriteria.value(statement.value, term, words))"
    }
}
