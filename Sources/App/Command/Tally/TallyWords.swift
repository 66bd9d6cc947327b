import ArgumentParser
import CanonicalJSON
import Tally

/// The languages of the command's text.
enum TallyLanguage: String, ExpressibleByArgument {
    case en, fr
}

/// The codes of a count as sentences.
struct TallyWords {
    let language: TallyLanguage
    let election: Election

    private func pick(_ english: String, _ french: String) -> String { language == .en ? english : french }

    private func name(_ id: String) -> String {
        let name = election.options.first { $0.id == id }?.name ?? id
        return name == id ? id : "\(name) (\(id))"
    }

    func summary(_ result: TallyResult) -> [String] {
        let outcome = result.outcome
        var lines = [
            pick(
                "\(result.rule.name): \(outcome.winners.count) of \(election.options.count) chosen, \(election.voterCount) voters",
                "\(result.rule.name)\u{a0}: \(outcome.winners.count) choix sur \(election.options.count), \(election.voterCount) votes"
            )
        ]
        if let cost = outcome.cost {
            let budget = (election.budget ?? .zero).exactText
            lines.append(pick("Cost \(cost.exactText) of \(budget)", "Coût \(cost.exactText) sur \(budget)"))
        }
        lines += outcome.winnerIDs(election).map { "  " + name($0) }
        if !outcome.tied.isEmpty {
            lines.append(
                pick(
                    "\(outcome.tied.count) outcomes tie; this is the first by the tie rule.",
                    "\(outcome.tied.count) résultats sont à égalité\u{202f}; voici le premier selon la règle de départage."
                ))
        }
        return lines
    }

    func sentence(_ missing: Explanation.Missing) -> String {
        let option = name(election.options[missing.option].id)
        guard let votes = missing.votes else {
            return pick(
                "\(option): no number of further votes tried is enough.",
                "\(option)\u{a0}: aucun nombre essayé de votes de plus ne suffit.")
        }
        return pick(
            "\(option): \(votes) further votes would win.",
            "\(option)\u{a0}: il manque \(votes) vote\(votes > 1 ? "s" : "").")
    }

    func sentence(_ step: JSONValue) -> String {
        let code = step["code"]?.string ?? ""
        switch code {
        case "start", "funded", "completed", "bought", "paid": return budget(code, step)
        case "compared": return compared(step)
        default: return round(code, step)
        }
    }

    private func text(_ step: JSONValue, _ key: String) -> String {
        step[key]?.string ?? step[key]?.integer.map { String($0) } ?? ""
    }

    private func budget(_ code: String, _ step: JSONValue) -> String {
        let project = name(text(step, "project"))
        let cost = text(step, "cost")
        switch code {
        case "start":
            return pick(
                "Each voter starts with \(text(step, "each")) (\(text(step, "additions")) times one unit added).",
                "Chaque personne part avec \(text(step, "each")) (une unité ajoutée \(text(step, "additions")) fois)."
            )
        case "funded":
            return pick("\(project) is funded for \(cost).", "\(project) est financé pour \(cost).")
        case "completed":
            return pick(
                "\(project) is funded for \(cost) from what is left.",
                "\(project) est financé pour \(cost) sur le reste.")
        case "bought":
            return pick(
                "\(project) is funded for \(cost); load \(text(step, "load")).",
                "\(project) est financé pour \(cost)\u{202f}; charge \(text(step, "load")).")
        default:
            let payments = (step["payments"]?.array ?? []).map {
                "\(text($0, "voters")) × \(text($0, "each"))"
            }
            return pick("\(project) costs \(cost), paid by ", "\(project) coûte \(cost), payé par ")
                + payments.joined(separator: " + ")
        }
    }

    private func compared(_ step: JSONValue) -> String {
        let (ahead, behind) = (name(text(step, "ahead")), name(text(step, "behind")))
        let numbers = "\(text(step, "votes"))–\(text(step, "against"))"
        return pick(
            "\(ahead) before \(behind): \(numbers), margin \(text(step, "margin"))",
            "\(ahead) devant \(behind)\u{a0}: \(numbers), écart \(text(step, "margin"))")
    }

    private static let rounds: [String: (en: String, fr: String)] = [
        "first": ("First preferences", "Premiers choix"), "elected": ("Elected", "Élection"),
        "elected-last": ("Elected for a seat left", "Élection sur un siège restant"),
        "transferred": ("Surplus transferred", "Report de l’excédent"),
        "excluded": ("Excluded", "Élimination"),
        "score": ("Score", "Score"), "approvals": ("Approvals", "Approbations"),
        "median": ("Median grade", "Mention médiane"),
    ]

    private func round(_ code: String, _ step: JSONValue) -> String {
        let words = TallyWords.rounds[code] ?? (code, code)
        var line = pick(words.en, words.fr)
        if step["option"] != nil { line += pick(": ", "\u{a0}: ") + name(text(step, "option")) }
        for key in ["score", "votes", "median"] where !text(step, key).isEmpty {
            line += " — " + text(step, key)
        }
        let votes = (step["votes"]?.object ?? [:]).sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value.string ?? "")" }
        return votes.isEmpty ? line : line + " [" + votes.joined(separator: ", ") + "]"
    }
}
