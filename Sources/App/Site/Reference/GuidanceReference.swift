import Guidance
import Kernel

/// `docs/reference/guidance.md`: what a decision sheet is made of — needs, the scale of every criterion, aids
/// with whom they shut out — from the data files themselves.
struct GuidanceReference {
    let knowledge: Knowledge

    var markdown: String {
        """
        # Guidance

        What a decision sheet is made of, for whoever wants to check one. This page is written by `terreau docs`
        from the data files.

        ## How places are given

        A solution is in the running when one of its categories answers the need. A must-have shuts out what is known
        to score less than 500 of 1000 on it; what is not known of one comes after what is known to meet them all.
        Points are the sum of weight × score; an unknown stands in the middle of its scale, is shown as unknown, and the
        best and the worst place that all unknowns could lead to are given. Nothing else counts. What organisations say
        after some months stands beside the criteria and has no weight.

        ## Criteria

        \(table(["criterion", "in words", "weight", "how it is scored, 0 to 1000"], criteria))

        ## Needs

        \(table(["code", "in words", "categories that answer it"], needs))

        ## Aids

        \(table(["code", "name", "countries", "status", "clauses", "source"], aids))

        ## NEED.json

        What `terreau choose` reads. Everything but `need` may be left out; what is not listed is left alone.

        | word | value |
        |---|---|
        | `need` | a code of the table above, or words; of several needs that words may mean the likeliest is taken, and said |
        | `organisation.nationalForm`, `.legalForm` | a term of national-legal-forms, or of legal-forms; the first wins |
        | `organisation.country`, `.place` | ISO 3166-1 alpha-2; a town or a postal code |
        | `organisation.employees`, `.members` | whole numbers |
        | `organisation.facts` | answers to questions of aids: \(facts) |
        | `weights` | a criterion → 0 to 5 |
        | `mustHaves` | a list of criteria |

        """
    }

    private var criteria: [[String]] {
        knowledge.criteria.map { criterion in
            let how = criterion.combination == .mean ? "the mean of: " : ""
            let parts = criterion.parts.map(scale).joined(
                separator: criterion.combination == .mean ? "; " : "; else ")
            return [
                "`\(criterion.id)`", text(criterion.labels), String(criterion.standardWeight), how + parts,
            ]
        }
    }

    private func scale(_ part: GuidanceCriterion.Part) -> String {
        switch part {
        case .statement(let criterion, let scores):
            let values = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            return "\(criterion) (\(values.map { "\($0.key) \($0.value)" }.joined(separator: ", ")))"
        case .licence(let criterion, let free, let notFree):
            return "\(criterion) (free \(free), not free \(notFree))"
        case .country(let criterion, _, let inside, let outside):
            return "\(criterion) (European Economic Area \(inside), elsewhere \(outside))"
        case .age(let limits, let older):
            let steps = limits.map { "up to \($0.months) months \($0.score)" }
            return "last change (\((steps + ["older \(older)"]).joined(separator: ", ")))"
        }
    }

    private var needs: [[String]] {
        knowledge.needs.map { ["`\($0.id)`", text($0.labels), $0.categories.joined(separator: ", ")] }
    }

    private var aids: [[String]] {
        knowledge.aids.aids.map { aid in
            [
                "`\(aid.id)`", text(aid.name),
                aid.countries.isEmpty ? "any" : aid.countries.joined(separator: ", "),
                aid.status.rawValue, aid.clauses.map { text($0.text) }.joined(separator: " "),
                aid.source.url.map { "[\(aid.source.name)](\($0))" } ?? aid.source.name,
            ]
        }
    }

    private var facts: String { knowledge.aids.facts.map { "\($0.id) (\($0.type))" }.joined(separator: ", ") }

    private func text(_ text: LocalizedText) -> String { text.best(for: [.english])?.text ?? "" }

    private func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { row in
            "| "
                + row.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(
                    separator: " | ") + " |"
        }.joined(separator: "\n")
    }
}
