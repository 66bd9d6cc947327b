import Eligibility
import Kernel
import Language
import Web

/// Which aids admit her, which do not and by which clause, and what must be known to tell.
struct SheetAids: Component {
    let sheet: DecisionSheet
    let words: GuidanceWords

    private var say: Messages { words.say }

    /// Aids of one answer that are printed.
    private static func most(_ kind: AidLine.Kind) -> Int { kind == .yes ? 3 : 2 }

    var html: HTML {
        let current = inPlace.filter(\.isCurrent)
        return H.section(.id("aids"), .class("aids")) {
            H.h2(say("guidance.aids.title"))
            if current.isEmpty { H.p(say("guidance.aids.none"), .class("unknown")) }
            for kind in AidLine.Kind.allCases {
                current.filter { AidLine.Kind($0) == kind }.prefix(SheetAids.most(kind)).map { line($0).html }
            }
            if !further.isEmpty {
                H.p(say("guidance.aids.on-line", count: further.count), .class("meta on-paper"))
            }
            others
            H.p(.class("meta noprint")) {
                H.a(say("guidance.aids.register"), .href(words.address(GuidancePath.aids)))
            }
        }
    }

    /// Aids of her country; one of another country says nothing to her.
    private var inPlace: [AidJudgement] {
        sheet.aids.filter { judgement in
            guard let country = sheet.situation.country?.text else { return true }
            return judgement.aid.countries.isEmpty || judgement.aid.countries.contains(country)
        }
    }

    private func line(_ judgement: AidJudgement) -> AidLine {
        AidLine(judgement: judgement, situation: sheet.situation, words: words)
    }

    /// Current aids that do not fit on the paper.
    private var further: [AidJudgement] {
        AidLine.Kind.allCases.flatMap { kind in
            inPlace.filter { $0.isCurrent && AidLine.Kind($0) == kind }.dropFirst(SheetAids.most(kind))
        }
    }

    /// What does not fit on the paper: further current aids, and past ones.
    private var others: HTML {
        let past = inPlace.filter { !$0.isCurrent }
        return H.div(.class("noprint")) {
            if !further.isEmpty {
                Disclosure(say("guidance.aids.further", count: further.count)) {
                    further.map { line($0).html }
                }
            }
            if !past.isEmpty {
                Disclosure(say("guidance.aids.past", count: past.count)) { past.map { line($0).html } }
            }
        }
    }
}

/// One aid and its answer.
struct AidLine: Component {
    let judgement: AidJudgement
    let situation: Situation
    let words: GuidanceWords

    private var say: Messages { words.say }
    private var aid: Aid { judgement.aid }

    /// The three answers, as they are listed.
    enum Kind: String, CaseIterable {
        case yes, open, no

        init(_ judgement: AidJudgement) {
            switch judgement.verdict {
            case .yes: self = .yes
            case .cannotTell: self = .open
            case .no: self = .no
            }
        }
    }

    var html: HTML {
        let kind = Kind(judgement)
        return H.div(.class("aid", kind.rawValue)) {
            H.p {
                H.b(say("guidance.aids.\(kind.rawValue)"))
                " — "
                H.a(words.text(aid.name), .href("\(words.address(GuidancePath.aids))#\(aid.id)"))
                if kind == .yes { ", \(words.text(aid.amount).lowercasedFirst)" }
                if kind == .no { " — \(words.refusals(judgement))" }
                if !judgement.isCurrent { " \(say("guidance.aids.over"))" }
                " "
                AidSource(aid, words: words)
            }
            if kind != .no, !judgement.clauses.isEmpty {
                H.p(
                    judgement.clauses.map { words.text($0.text) }.joined(separator: " "),
                    .class("meta noprint"))
            }
            if kind == .open { AidQuestions(judgement: judgement, situation: situation, words: words) }
        }
    }
}

extension GuidanceWords {
    /// The clauses that shut out, in their own words.
    func refusals(_ judgement: AidJudgement) -> String {
        judgement.refusals.map { clauses in
            let texts = clauses.map { text($0.text) }
            guard texts.count > 1 else { return texts.joined() }
            return say("guidance.aids.none-of", ["clauses": say.format.list(texts.map(quoted))])
        }.joined(separator: " ")
    }

    /// A sentence between quotation marks, without its full stop.
    private func quoted(_ sentence: String) -> String {
        say("guidance.quoted", ["words": sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence])
    }
}

/// Where an aid stands written and when that was checked.
struct AidSource: Component {
    let aid: Aid
    let words: GuidanceWords

    init(_ aid: Aid, words: GuidanceWords) {
        self.aid = aid
        self.words = words
    }

    var html: HTML {
        let checked = aid.checked.map { words.say("guidance.aids.checked", ["date": words.month($0)]) }
        return H.span(.class("evidence")) {
            if let url = aid.source.url { H.a(aid.source.name, .href(url)) } else { aid.source.name }
            if let checked { " · \(checked)" }
            if aid.status == .unconfirmed { " · \(words.say("guidance.aids.unconfirmed"))" }
        }
    }
}

/// The questions whose answers decide, to be answered right there.
struct AidQuestions: Component {
    let judgement: AidJudgement
    let situation: Situation
    let words: GuidanceWords

    private var say: Messages { words.say }

    var html: HTML {
        H.ul(.class("lines questions")) {
            for id in judgement.questions {
                if let fact = words.knowledge.aids.fact(id) { H.li { question(fact) } }
            }
        }
    }

    @HTMLBuilder
    private func question(_ fact: AidFact) -> [HTML] {
        H.span("\(words.text(fact.question)) ", .title(words.text(fact.help)))
        switch fact.type {
        case "boolean":
            H.span(.class("noprint answers")) {
                choice(fact, true)
                " "
                choice(fact, false)
            }
            H.span("☐ \(say("guidance.value.yes"))  ☐ \(say("guidance.value.no"))", .class("on-paper"))
        default:
            if ["legal_form", "country", "employees"].contains(fact.id) {
                H.a(
                    say("guidance.aids.tell"), .class("noprint"),
                    .href(words.address(GuidancePath.organisation, situation)))
            } else {
                form(fact)
            }
        }
    }

    private func choice(_ fact: AidFact, _ isYes: Bool) -> HTML {
        var answered = situation
        answered.answers[fact.id] = .boolean(isYes)
        return H.a(
            .class("answer"), .href(words.address(GuidancePath.sheet, answered) + "#aids"),
            .aria(
                "label",
                "\(say(isYes ? "guidance.value.yes" : "guidance.value.no")) — \(words.text(fact.question))")
        ) {
            say(isYes ? "guidance.value.yes" : "guidance.value.no")
        }
    }

    private func form(_ fact: AidFact) -> HTML {
        let id = "answer-\(judgement.aid.id)-\(fact.id)"
        return H.form(.class("inline noprint"), .action(words.address(GuidancePath.answer))) {
            H.input(.type("hidden"), .name("s"), .value(words.links.text(situation)))
            H.input(.type("hidden"), .name("fact"), .value(fact.id))
            H.label(words.text(fact.question), .for(id), .class("hidden"))
            if fact.type == "integer" {
                H.input(.id(id), .name("value"), .type("text"), Attribute("inputmode", "numeric"))
            } else {
                H.select(.id(id), .name("value")) { options(fact) }
            }
            H.button(say("guidance.aids.answer"))
        }
    }

    private func options(_ fact: AidFact) -> [HTML] {
        words.choices(answering: fact).map { H.option($0.label, .value($0.value)) }
    }
}

extension GuidanceWords {
    /// The terms that answer a fact, by their labels.
    func choices(answering fact: AidFact) -> [Choice] {
        knowledge.terms(answering: fact).map { Choice($0, label($0, fact.vocabulary ?? "")) }
            .sorted { ($0.label, $0.value) < ($1.label, $1.value) }
    }
}
