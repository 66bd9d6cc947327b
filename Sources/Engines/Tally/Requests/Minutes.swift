import CanonicalJSON

/// The minutes of an assembly, in French: who was there for each item, its quorum, its votes, what was
/// decided.
///
/// The request holds `statute`, `assembly` (`organisation`, `kind`, `date`, `place`, `chair`, `secretary`),
/// `members`, `intervals`, and `items`: `id`, `title`, `at`, `call`, `votes` by college, `chairVote`.
struct Minutes {
    private let request: JSONValue
    private let statute: Statute
    private let attendance: Attendance

    init(_ request: JSONValue) throws {
        self.request = request
        statute = try Statute(request["statute"] ?? .object([:]))
        attendance = Attendance(
            members: try Fields.count(request["members"] ?? .null, "members"),
            intervals: try (request["intervals"]?.array ?? []).map(StatuteRequest.interval))
    }

    func text() throws -> String {
        let items = try (request["items"]?.array ?? []).enumerated().map { try item($0 + 1, $1) }
        return ([head()] + items + [foot()]).joined(separator: "\n\n") + "\n"
    }

    private func fact(_ name: String) -> String { request["assembly"]?[name]?.string ?? "……" }

    private func head() -> String {
        let kind = fact("kind") == "extraordinary" ? "extraordinaire" : "ordinaire"
        return """
            PROCÈS-VERBAL DE L’ASSEMBLÉE GÉNÉRALE \(kind.uppercased())
            \(fact("organisation"))

            Le \(fact("date")), les membres se sont réunis en assemblée générale \(kind), à \(fact("place")), sous \
            la présidence de \(fact("chair")). \(fact("secretary")) assure le secrétariat de séance.
            L’organisation compte \(French.count(attendance.members, "membre", "membres")) ayant droit de vote.
            """
    }

    private func item(_ number: Int, _ item: JSONValue) throws -> String {
        let call = try item["call"].map { try Fields.count($0, "call") } ?? 1
        let found = attendance.quorum(
            at: try Fields.count(item["at"] ?? .null, "at"), under: statute, call: call)
        var lines = ["\(number). \(item["title"]?.string ?? "Sans titre")"]
        lines.append(quorum(found, call: call))
        guard found.isReached else {
            return (lines + ["L’assemblée ne peut délibérer sur ce point."]).joined(separator: "\n")
        }
        if let entries = item["votes"]?.object {
            lines += try votes(entries, chair: item["chairVote"]?.bool)
        } else {
            lines.append("Ce point ne donne pas lieu à un vote.")
        }
        return lines.joined(separator: "\n")
    }

    private func quorum(_ found: Attendance.Finding, call: Int) -> String {
        let there =
            "\(French.count(found.present, "membre présent", "membres présents")), "
            + French.count(found.represented, "représenté", "représentés")
        let convocation = call <= 1 ? "première convocation" : "deuxième convocation"
        if found.needed == 0 {
            return "\(French.capitalised(there)) ; aucun quorum n’est requis (\(convocation))."
        }
        let outcome = found.isReached ? "le quorum est atteint" : "le quorum n’est pas atteint"
        return "\(French.capitalised(there)) ; quorum requis sur \(convocation) : \(found.needed). "
            + "\(French.capitalised(outcome))."
    }

    private func votes(_ entries: [String: JSONValue], chair: Bool?) throws -> [String] {
        var votes: [String: CollegeVote.Votes] = [:]
        var lines: [String] = []
        for (id, entry) in entries.sorted(by: { $0.key < $1.key }) {
            let counted = try StatuteRequest.votes(entry)
            votes[statute.colleges.isEmpty && id == "all" ? "" : id] = counted
            let name = statute.colleges.first { $0.id == id }?.name
            lines.append((name.map { "Collège « \($0) » : " } ?? "Votes : ") + line(counted))
        }
        let result = try CollegeVote(statute).count(votes, chair: chair)
        if !statute.colleges.isEmpty {
            lines.append(
                "Après pondération des collèges : pour \(French.percent(result.yes)), contre \(French.percent(result.no))."
            )
        }
        if result.isByCastingVote {
            lines.append("Les voix étant partagées, celle de la présidence est prépondérante.")
        }
        lines.append(result.isAdopted ? "La résolution est adoptée." : "La résolution est rejetée.")
        return lines
    }

    private func line(_ votes: CollegeVote.Votes) -> String {
        [
            "pour : \(votes.yes)", "contre : \(votes.no)",
            votes.abstentions > 0 ? "abstentions : \(votes.abstentions)" : nil,
            votes.blank > 0 ? "blancs : \(votes.blank)" : nil, votes.null > 0 ? "nuls : \(votes.null)" : nil,
        ].compactMap { $0 }.joined(separator: ", ") + "."
    }

    private func foot() -> String {
        """
        L’ordre du jour étant épuisé, la séance est levée.

        Présidence : \(fact("chair"))                    Secrétariat : \(fact("secretary"))
        """
    }
}

/// French numbers and words.
enum French {
    /// NB: nought takes the singular in French.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number < 2 ? one : many)"
    }

    static func percent(_ share: Rational) -> String {
        let text = (share * Rational(100)).text(digits: 2, rounding: .half)
        return String(text.map { $0 == "." ? "," : $0 }) + " %"
    }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
