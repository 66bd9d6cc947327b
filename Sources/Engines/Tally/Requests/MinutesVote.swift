import CanonicalJSON

/// What the minutes say about one vote: votes of each college, the majority asked for, the outcome.
struct MinutesVote {
    private let statute: Statute
    private let votes: [String: CollegeVote.Votes]
    private let result: CollegeVote.Result

    init(_ entries: [String: JSONValue], chair: Bool?, under statute: Statute) throws {
        self.statute = statute
        votes = try StatuteRequest.votes(entries, under: statute)
        result = try CollegeVote(statute).count(votes, chair: chair)
    }

    /// How many votes were given, of any kind.
    var count: Int { votes.values.map(\.present).reduce(0, +) }

    var lines: [String] {
        var lines = counts + [majority]
        if !statute.colleges.isEmpty {
            lines.append(
                "Après pondération des collèges\u{a0}: \(French.percent(result.yes)) pour, "
                    + "\(French.percent(result.no)) contre.")
        }
        if result.isByCastingVote {
            lines.append("Les voix étant partagées, celle de la présidence est prépondérante.")
        }
        return lines + [outcome]
    }

    private var counts: [String] {
        if statute.colleges.isEmpty { return ["Votes\u{a0}: " + line(votes[""] ?? CollegeVote.Votes())] }
        return statute.colleges.map { college in
            let head = "Collège \(French.quoted(college.name)) (\(weight(college)))\u{a0}: "
            return head + (votes[college.id].map(line) ?? "aucun vote.")
        }
    }

    private func weight(_ college: Statute.College) -> String {
        let weight = result.weights[college.id] ?? .zero
        let verb = weight < college.weight ? "ramenés" : "portés"
        let note = weight == college.weight ? "" : ", \(verb) à \(French.percent(weight))"
        return "\(French.percent(college.weight)) des voix\(note)"
    }

    private func line(_ votes: CollegeVote.Votes) -> String {
        let others = [
            (votes.abstentions, "abstention", "abstentions"),
            (votes.blank, "bulletin blanc", "bulletins blancs"),
            (votes.null, "bulletin nul", "bulletins nuls"),
        ].filter { $0.0 > 0 }.map { French.count($0.0, $0.1, $0.2) }
        return (["\(votes.yes) pour", "\(votes.no) contre"] + others).joined(separator: ", ") + "."
    }

    private var majority: String {
        let rules = statute.majority
        let share =
            rules.reachingIsEnough
            ? "au moins \(French.theShare(rules.share))" : "plus \(French.ofShare(rules.share))"
        return "Majorité requise\u{a0}: \(share) \(base)."
    }

    private var base: String {
        let rules = statute.majority
        switch rules.base {
        case .members: return "des voix de l’ensemble des membres"
        case .present: return "des voix des membres présents ou représentés"
        case .expressed:
            let also = [
                rules.countsAbstentions ? "abstentions" : nil, rules.countsBlank ? "bulletins blancs" : nil,
                rules.countsNull ? "bulletins nuls" : nil,
            ].compactMap { $0 }
            return "des suffrages exprimés" + (also.isEmpty ? "" : " (\(French.list(also)) compris)")
        }
    }

    private var outcome: String {
        guard result.isAdopted else { return "La résolution est rejetée." }
        let isUnanimous = statute.majority.base == .expressed && votes.values.allSatisfy { $0.no == 0 }
        return isUnanimous
            ? "La résolution est adoptée à l’unanimité des suffrages exprimés." : "La résolution est adoptée."
    }
}
