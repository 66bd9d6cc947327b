import Kernel
import Web

/// The sources of a table by number, so that each cell can name its own in little room.
struct SourceNumbers {
    /// Titles with their authors, in the order of their numbers, from 1.
    let titles: [String]
    private let words: GuidanceWords

    /// Every source of what the cells of these options say.
    init(_ sheet: DecisionSheet, _ options: [DecisionSheet.Option], _ words: GuidanceWords) {
        var titles: [String] = []
        for criterion in sheet.criteria {
            for option in options {
                for claim in Cell(option, criterion, words).claims {
                    guard let title = claim.evidence.map({ SourceNumbers.title($0, words) }),
                        !titles.contains(title)
                    else {
                        continue
                    }
                    titles.append(title)
                }
            }
        }
        self.titles = titles
        self.words = words
    }

    /// The number of the source of evidence.
    func number(_ evidence: StatedEvidence) -> Int? {
        titles.firstIndex(of: SourceNumbers.title(evidence, words)).map { $0 + 1 }
    }

    /// The source, and who speaks in it.
    private static func title(_ evidence: StatedEvidence, _ words: GuidanceWords) -> String {
        [words.text(evidence.source), evidence.author].compactMap(\.self).joined(separator: ", ")
    }
}
