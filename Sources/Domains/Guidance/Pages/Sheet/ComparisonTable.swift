import Choice
import Kernel
import Language
import Web

/// Solutions side by side: the reason for each place, then every criterion with its evidence.
struct ComparisonTable: Component {
    let sheet: DecisionSheet
    let options: [DecisionSheet.Option]
    /// The numbers of sources; nil to name them in every cell.
    var numbers: SourceNumbers?
    let words: GuidanceWords

    /// Options that fit the width of a page; more of them scroll sideways, and print on paper turned round.
    private static let few = 4

    private var say: Messages { words.say }

    var html: HTML {
        let caption = say("guidance.sheet.table", count: options.count)
        return H.div(.class("scroll"), .role("region"), .aria("label", caption), .tabindex(0)) {
            H.table(.class("options-table", options.count > ComparisonTable.few ? "many" : nil)) {
                H.caption(caption)
                H.thead {
                    H.tr {
                        H.td { H.span(say("guidance.sheet.criterion"), .class("hidden")) }
                        for option in options { heading(option) }
                    }
                }
                H.tbody {
                    row(say("guidance.sheet.what")) { summary($0) }
                    row(say("guidance.sheet.reason")) { .text(PlaceReason($0, of: sheet, words).text) }
                    for criterion in sheet.criteria { criterionRow(criterion) }
                    if options.contains(where: { !ExperienceCell($0, words).isEmpty }) {
                        row(words.label(ExperienceCell.criterion, "criteria")) {
                            ExperienceCell($0, words).html
                        }
                    }
                    row(say("guidance.sheet.leaving")) { leaving($0) }
                    if options.contains(where: { !Lead($0, words).isEmpty }) {
                        row(say("guidance.sheet.first-if")) { Lead($0, words).html }
                    }
                }
            }
        }
    }

    // MARK: Heading

    private func heading(_ option: DecisionSheet.Option) -> HTML {
        H.th(.scope("col"), .class(option.ranked.place == 1 ? "first" : nil)) {
            H.span("\(option.ranked.place). ", .class("place"))
            H.a(name(option), .href("/\(say.language)/atlas/\(option.ranked.id)"))
        }
    }

    private func name(_ option: DecisionSheet.Option) -> String { words.text(option.profile.name) }

    // MARK: Rows

    private func row(_ title: String, _ cell: (DecisionSheet.Option) -> HTML) -> HTML {
        H.tr {
            H.th(title, .scope("row"))
            for option in options { td(option, cell(option)) }
        }
    }

    private func criterionRow(_ criterion: GuidanceCriterion) -> HTML {
        H.tr {
            H.th(.scope("row")) {
                words.text(criterion.labels)
                H.span(" \(weight(criterion))", .class("weight"))
            }
            for option in options { td(option, Cell(option, criterion, words).html(words, numbers: numbers)) }
        }
    }

    private func td(_ option: DecisionSheet.Option, _ content: HTML) -> HTML {
        H.td(.class(option.ranked.place == 1 ? "first" : nil)) { content }
    }

    private func weight(_ criterion: GuidanceCriterion) -> String {
        guard !sheet.situation.mustHaves.contains(criterion.id) else { return say("guidance.weight.must") }
        return words.weight(sheet.situation.weights[criterion.id] ?? criterion.standardWeight)
    }

    private func summary(_ option: DecisionSheet.Option) -> HTML {
        guard let best = option.profile.summary.best(for: words.languages) else {
            return H.span(say("guidance.cell.no-summary"), .class("unknown"))
        }
        let text = best.language == .french ? best.text.withFrenchSpaces : best.text
        return ForeignText(text.cut(to: 130), best.language, say: say).html
    }

    /// What is known of the way out: a free licence lets somebody else take over.
    private func leaving(_ option: DecisionSheet.Option) -> HTML {
        let isFree = option.profile.outline.licences.contains { words.knowledge.freeLicences.contains($0) }
        let formats = option.profile.outline.statements["open-standards"]?.first
        if formats == "yes" { return .text(say("guidance.leaving.formats")) }
        if isFree { return .text(say("guidance.leaving.free")) }
        return H.span(say("guidance.leaving.unknown"), .class("unknown"))
    }
}

/// The reason for a place, in a sentence.
struct PlaceReason {
    let option: DecisionSheet.Option
    let sheet: DecisionSheet
    let words: GuidanceWords

    init(_ option: DecisionSheet.Option, of sheet: DecisionSheet, _ words: GuidanceWords) {
        self.option = option
        self.sheet = sheet
        self.words = words
    }

    var text: String { [why, score, bounds].compactMap(\.self).joined(separator: " ") }

    /// What puts it before the next one.
    private var why: String {
        let say = words.say
        guard option.score != nil else { return say("guidance.reason.nothing-counts") }
        if let next, option.ranked.openRequirements.isEmpty, !next.ranked.openRequirements.isEmpty {
            let open = next.ranked.openRequirements.map(words.criterion)
            return say("guidance.reason.next-open", ["criteria": say.format.list(open)])
        }
        let ahead = option.ranked.aheadBy.prefix(2).map(words.criterion)
        if !ahead.isEmpty { return say("guidance.reason.ahead", ["criteria": say.format.list(ahead)]) }
        let poor = option.ranked.nextPoorIn.prefix(2).map(words.criterion)
        if !poor.isEmpty { return say("guidance.reason.next-poor", ["criteria": say.format.list(poor)]) }
        if sheet.considered == 1 {
            return say(sheet.excluded.isEmpty ? "guidance.reason.only" : "guidance.reason.only-left")
        }
        return say(option.ranked.place == sheet.considered ? "guidance.reason.last" : "guidance.reason.equal")
    }

    /// The option in the next place.
    private var next: DecisionSheet.Option? {
        sheet.options.first { $0.ranked.place == option.ranked.place + 1 }
    }

    private var score: String? {
        option.score.map {
            words.say("guidance.reason.score", ["score": String($0)], count: option.unknown.count)
        }
    }

    /// Between which places it stays, whatever is not known turns out to be.
    private var bounds: String? {
        let ranked = option.ranked
        guard option.score != nil || ranked.worstPlace == nil else { return nil }
        guard ranked.bestPlace != ranked.worstPlace else { return words.say("guidance.reason.sure") }
        let places = ["best": String(ranked.bestPlace), "worst": String(ranked.worstPlace ?? 0)]
        return words.say(
            ranked.worstPlace == nil ? "guidance.reason.may-fail" : "guidance.reason.between", places)
    }
}

/// « serait première si : accessibilité »: of the unknowns that would each be enough, those that count most.
struct Lead: Component {
    let criteria: [String]
    let words: GuidanceWords

    /// Unknowns named.
    private static let most = 2

    init(_ option: DecisionSheet.Option, _ words: GuidanceWords) {
        let weights = Dictionary(option.ranked.parts.map { ($0.criterion, $0.weight) }) { first, _ in first }
        criteria = option.wouldLeadIf.sorted { (weights[$1] ?? 0, $0) < (weights[$0] ?? 0, $1) }
        self.words = words
    }

    var isEmpty: Bool { criteria.isEmpty }

    var html: HTML {
        guard !isEmpty else { return "—" }
        let others = criteria.count - Lead.most
        let rest = others > 0 ? [words.say("guidance.steps.others", count: others)] : []
        return .text(
            words.say.format.alternatives(criteria.prefix(Lead.most).map(words.criterion) + rest))
    }
}

extension String {
    /// With spaces that do not break before the signs that French sets apart; sources often write plain ones.
    var withFrenchSpaces: String {
        [";", ":", "!", "?", "»"].reduce(self) { $0.replacing(" \($1)", with: "\u{202F}\($1)") }
            .replacing("« ", with: "«\u{202F}")
    }

    /// At most so many characters, cut between words and marked.
    func cut(to length: Int) -> String {
        guard count > length else { return self }
        let beginning = prefix(length)
        let end = beginning.lastIndex(of: " ") ?? beginning.endIndex
        let whole = beginning[..<end].reversed().drop { ",;:·—".contains($0) || $0.isWhitespace }.reversed()
        return String(whole) + "…"
    }
}
