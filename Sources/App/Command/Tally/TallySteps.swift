import CanonicalJSON
import Tally

/// The steps of a count as sentences.
extension TallyWords {
    /// The most payments of one project that are told one by one.
    private static let mostPayments = 6

    func sentence(_ step: JSONValue) -> String {
        switch text(step, "code") {
        case "start": start(step)
        case "funded", "completed": funded(step)
        case "bought": bought(step)
        case "paid": paid(step)
        case "compared": compared(step)
        case "score", "approvals": score(step)
        case "median": median(step)
        default: round(step)
        }
    }

    private func text(_ step: JSONValue, _ key: String) -> String {
        step[key]?.string ?? step[key]?.integer.map { String($0) } ?? ""
    }

    private func amount(_ step: JSONValue, _ key: String, digits: Int = 2) -> String {
        numbers.amount(text(step, key), digits: digits)
    }

    private func option(_ step: JSONValue) -> String { name(text(step, "option")) }

    // MARK: Budgets

    private func start(_ step: JSONValue) -> String {
        let each = amount(step, "each")
        guard let additions = step["additions"]?.integer, additions > 0 else {
            return pick(
                "Each voter is given an equal share of the budget: \(each).",
                "Chaque personne reçoit une part égale du budget\u{a0}: \(each).")
        }
        let times = numbers.count(Int(additions))
        return pick(
            "Each voter is given \(each): an equal share of the budget, "
                + "raised \(times) times by 1 so that more of it is used.",
            "Chaque personne reçoit \(each)\u{a0}: une part égale du budget, "
                + "augmentée \(times) fois de 1 pour mieux l’employer."
        )
    }

    private func funded(_ step: JSONValue) -> String {
        let (project, cost) = (name(text(step, "project")), amount(step, "cost"))
        if text(step, "code") == "funded" {
            return pick("\(project) is funded for \(cost).", "\(project) est financé pour \(cost).")
        }
        return pick(
            "\(project) is funded for \(cost) from what is left of the budget.",
            "\(project) est financé pour \(cost) avec le reste du budget.")
    }

    private func bought(_ step: JSONValue) -> String {
        let (project, cost) = (name(text(step, "project")), amount(step, "cost"))
        guard step["load"]?.string != nil else { return funded(step) }
        let load = amount(step, "load", digits: 4)
        return pick(
            "\(project) is funded for \(cost); each of its supporters then bears at most \(load).",
            "\(project) est financé pour \(cost)\u{202f}; "
                + "chaque personne qui le soutient en porte alors au plus \(load)."
        )
    }

    private func paid(_ step: JSONValue) -> String {
        let payments = step["payments"]?.array ?? []
        let parts = payments.prefix(TallyWords.mostPayments).map { payment in
            let (voters, each) = (Int(payment["voters"]?.integer ?? 0), amount(payment, "each"))
            let count = numbers.count(voters)
            if payment["each"] == "0" {
                return pick(
                    "\(count) had nothing left", "\(count) n’\(voters > 1 ? "avaient" : "avait") plus rien")
            }
            if voters == 1 { return pick("one pays \(each)", "une paie \(each)") }
            return pick("\(count) pay \(each) each", "\(count) paient \(each) chacune")
        }
        let others = payments.dropFirst(parts.count).reduce(0) { $0 + Int($1["voters"]?.integer ?? 0) }
        let rest = pick(
            "\(numbers.count(others)) pay less", "\(numbers.count(others)) paient moins")
        let (project, cost) = (name(text(step, "project")), amount(step, "cost"))
        return pick(
            "\(project) costs \(cost). Of its supporters, ",
            "\(project) coûte \(cost). Parmi les personnes qui le soutiennent, ")
            + (others > 0 ? parts + [rest] : parts).joined(separator: ", ") + "."
    }

    // MARK: Choices

    private func compared(_ step: JSONValue) -> String {
        let (ahead, behind) = (name(text(step, "ahead")), name(text(step, "behind")))
        let (votes, against) = (amount(step, "votes"), amount(step, "against"))
        if step["margin"]?.integer == 0 {
            return pick(
                "\(ahead) and \(behind) are level, \(votes) to \(against).",
                "\(ahead) et \(behind) sont à égalité, \(votes) contre \(against).")
        }
        let margin = amount(step, "margin")
        return pick(
            "\(ahead) beats \(behind) by \(votes) to \(against), a margin of \(margin).",
            "\(ahead) l’emporte sur \(behind) par \(votes) contre \(against), soit un écart de \(margin).")
    }

    private func score(_ step: JSONValue) -> String {
        let isScore = step["score"] != nil
        let value = amount(step, isScore ? "score" : "votes")
        let words = isScore ? pick("score", "score") : pick("approvals", "approbations")
        return pick("\(option(step)): \(words) \(value).", "\(option(step))\u{a0}: \(words) \(value).")
    }

    private func median(_ step: JSONValue) -> String {
        let grade = text(step, "median")
        return pick(
            "\(option(step)): median grade “\(grade)”.",
            "\(option(step))\u{a0}: mention médiane «\u{202f}\(grade)\u{202f}».")
    }

    // MARK: Transferable votes

    private func round(_ step: JSONValue) -> String {
        let who = option(step)
        let head: String
        switch text(step, "code") {
        case "first": head = pick("First preferences.", "Premières préférences.")
        case "elected":
            head = pick(
                "\(who) reaches the quota and is elected.", "\(who) atteint le quotient\u{a0}: élection.")
        case "elected-last":
            head = pick(
                "\(who) is elected: no more candidates than seats are left.",
                "\(who)\u{a0}: élection, car il ne reste pas plus de candidatures que de sièges.")
        case "transferred":
            head = pick("The surplus of \(who) is passed on.", "L’excédent de \(who) est reporté.")
        case "excluded":
            head = pick(
                "\(who) has the fewest votes and is excluded.",
                "\(who) a le moins de voix\u{a0}: élimination.")
        default: head = text(step, "code") + " " + who
        }
        return ([head] + standings(step)).joined(separator: "\n")
    }

    /// Votes by falling number, the quota, and what cannot be passed on.
    private func standings(_ step: JSONValue) -> [String] {
        let votes = (step["votes"]?.object ?? [:]).compactMap { id, value in
            value.string.flatMap { Rational(decimal: $0) }.map { (id: id, votes: $0) }
        }
        guard !votes.isEmpty else { return [] }
        let order = votes.sorted { $0.votes == $1.votes ? $0.id < $1.id : $0.votes > $1.votes }
        var lines = order.map { "    \(name($0.id))  \(numbers.amount($0.votes.exactText, digits: 9))" }
        lines.append("    " + pick("quota ", "quotient ") + amount(step, "quota", digits: 9))
        for key in ["nonTransferable", "excess"] where step[key] != nil {
            lines.append(
                "    " + pick("not transferable ", "non transférables ") + amount(step, key, digits: 9))
        }
        return lines
    }
}
