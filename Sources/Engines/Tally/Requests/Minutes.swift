import CanonicalJSON

/// The minutes of an assembly, in French, with what article R225-106 of the commercial code asks for: when,
/// where, how it was called, its agenda, its officers, the quorum of each item, the texts put to the vote and
/// the votes.
///
/// The request holds `statute`, `assembly` (`organisation`, `form`, `seat`, `kind`, `date`, `opened`,
/// `closed`, `place`, `convened`, `chair`, `secretary`, `scrutineers`, `documents`), `members`, `intervals`,
/// and `items`: `id`, `title`, `at`, `call`, `debate`, `text`, `votes` by college, `chairVote`.
struct Minutes {
    private let assembly: [String: JSONValue]
    private let items: [JSONValue]
    private let statute: Statute
    private let attendance: Attendance

    init(_ request: JSONValue) throws {
        assembly = try request["assembly"].map { try Fields.object($0, "assembly") } ?? [:]
        items = try Fields.list(request["items"], "items", optional: true)
        statute = try Statute(request["statute"] ?? .object([:]))
        attendance = Attendance(
            members: try Fields.count(request["members"] ?? .null, "members"),
            intervals: try Fields.list(request["intervals"], "intervals", optional: true)
                .map(StatuteRequest.interval))
    }

    func text() throws -> String {
        let told = try items.enumerated().map { try item($0 + 1, $1) }
        return ([try head(), agenda()] + told + [try foot()]).joined(separator: "\n\n") + "\n"
    }

    /// A fact of the assembly, nil when the request does not hold it.
    private func given(_ name: String) throws -> String? {
        try assembly[name].flatMap { $0 == .null ? nil : try Fields.text($0, "assembly." + name) }
    }

    /// A fact that minutes cannot do without; room to write it in where it is missing.
    private func fact(_ name: String) throws -> String { try given(name) ?? "……" }

    private func names(_ name: String) throws -> [String] {
        try Fields.list(assembly[name], "assembly." + name, optional: true)
            .map { try Fields.text($0, "assembly." + name) }
    }

    // MARK: Head and foot

    private func head() throws -> String {
        let kind = try given("kind") == "extraordinary" ? "extraordinaire" : "ordinaire"
        let who = [
            try fact("organisation"), try given("form"), try given("seat").map { "siège\u{a0}: " + $0 },
        ].compactMap { $0 }.joined(separator: ", ")
        let hour = try given("opened").map { " à \($0)" } ?? ""
        let call = try given("convened").map { ", sur convocation \($0)" } ?? ""
        let title = "PROCÈS-VERBAL DE L’ASSEMBLÉE GÉNÉRALE \(kind.uppercased())"
        let sentences = [
            "Le \(try fact("date"))\(hour), les membres se sont réunis en assemblée générale \(kind), "
                + "à \(try fact("place"))\(call).",
            try officers(),
            "L’organisation compte \(French.count(attendance.members, "membre", "membres")) ayant droit "
                + "de vote. La feuille de présence est annexée au présent procès-verbal.",
            try documents(),
        ].compactMap { $0 }
        return title + "\n" + who + "\n\n" + sentences.joined(separator: "\n")
    }

    private func officers() throws -> String {
        let scrutineers = try names("scrutineers")
        let helpers = scrutineers.isEmpty ? "" : "\u{202f}; scrutin\u{a0}: \(French.list(scrutineers))"
        return "Présidence\u{a0}: \(try fact("chair"))\u{202f}; "
            + "secrétariat\u{a0}: \(try fact("secretary"))\(helpers)."
    }

    private func documents() throws -> String? {
        let documents = try names("documents")
        return documents.isEmpty ? nil : "Documents soumis à l’assemblée\u{a0}: \(French.list(documents))."
    }

    private func title(_ item: JSONValue) -> String { item["title"]?.string ?? "Sans titre" }

    private func agenda() -> String {
        (["ORDRE DU JOUR"] + items.enumerated().map { "\($0 + 1). \(title($1))" }).joined(separator: "\n")
    }

    private func foot() throws -> String {
        let hour = try given("closed").map { " à \($0)" } ?? ""
        return """
            L’ordre du jour étant épuisé, la séance est levée\(hour).
            De ce qui précède il a été dressé le présent procès-verbal, signé par la présidence et le \
            secrétariat.

            Présidence\u{a0}: \(try fact("chair"))

            Secrétariat\u{a0}: \(try fact("secretary"))
            """
    }

    // MARK: Items

    private func item(_ number: Int, _ item: JSONValue) throws -> String {
        let call = try item["call"].map { try Fields.count($0, "call") } ?? 1
        let found = attendance.quorum(
            at: try Fields.count(item["at"] ?? .null, "at"), under: statute, call: call)
        var lines = ["\(number). \(title(item))", quorum(found, call: call)]
        guard found.isReached else {
            return (lines + ["L’assemblée ne peut délibérer sur ce point."]).joined(separator: "\n")
        }
        if let debate = item["debate"]?.string { lines.append(debate) }
        if let text = item["text"]?.string {
            lines.append("Texte mis aux voix\u{a0}: \(French.quoted(text))")
        }
        if let entries = try item["votes"].map({ try Fields.object($0, "votes") }) {
            let chair = try Fields.flag(item["chairVote"], "chairVote")
            let vote = try MinutesVote(entries, chair: chair, under: statute)
            let there = found.present + found.represented
            guard vote.count <= there else {
                throw TallyRefusal.badRequest(
                    "\(vote.count) votes on item \(number), but \(there) members present or represented.")
            }
            lines += vote.lines
        } else {
            lines.append("Ce point ne donne pas lieu à un vote.")
        }
        return lines.joined(separator: "\n")
    }

    private func quorum(_ found: Attendance.Finding, call: Int) -> String {
        let there =
            French.count(found.present, "membre présent", "membres présents") + ", "
            + French.count(found.represented, "représenté", "représentés")
            + (statute.quorum.countsRepresented || found.represented == 0
                ? "" : ", non comptés pour le quorum")
        let calls =
            call <= 1 ? "première convocation" : call == 2 ? "deuxième convocation" : "nouvelle convocation"
        if found.needed == 0 {
            return "\(French.capitalised(there))\u{202f}; aucun quorum n’est requis sur \(calls)."
        }
        let needed = French.count(found.needed, "membre", "membres")
        return "\(French.capitalised(there)), sur \(attendance.members)\u{202f}; "
            + "quorum requis sur \(calls)\u{a0}: \(needed). "
            + "Le quorum \(found.isReached ? "est" : "n’est pas") atteint."
    }
}
