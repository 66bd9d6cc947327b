import Kernel
import Language
import Web

/// How organisations got on with a solution, months after they chose it. It stands beside the criteria and
/// has no weight: who answers is not a sample, and no place can be had by sending answers.
struct ExperienceCell {
    /// The criterion of the atlas that answers are evidence on.
    static let criterion = "experience"

    private let evidence: [StatedEvidence]
    private let words: GuidanceWords

    init(_ option: DecisionSheet.Option, _ words: GuidanceWords) {
        evidence = option.profile.evidence.filter { $0.criterion == ExperienceCell.criterion }
        self.words = words
    }

    /// Whether nobody has answered yet.
    var isEmpty: Bool { evidence.isEmpty }

    /// « Cela marche bien : 3 · Cela marche en partie : 1 »
    private var counts: String {
        Answer.Outcome.allCases.map(\.rawValue).compactMap { outcome in
            let count = evidence.count { $0.value == outcome }
            guard count > 0 else { return nil }
            return words.say(
                "guidance.cell.labelled",
                [
                    "label": words.value(outcome, of: ExperienceCell.criterion),
                    "value": words.say.format.number(count),
                ])
        }.joined(separator: " · ")
    }

    private var newest: StatedEvidence? {
        evidence.max { ($0.date?.daysSinceEpoch ?? 0) < ($1.date?.daysSinceEpoch ?? 0) }
    }

    /// The counts, with where they come from and the day of the newest answer.
    var html: HTML {
        guard let newest else { return H.span(words.say("guidance.cell.unknown"), .class("unknown")) }
        return HTML {
            "\(counts) "
            EvidenceNote(unsigned(newest), words: words)
        }
    }

    /// The same as plain text.
    var text: String {
        newest.map { "\(counts) (\(EvidenceNote(unsigned($0), words: words).text))" } ?? ""
    }

    /// The evidence without the one who spoke last, since several may have spoken.
    private func unsigned(_ evidence: StatedEvidence) -> StatedEvidence {
        StatedEvidence(
            criterion: evidence.criterion, value: evidence.value, source: evidence.source,
            date: evidence.date, author: nil, link: evidence.link)
    }
}
