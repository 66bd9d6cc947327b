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
    private let names: [String: String]
    var numbers: TallyNumbers { TallyNumbers(language: language) }

    init(language: TallyLanguage, election: Election) {
        self.language = language
        self.election = election
        names = Dictionary(
            election.options.map { ($0.id, $0.name == $0.id ? $0.id : "\($0.name) (\($0.id))") },
            uniquingKeysWith: { first, _ in first })
    }

    func pick(_ english: String, _ french: String) -> String { language == .en ? english : french }

    func name(_ id: String) -> String { names[id] ?? id }

    // MARK: The result

    func summary(_ result: TallyResult) -> [String] {
        let outcome = result.outcome
        var lines = [heading(result)]
        if let cost = outcome.cost {
            let (spent, budget) = (amount(cost), amount(election.budget ?? .zero))
            lines.append(pick("\(spent) spent of \(budget).", "\(spent) dépensés sur \(budget)."))
        }
        lines += outcome.winnerIDs(election).map { "  " + name($0) }
        if !outcome.tied.isEmpty { lines.append(tie(outcome.tied.count, result.options["ties"] ?? "name")) }
        return lines + election.warnings.map { pick("Note: ", "À noter\u{a0}: ") + sentence($0) }
    }

    private func heading(_ result: TallyResult) -> String {
        let (chosen, all) = (result.outcome.winners.count, election.options.count)
        let voters = election.voterCount
        let options = "\(numbers.count(chosen)) \(pick("of", "sur")) \(numbers.count(all))"
        let turnout = numbers.count(voters)
        return result.rule.name
            + pick(
                ": \(options) chosen; \(turnout) \(voters == 1 ? "voter" : "voters").",
                "\u{a0}: \(options) \(chosen > 1 ? "retenus" : "retenu")\u{202f}; "
                    + "\(turnout) \(voters > 1 ? "personnes ont voté" : "personne a voté").")
    }

    private func tie(_ outcomes: Int, _ rule: String) -> String {
        let count = numbers.count(outcomes)
        return pick(
            "\(count) outcomes tie; this is the first by the tie rule (\(rule)).",
            "\(count) résultats sont à égalité\u{202f}; "
                + "voici le premier selon la règle de départage (\(rule)).")
    }

    private func amount(_ value: Rational) -> String { numbers.amount(value.exactText) }

    private func sentence(_ warning: Election.Warning) -> String {
        let (said, found) = (warning.declared, numbers.amount(warning.found))
        if warning.fact == "voter_id" {
            return pick(
                "\(found) of the votes bear the identifier of an earlier voter.",
                "parmi les votes, \(found) portent l’identifiant d’une personne qui a déjà voté.")
        }
        if warning.fact.hasPrefix("min_") || warning.fact.hasPrefix("max_") {
            return pick(
                "the file says \(warning.fact) \(said), but a ballot has \(found).",
                "le fichier annonce \(warning.fact) \(said), mais un bulletin en a \(found).")
        }
        return pick(
            "the file says \(warning.fact) \(said), but holds \(found).",
            "le fichier annonce \(warning.fact) \(said), mais en contient \(found).")
    }

    // MARK: What a loser would have needed

    func sentence(_ missing: Explanation.Missing) -> String {
        let choice = election.options[missing.option]
        let option = name(choice.id)
        if let votes = missing.votes { return needed(option, votes) }
        if let cost = choice.cost, let budget = election.budget, cost > budget {
            return pick(
                "\(option) was not chosen: it costs more than the whole budget.",
                "\(option) n’est pas retenu\u{a0}: son coût dépasse le budget entier.")
        }
        let most = numbers.count(Explanation.mostVotes(election))
        return pick(
            "\(option) was not chosen; even \(most) more votes for it alone would not have been enough.",
            "\(option) n’est pas retenu\u{202f}; même \(most) votes de plus pour ce seul choix "
                + "n’auraient pas suffi."
        )
    }

    private func needed(_ option: String, _ votes: Int) -> String {
        let (enough, tooFew) = (numbers.count(votes), numbers.count(votes - 1))
        if votes == 1 {
            return pick(
                "\(option) was not chosen; one more vote for it alone would have been enough.",
                "\(option) n’est pas retenu\u{202f}; un vote de plus pour ce seul choix aurait suffi.")
        }
        return pick(
            "\(option) was not chosen; \(enough) more votes for it alone would have been enough, "
                + "\(tooFew) would not.",
            "\(option) n’est pas retenu\u{202f}; \(enough) votes de plus pour ce seul choix auraient suffi, "
                + "\(tooFew) non."
        )
    }
}
