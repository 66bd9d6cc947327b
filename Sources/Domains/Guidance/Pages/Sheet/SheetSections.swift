import Choice
import Kernel
import Language
import Web

/// Who can help, nearest first.
struct SheetHelp: Component {
    let sheet: DecisionSheet
    let now: Instant
    let words: GuidanceWords

    private var say: Messages { words.say }

    var html: HTML {
        H.section {
            H.h2(say("guidance.help.title"))
            if sheet.help.isEmpty {
                none
            } else {
                H.ul(.class("lines")) { for offer in sheet.help { item(offer) } }
            }
            if sheet.situation.position == nil, !sheet.help.isEmpty { H.p(noPlace, .class("meta")) }
        }
    }

    private var none: HTML {
        H.p(.class("unknown")) {
            sheet.situation.position == nil ? noPlace : say("guidance.help.none")
        }
    }

    /// What to do so that help near by is found.
    private var noPlace: String {
        let place = sheet.situation.place
        return place.isEmpty
            ? say("guidance.help.no-place") : say("guidance.help.unknown-place", ["place": place])
    }

    private func item(_ offer: HelpOffer) -> HTML {
        let distance =
            offer.distanceMetres.map { say.format.distance(metres: $0) } ?? say("guidance.help.remote")
        let hours = offer.openingHours.map { HelpHours(text: $0, country: sheet.situation.country, say: say) }
        let facts = [offer.locality, distance, hours?.week].compactMap(\.self)
        return H.li {
            H.a(words.text(offer.name), .href("/\(say.language)/atlas/\(offer.id)"))
            " — \(facts.joined(separator: " · ")) "
            if let state = hours?.state(at: now) { H.span("· \(state) ", .class("noprint state")) }
            H.span(source(offer), .class("evidence"))
        }
    }

    private func source(_ offer: HelpOffer) -> String {
        let read = offer.date.map { say("guidance.cell.read", ["date": words.month($0)]) }
        return [words.text(offer.source), read].compactMap(\.self).joined(separator: " · ")
    }
}

/// What the team must learn, by area of the European framework.
struct SheetSkills: Component {
    let need: Need
    let words: GuidanceWords

    private var say: Messages { words.say }

    var html: HTML {
        guard !need.skills.isEmpty else { return .empty }
        return H.section {
            H.h2(say("guidance.skills.title"))
            H.ul(.class("lines")) {
                for skill in need.skills { H.li { item(skill) } }
            }
            H.p(.class("meta")) {
                if !need.training.isEmpty { say("guidance.skills.training", ["kinds": kinds]) + " " }
                say("guidance.skills.digcomp")
            }
        }
    }

    private func item(_ skill: Need.Skill) -> [HTML] {
        let area = words.label(String(skill.competence.prefix { $0 != "." }), "digcomp-areas")
        let hours = skill.hours.map { say("guidance.skills.hours", count: $0) }
        return [
            .text(words.text(skill.task)),
            .text(hours.map { " (\($0))" } ?? ""),
            " ", H.span("DigComp \(skill.competence) · \(area)", .class("evidence")),
        ]
    }

    private var kinds: String {
        say.format.list(need.training.map { words.label($0, "training-kinds").lowercasedFirst })
    }
}

/// What to do next, with days.
struct SheetSteps: Component {
    let sheet: DecisionSheet
    let words: GuidanceWords

    private var say: Messages { words.say }

    var html: HTML {
        guard !sheet.steps.isEmpty else { return .empty }
        return H.section {
            H.h2(say("guidance.steps.title"))
            H.ol(.class("lines")) {
                for step in sheet.steps {
                    H.li {
                        H.b(say("guidance.steps.by", ["date": words.day(step.by)]))
                        " \(say("guidance.steps.\(step.kind.rawValue)", ["about": about(step)]))"
                    }
                }
            }
        }
    }

    /// Criteria named in a step.
    private static let most = 3

    func about(_ step: DecisionSheet.Step) -> String {
        let others = step.about.count - SheetSteps.most
        let rest = others > 1 ? [say("guidance.steps.others", count: others)] : []
        return say.format.list(
            step.about.prefix(others > 1 ? SheetSteps.most : step.about.count).map { id in
                switch step.kind {
                case .ask: words.criterion(id)
                case .tryOut:
                    sheet.options.first { $0.ranked.id == id }.map { words.text($0.profile.name) } ?? id
                case .meet: sheet.help.first { $0.id == id }.map { words.text($0.name) } ?? id
                case .apply: sheet.aids.first { $0.aid.id == id }.map { words.text($0.aid.name) } ?? id
                case .decide, .review: id
                }
            } + rest)
    }
}

/// What can go wrong, and the duties that come with the data.
struct SheetRisks: Component {
    let sheet: DecisionSheet
    let words: GuidanceWords

    var html: HTML {
        let risks = sheet.need.risks.best(for: words.languages)
        let duties = sheet.duties.map(words.text)
        guard !risks.isEmpty || !duties.isEmpty else { return .empty }
        return H.section {
            H.h2(words.say("guidance.risks.title"))
            H.ul(.class("lines")) { for text in risks + duties { H.li(text) } }
        }
    }
}

extension String {
    /// With a small first letter, to stand within a sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
