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

    /// What does not fit on the paper: further current aids, and past ones.
    private var others: HTML {
        let further = AidLine.Kind.allCases.flatMap { kind in
            inPlace.filter { $0.isCurrent && AidLine.Kind($0) == kind }.dropFirst(SheetAids.most(kind))
        }
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
                if kind == .no { " — \(refusals)" }
                if !judgement.isCurrent { " \(say("guidance.aids.over"))" }
                " "
                AidSource(aid, words: words)
            }
            if kind == .open { AidQuestions(judgement: judgement, situation: situation, words: words) }
        }
    }

    /// The clauses that shut out, in their own words.
    private var refusals: String { judgement.clauses.map { words.text($0.text) }.joined(separator: " ") }
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
        let vocabulary = fact.vocabulary ?? ""
        let codes = (words.knowledge.labels[vocabulary] ?? [:]).keys.filter {
            let kind = words.knowledge.territories[$0]?.kind
            return kind == nil || kind == (fact.id == "department" ? "department" : "region")
        }
        return codes.map { ($0, words.label($0, vocabulary)) }.sorted { $0.1 < $1.1 }
            .map { H.option($0.1, .value($0.0)) }
    }
}

/// An answer to a question of an aid.
struct AidAnswer {
    let fact: String
    let answer: Situation.Answer

    /// Reads `fact` and `value`; nil when they do not fit each other.
    init?(_ values: FormValues, _ register: AidRegister) {
        guard let fact = values["fact"].flatMap(register.fact), let value = values["value"] else {
            return nil
        }
        self.fact = fact.id
        switch fact.type {
        case "boolean": answer = .boolean(value == "yes")
        case "integer":
            guard let number = Int(value.filter { !$0.isWhitespace }), (0...1_000_000_000).contains(number)
            else {
                return nil
            }
            answer = .integer(number)
        default:
            guard value.utf8.count <= 40 else { return nil }
            answer = .term(value)
        }
    }

    /// The situation with this answer.
    func situation(from earlier: Situation) -> Situation {
        var situation = earlier
        situation.answers[fact] = answer
        return situation
    }
}
