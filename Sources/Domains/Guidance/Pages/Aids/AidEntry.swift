import Kernel
import Language
import Web

/// A clause in plain words with its source, and the source's own words when it has them.
struct ClauseText: Component {
    let clause: Aid.Clause
    let aid: Aid
    let words: GuidanceWords

    var html: HTML {
        HTML {
            H.p(.class("clause")) {
                words.text(clause.text)
                " "
                SourceName(clause.source ?? aid.source)
            }
            if let quotation = clause.source?.quotation { H.blockquote { H.p(quotation) } }
        }
    }
}

/// The name of a text, which leads to it.
struct SourceName: Component {
    let source: Aid.Source

    init(_ source: Aid.Source) {
        self.source = source
    }

    var html: HTML {
        H.span(.class("evidence")) {
            if let url = source.url { H.a(source.name, .href(url)) } else { source.name }
        }
    }
}

/// An aid with all that the register knows.
struct AidEntry: Component {
    let judgement: AidJudgement
    /// Whether the answer for a legal form is shown.
    let isJudged: Bool
    let words: GuidanceWords

    private var say: Messages { words.say }
    private var aid: Aid { judgement.aid }

    var html: HTML {
        H.article(.id(aid.id), .class("aid-entry")) {
            H.h3 {
                words.text(aid.name)
                if !judgement.isCurrent { H.span(" \(say("guidance.aids.over"))", .class("note")) }
            }
            H.p(words.text(aid.purpose))
            Facts(facts)
        }
    }

    private var facts: [Facts.Fact] {
        var facts = [
            Facts.Fact(say("guidance.register.giver"), .text(words.text(aid.giver))),
            Facts.Fact(say("guidance.register.amount"), .text(words.text(aid.amount))),
            Facts.Fact(say("guidance.register.where"), .text(territory)),
        ]
        if let period { facts.append(Facts.Fact(say("guidance.register.period"), .text(period))) }
        facts.append(Facts.Fact(say("guidance.register.conditions"), conditions))
        if isJudged { facts.append(Facts.Fact(say("guidance.register.verdict"), verdict)) }
        facts.append(
            Facts.Fact(say("guidance.register.source"), AidSource(aid, words: words).html))
        if let mention { facts.append(Facts.Fact(say("guidance.register.mention"), mention)) }
        return facts
    }

    /// The words in which a paper names it.
    private var mention: HTML? {
        guard let paper = aid.mention, let quotation = paper.quotation else { return nil }
        return HTML {
            H.blockquote { H.p(quotation) }
            SourceName(paper)
        }
    }

    private var territory: String {
        guard !aid.countries.isEmpty else { return say("guidance.register.everywhere") }
        guard aid.countries.count <= 8 else {
            return say("guidance.register.countries", count: aid.countries.count)
        }
        return say.format.list(aid.countries.map { words.label($0, "countries") })
    }

    private var period: String? {
        switch (aid.from, aid.until) {
        case (let from?, let until?):
            say(
                "guidance.register.from-until",
                ["from": say.format.date(from), "until": say.format.date(until)])
        case (let from?, nil): say("guidance.register.from", ["from": say.format.date(from)])
        case (nil, let until?): say("guidance.register.until", ["until": say.format.date(until)])
        case (nil, nil): nil
        }
    }

    private var conditions: HTML {
        H.ul(.class("lines")) {
            for clause in aid.clauses {
                H.li {
                    words.text(clause.text)
                    " "
                    if let source = clause.source { SourceName(source) }
                }
            }
        }
    }

    private var verdict: HTML {
        let kind = AidLine.Kind(judgement)
        let reasons =
            kind == .no ? [words.refusals(judgement)] : judgement.clauses.map { words.text($0.text) }
        let questions = judgement.questions.compactMap(words.knowledge.aids.fact).map {
            words.text($0.question)
        }
        return HTML {
            H.b(say("guidance.aids.\(kind.rawValue)"))
            " — \((kind == .open ? questions : reasons).joined(separator: " "))"
        }
    }
}
