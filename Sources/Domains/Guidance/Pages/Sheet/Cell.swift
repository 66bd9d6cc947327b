import Choice
import Kernel
import Language
import Web

/// What a table says of one solution on one criterion: what is stated, by whom and when; or that nobody said
/// it.
struct Cell {
    /// What is stated.
    struct Claim: Hashable {
        let text: String
        let evidence: StatedEvidence?
    }

    let claims: [Claim]
    /// Whether it has a score; if not, it is to be asked.
    let isKnown: Bool

    /// Claims shown in a cell.
    private static let most = 3

    init(_ option: DecisionSheet.Option, _ criterion: GuidanceCriterion, _ words: GuidanceWords) {
        let part = option.ranked.parts.first { $0.criterion == criterion.id }
        isKnown = part?.score != nil
        let isNamed = criterion.combination == .mean
        var claims = criterion.parts.map { Cell.claims($0, option.profile, isNamed, words) }
        if criterion.combination == .firstKnown, let first = claims.first(where: { !$0.isEmpty }) {
            claims = [first]
        }
        self.claims = Array(claims.joined().prefix(Cell.most))
    }

    private static func claims(
        _ part: GuidanceCriterion.Part, _ profile: SolutionProfile, _ isNamed: Bool, _ words: GuidanceWords
    ) -> [Claim] {
        switch part {
        case .statement(let criterion, _), .country(let criterion, _, _, _):
            stated(criterion, profile, isNamed, words)
        case .licence(let criterion, _, _):
            licences(criterion, profile, words)
        case .age:
            profile.outline.changedOn.map { changed in
                let text = words.say("guidance.cell.changed", ["date": words.month(changed)])
                return [Claim(text: text, evidence: profile.evidence.first { $0.criterion == "changed-on" })]
            } ?? []
        }
    }

    /// Each value once, with the evidence believed first.
    private static func stated(
        _ criterion: String, _ profile: SolutionProfile, _ isNamed: Bool, _ words: GuidanceWords
    ) -> [Claim] {
        var seen: Set<String> = []
        return profile.evidence.filter { $0.criterion == criterion && seen.insert($0.value).inserted }.map {
            Claim(text: text($0.value, of: criterion, isNamed, words), evidence: $0)
        }
    }

    /// Yes and no need the name of what is affirmed, and so does each of several things in one cell; other
    /// values speak for themselves.
    private static func text(
        _ value: String, of criterion: String, _ isNamed: Bool, _ words: GuidanceWords
    ) -> String {
        let said = words.value(value, of: criterion)
        guard isNamed || words.knowledge.valueWords[criterion]?.type == "yes-no" else { return said }
        return words.say(
            "guidance.cell.labelled",
            ["label": words.label(criterion, "criteria"), "value": said.lowercasedFirst])
    }

    /// Licences, with whether they are free.
    private static func licences(_ criterion: String, _ profile: SolutionProfile, _ words: GuidanceWords)
        -> [Claim]
    {
        let stated = profile.evidence.filter { $0.criterion == criterion }
        var codes: [String] = []
        for code in stated.map(\.value) + profile.outline.licences where !codes.contains(code) {
            codes.append(code)
        }
        return codes.map { code in
            let isFree = words.knowledge.freeLicences.contains(code)
            let text = words.say(
                isFree ? "guidance.cell.free-licence" : "guidance.cell.closed-licence", ["licence": code])
            return Claim(text: text, evidence: stated.first { $0.value == code })
        }
    }
}

extension Cell {
    /// The cell as HTML; with `numbers`, sources by their numbers.
    func html(_ words: GuidanceWords, numbers: SourceNumbers? = nil) -> HTML {
        guard isKnown else { return unknown(words) }
        return claims.map { claim in
            HTML {
                claim.text
                if let evidence = claim.evidence {
                    " "
                    EvidenceNote(evidence, number: numbers?.number(evidence), words: words)
                }
            }
        }.joined(by: H.br())
    }

    private func unknown(_ words: GuidanceWords) -> HTML {
        let said = claims.map(\.text).joined(separator: ", ")
        return H.span(.class("unknown")) {
            said.isEmpty
                ? words.say("guidance.cell.unknown") : words.say("guidance.cell.ask-about", ["said": said])
        }
    }

    /// The cell as plain text, for tables that are not pages.
    func text(_ words: GuidanceWords) -> String {
        guard isKnown else { return words.say("guidance.cell.unknown") }
        return claims.map { claim in
            guard let evidence = claim.evidence else { return claim.text }
            return "\(claim.text) (\(EvidenceNote(evidence, words: words).text))"
        }.joined(separator: " · ")
    }
}

/// Where a claim comes from: source, date, author; or the number of the first and last, and the date.
struct EvidenceNote: Component {
    let evidence: StatedEvidence
    let number: Int?
    let words: GuidanceWords

    init(_ evidence: StatedEvidence, number: Int? = nil, words: GuidanceWords) {
        self.evidence = evidence
        self.number = number
        self.words = words
    }

    /// « awesome-selfhosted · mars 2026 · Untel »
    var text: String {
        [words.text(evidence.source), date, evidence.author].compactMap(\.self).joined(separator: " · ")
    }

    /// « nov. 2026 », or « lu en nov. 2026 » where the source gives no date.
    private var date: String? {
        evidence.date.map(words.month).map { month in
            evidence.isDateOfReading ? words.say("guidance.cell.read", ["date": month]) : month
        }
    }

    /// « [1] nov. 2026 »
    private var shown: String {
        guard let number else { return text }
        return ["[\(number)]", date].compactMap(\.self).joined(separator: "\u{00A0}")
    }

    var html: HTML {
        H.span(.class("evidence"), number == nil ? .none : .title(text)) {
            if let link = evidence.link { H.a(shown, .href(link)) } else { shown }
        }
    }
}
