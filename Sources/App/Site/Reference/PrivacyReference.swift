import Identity
import Kernel

/// `docs/reference/privacy.md`: the register of processing.
struct PrivacyReference {
    let register: ProcessingRegister

    var markdown: String {
        """
        # Register of processing

        What personal data an instance keeps, why and until when (GDPR art. 30), from `Resources/Privacy/register.json`; the
        retention job applies the days that stand there. The controller is whoever runs the instance. This page is written by
        `terreau docs`.

        \(register.activities.map(section).joined(separator: "\n"))
        """
    }

    private func section(_ activity: ProcessingRegister.Activity) -> String {
        """
        ## \(activity.id)

        | | |
        |---|---|
        | purpose | \(text(activity.purpose)) |
        | basis | \(activity.basis) |
        | whose data | \(text(activity.subjects)) |
        | which data | \(text(activity.data)) |
        | where | \(activity.tables.map { "`\($0)`" }.joined(separator: ", ")) |
        | until | \(text(activity.until)) |
        | days of the retention job | \(activity.days.map(String.init) ?? "–") |

        """
    }

    private func text(_ text: LocalizedText) -> String { text.best(for: [.english])?.text ?? "" }
}
