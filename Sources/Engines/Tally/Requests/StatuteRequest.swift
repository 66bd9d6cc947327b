import CanonicalJSON

/// Requests about statutes: the key `statute` holds a statute file.
enum StatuteRequest {
    private static func statute(_ request: JSONValue) throws -> Statute {
        guard let json = request["statute"] else { throw TallyRefusal.badRequest("statute is missing.") }
        return try Statute(json)
    }

    /// `votes`: by college id (or `all`), each with `yes`, `no`, `abstentions`, `blank`, `null`, `members`.
    static func colleges(_ request: JSONValue) throws -> JSONValue {
        let statute = try statute(request)
        let votes = try votes(try Fields.object(request["votes"], "votes"), under: statute)
        let result = try CollegeVote(statute).count(votes, chair: Fields.flag(request["chair"], "chair"))
        return json(result)
    }

    /// Votes by college; `all` where there are none.
    static func votes(
        _ entries: [String: JSONValue], under statute: Statute
    ) throws -> [String: CollegeVote.Votes] {
        guard statute.colleges.isEmpty else { return try entries.mapValues(votes) }
        for key in entries.keys.sorted() where key != "all" {
            throw TallyRefusal.badRequest("The statutes have no college “\(key)”.")
        }
        return try entries["all"].map { ["": try votes($0)] } ?? [:]
    }

    private static func votes(_ entry: JSONValue) throws -> CollegeVote.Votes {
        _ = try Fields.object(entry, "a college's votes")
        try Fields.only(
            ["yes", "no", "abstentions", "blank", "null", "members"], in: entry, "a college's votes")
        func count(_ name: String) throws -> Int { try entry[name].map { try Fields.count($0, name) } ?? 0 }
        var votes = CollegeVote.Votes()
        (votes.yes, votes.no) = (try count("yes"), try count("no"))
        (votes.abstentions, votes.blank, votes.null) = (
            try count("abstentions"), try count("blank"), try count("null")
        )
        votes.members = try count("members")
        guard votes.members == 0 || votes.present <= votes.members else {
            throw TallyRefusal.badRequest("\(votes.present) votes of \(votes.members) members.")
        }
        return votes
    }

    private static func json(_ result: CollegeVote.Result) -> JSONValue {
        [
            "adopted": .bool(result.isAdopted), "castingVote": .bool(result.isByCastingVote),
            "yes": TallyRequest.text(result.yes), "no": TallyRequest.text(result.no),
            "weights": .object(result.weights.mapValues(TallyRequest.text)),
        ]
    }

    /// `members`: how many; `intervals`: `member`, `from`, `to`, `represents`; `items`: `id`, `at`, `call`.
    static func quorum(_ request: JSONValue) throws -> JSONValue {
        let statute = try statute(request)
        let attendance = Attendance(
            members: try Fields.count(request["members"] ?? .null, "members"),
            intervals: try Fields.list(request["intervals"], "intervals").map(interval))
        let items = try Fields.list(request["items"], "items").map { item -> JSONValue in
            let found = attendance.quorum(
                at: try Fields.count(item["at"] ?? .null, "at"), under: statute,
                call: try item["call"].map { try Fields.count($0, "call") } ?? 1)
            return [
                "id": .string(try Fields.text(item["id"], "id")), "reached": .bool(found.isReached),
                "present": .integer(Int64(found.present)), "represented": .integer(Int64(found.represented)),
                "needed": .integer(Int64(found.needed)),
            ]
        }
        return ["items": .array(items)]
    }

    static func interval(_ json: JSONValue) throws -> Attendance.Interval {
        let from = try Fields.count(json["from"] ?? .null, "from")
        let to = try Fields.count(json["to"] ?? .null, "to")
        guard from <= to else { throw TallyRefusal.badRequest("A presence ends after it begins.") }
        return Attendance.Interval(
            member: try Fields.text(json["member"], "member"), from: from, to: to,
            represents: try Fields.list(json["represents"], "represents", optional: true)
                .map { try Fields.text($0, "represents") })
    }

    /// `members`: college by member id; `present`: ids; `proxies`: `from`, `to`, `items`.
    static func proxies(_ request: JSONValue) throws -> JSONValue {
        let statute = try statute(request)
        let members = try Fields.object(request["members"], "members").mapValues {
            $0 == .null ? "" : try Fields.text($0, "a member's college")
        }
        let present = try Fields.list(request["present"], "present", optional: true)
            .map { try Fields.text($0, "present") }
        let check = ProxyCheck(members: members, present: Set(present))
        let proxies = try Fields.list(request["proxies"], "proxies").map { entry in
            ProxyCheck.Proxy(
                from: try Fields.text(entry["from"], "from"), to: try Fields.text(entry["to"], "to"),
                items: try Fields.list(entry["items"], "items", optional: true)
                    .map { try Fields.text($0, "items") })
        }
        let answers = zip(proxies, check.check(proxies, under: statute.proxies)).map {
            proxy, reason -> JSONValue in
            [
                "from": .string(proxy.from), "to": .string(proxy.to), "accepted": .bool(reason == nil),
                "reason": reason.map { .string($0.rawValue) } ?? .null,
            ]
        }
        return ["proxies": .array(answers)]
    }

    static func lint(_ request: JSONValue) throws -> JSONValue {
        let findings = StatuteLint.findings(try statute(request)).map { finding -> JSONValue in
            [
                "clause": .string(finding.clause), "code": .string(finding.code), "law": .string(finding.law),
                "breach": .bool(finding.isBreach),
            ]
        }
        return ["findings": .array(findings)]
    }
}
