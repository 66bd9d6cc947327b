import Choice
import Kernel
import Language

/// A decision sheet in plain lines, for a terminal: the words of the page.
struct SheetText {
    let sheet: DecisionSheet
    let words: GuidanceWords

    private var say: Messages { words.say }

    var text: String {
        let blocks = [head] + options + [help, skills, aids, steps, foot]
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
            + "\n"
    }

    private var head: [String] {
        [
            words.text(sheet.need.labels), Organisation(sheet.situation, words).text.map { "\($0)." } ?? "",
            say("guidance.sheet.considered", count: sheet.considered),
        ].filter { !$0.isEmpty }
    }

    // MARK: Options

    private var options: [[String]] {
        guard !sheet.options.isEmpty else { return [[say("guidance.command.no-option")]] }
        return sheet.answer.map(option)
    }

    private func option(_ option: DecisionSheet.Option) -> [String] {
        let site = option.profile.website.map { "  \($0)" } ?? ""
        let cells = sheet.criteria.map { (words.text($0.labels), Cell(option, $0, words).text(words)) }
        let experience = (
            words.label(ExperienceCell.criterion, "criteria"), ExperienceCell(option, words).text
        )
        return [
            "\(option.ranked.place). \(words.text(option.profile.name))\(site)",
            "   \(PlaceReason(option, of: sheet, words).text)",
        ] + (cells + [experience]).filter { !$0.1.isEmpty }.map { "   - \(words.labelled($0.0, $0.1))" }
    }

    // MARK: What goes with them

    private var help: [String] {
        guard !sheet.help.isEmpty else {
            return [say("guidance.help.title"), "   \(say("guidance.command.no-help"))"]
        }
        return [say("guidance.help.title")]
            + sheet.help.map { offer in
                let distance =
                    offer.distanceMetres.map { say.format.distance(metres: $0) }
                    ?? say("guidance.help.remote")
                let facts = [offer.locality, distance, offer.website].compactMap(\.self)
                return "   - \(words.labelled(words.text(offer.name), facts.joined(separator: " · ")))"
            }
    }

    private var skills: [String] {
        sheet.need.skills.isEmpty
            ? []
            : [say("guidance.skills.title")]
                + sheet.need.skills.map { "   - \(words.text($0.task)) (DigComp \($0.competence))" }
    }

    private var aids: [String] {
        let here = AidsQuery(form: nil, country: sheet.situation.country)
        let lines = sheet.aids.filter { $0.isCurrent && here.concerns($0.aid) }.map {
            AidText(judgement: $0, words: words).text
        }
        return [say("guidance.aids.title")] + (lines.isEmpty ? ["   \(say("guidance.aids.none"))"] : lines)
    }

    private var steps: [String] {
        sheet.steps.isEmpty
            ? []
            : [say("guidance.steps.title")]
                + sheet.steps.map { step in
                    let day = say("guidance.steps.by", ["date": words.day(step.by)])
                    let text = SheetSteps(sheet: sheet, words: words).about(step)
                    return "   - \(day) \(say("guidance.steps.\(step.kind.rawValue)", ["about": text]))"
                }
    }

    private var foot: [String] {
        [say("guidance.rule")]
            + (sheet.dataAsOf.map { [say("guidance.sheet.data", ["date": say.format.date($0)])] } ?? [])
    }
}

/// An aid and its answer on a line of plain text.
struct AidText {
    let judgement: AidJudgement
    let words: GuidanceWords

    var text: String {
        let kind = AidLine.Kind(judgement)
        let name = words.text(judgement.aid.name)
        let over = judgement.isCurrent ? "" : " \(words.say("guidance.aids.over"))"
        let verdict = words.labelled(words.say("guidance.aids.\(kind.rawValue)"), name)
        return "   - \(verdict)\(over). \(reason(kind)) [\(source)]"
    }

    private var source: String {
        [judgement.aid.source.name, judgement.aid.source.url].compactMap(\.self).joined(separator: ", ")
    }

    /// The clauses behind a yes or a no; the questions that are open.
    private func reason(_ kind: AidLine.Kind) -> String {
        switch kind {
        case .no: words.refusals(judgement)
        case .yes: judgement.clauses.map { words.text($0.text) }.joined(separator: " ")
        case .open:
            judgement.questions.compactMap(words.knowledge.aids.fact).map { words.text($0.question) }
                .joined(separator: " ")
        }
    }
}

extension GuidanceWords {
    /// « Prix : gratuit », with the language's own colon.
    fileprivate func labelled(_ label: String, _ value: String) -> String {
        say("guidance.cell.labelled", ["label": label, "value": value])
    }
}
