import CanonicalJSON

extension Statute {
    private static let keys: Set = [
        "form", "vote", "colleges", "carryOver", "nonCooperators", "quorum", "majority", "proxies",
        "castingVote",
    ]

    /// Reads a statute file. Throws `TallyRefusal.badRequest` naming the key that is wrong.
    public init(_ json: JSONValue) throws {
        self.init()
        guard let members = json.object else {
            throw TallyRefusal.badRequest("A statute file is one JSON object.")
        }
        for key in members.keys.sorted() where !Statute.keys.contains(key) {
            throw TallyRefusal.badRequest("A statute file has no key “\(key)”.")
        }
        form = try json["form"].map { try Fields.text($0, "form") } ?? ""
        vote = try json["vote"].map { try Fields.text($0, "vote") } ?? vote
        guard ["one-member-one-vote", "capital"].contains(vote) else {
            throw TallyRefusal.badRequest("vote is one-member-one-vote or capital.")
        }
        carryOver = try json["carryOver"].map { try Fields.choice($0, "carryOver") } ?? .proportional
        colleges = try Statute.colleges(json["colleges"])
        try Fields.only(["cap"], in: json["nonCooperators"], "nonCooperators")
        nonCooperatorCap = try json["nonCooperators"]?["cap"].map {
            try Fields.share($0, "nonCooperators.cap")
        }
        quorum = try Quorum(json["quorum"] ?? .null)
        majority = try Majority(json["majority"] ?? .null)
        proxies = try Proxies(json["proxies"] ?? .null)
        hasCastingVote = try Fields.flag(json["castingVote"], "castingVote") ?? false
    }

    private static func colleges(_ json: JSONValue?) throws -> [College] {
        let colleges = try Fields.list(json, "colleges", optional: true).map { entry in
            try Fields.only(
                ["id", "name", "weight", "criterion", "nonCooperator"], in: entry, "a college")
            guard let id = entry["id"]?.string, !id.isEmpty else {
                throw TallyRefusal.badRequest("Each college needs an id.")
            }
            return College(
                id: id, name: entry["name"]?.string ?? id,
                weight: try Fields.share(entry["weight"] ?? .null, "colleges.\(id).weight"),
                criterion: entry["criterion"]?.string ?? "",
                isNonCooperator: try Fields.flag(entry["nonCooperator"], "nonCooperator") ?? false)
        }
        guard Set(colleges.map(\.id)).count == colleges.count else {
            throw TallyRefusal.badRequest("Two colleges have the same id.")
        }
        return colleges
    }
}

extension Statute.Quorum {
    init(_ json: JSONValue) throws {
        self.init()
        try Fields.only(["first", "second", "represented"], in: json, "quorum")
        first = try json["first"].map { try Fields.share($0, "quorum.first") } ?? .zero
        second = try json["second"].map { try Fields.share($0, "quorum.second") } ?? .zero
        countsRepresented = try Fields.flag(json["represented"], "quorum.represented") ?? true
    }
}

extension Statute.Majority {
    init(_ json: JSONValue) throws {
        self.init()
        try Fields.only(
            ["base", "share", "reachingIsEnough", "abstentions", "blank", "null"], in: json, "majority")
        base = try json["base"].map { try Fields.choice($0, "majority.base") } ?? .expressed
        share = try json["share"].map { try Fields.share($0, "majority.share") } ?? share
        func flag(_ name: String) throws -> Bool { try Fields.flag(json[name], "majority." + name) ?? false }
        reachingIsEnough = try flag("reachingIsEnough")
        countsAbstentions = try flag("abstentions")
        countsBlank = try flag("blank")
        countsNull = try flag("null")
    }
}

extension Statute.Proxies {
    init(_ json: JSONValue) throws {
        self.init()
        try Fields.only(["most", "withinCollege", "holderIsMember"], in: json, "proxies")
        most = try json["most"].map { try Fields.count($0, "proxies.most") }
        withinCollege = try Fields.flag(json["withinCollege"], "proxies.withinCollege") ?? false
        holderIsMember = try Fields.flag(json["holderIsMember"], "proxies.holderIsMember") ?? true
    }
}
