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
        form = json["form"]?.string ?? ""
        vote = json["vote"]?.string ?? vote
        guard ["one-member-one-vote", "capital"].contains(vote) else {
            throw TallyRefusal.badRequest("vote is one-member-one-vote or capital.")
        }
        carryOver = try json["carryOver"].map { try Fields.choice($0, "carryOver") } ?? .proportional
        colleges = try Statute.colleges(json["colleges"])
        nonCooperatorCap = try json["nonCooperators"]?["cap"].map {
            try Fields.share($0, "nonCooperators.cap")
        }
        quorum = try Quorum(json["quorum"] ?? .null)
        majority = try Majority(json["majority"] ?? .null)
        proxies = try Proxies(json["proxies"] ?? .null)
        hasCastingVote = json["castingVote"]?.bool ?? false
    }

    private static func colleges(_ json: JSONValue?) throws -> [College] {
        let colleges = try (json?.array ?? []).map { entry in
            guard let id = entry["id"]?.string, !id.isEmpty else {
                throw TallyRefusal.badRequest("Each college needs an id.")
            }
            return College(
                id: id, name: entry["name"]?.string ?? id,
                weight: try Fields.share(entry["weight"] ?? .null, "colleges.\(id).weight"),
                criterion: entry["criterion"]?.string ?? "",
                isNonCooperator: entry["nonCooperator"]?.bool ?? false)
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
        first = try json["first"].map { try Fields.share($0, "quorum.first") } ?? .zero
        second = try json["second"].map { try Fields.share($0, "quorum.second") } ?? .zero
        countsRepresented = json["represented"]?.bool ?? true
    }
}

extension Statute.Majority {
    init(_ json: JSONValue) throws {
        self.init()
        base = try json["base"].map { try Fields.choice($0, "majority.base") } ?? .expressed
        share = try json["share"].map { try Fields.share($0, "majority.share") } ?? share
        reachingIsEnough = json["reachingIsEnough"]?.bool ?? false
        countsAbstentions = json["abstentions"]?.bool ?? false
        countsBlank = json["blank"]?.bool ?? false
        countsNull = json["null"]?.bool ?? false
    }
}

extension Statute.Proxies {
    init(_ json: JSONValue) throws {
        self.init()
        most = try json["most"].map { try Fields.count($0, "proxies.most") }
        withinCollege = json["withinCollege"]?.bool ?? false
        holderIsMember = json["holderIsMember"]?.bool ?? true
    }
}

/// Values of a request, read without floating point: amounts are decimal strings or whole numbers.
enum Fields {
    static func amount(_ json: JSONValue, _ name: String) throws -> Rational {
        if let text = json.string, let value = Rational(decimal: text) { return value }
        if case .integer(let value) = json { return Rational(Int(value)) }
        // NB: a JSON number with a fraction is read by its shortest decimal text, the one that was written.
        if case .number = json, let value = Rational(decimal: json.canonicalString) { return value }
        throw TallyRefusal.badRequest("\(name) is an amount: a decimal string or a number.")
    }

    /// A share: a fraction `1/3`, a decimal `0.35`, or a percentage `35%`.
    static func share(_ json: JSONValue, _ name: String) throws -> Rational {
        if let text = json.string, text.hasSuffix("%"), let value = Rational(decimal: text.dropLast()) {
            return value / Rational(100)
        }
        let value = try amount(json, name)
        guard value.sign >= 0, value <= .one else {
            throw TallyRefusal.badRequest("\(name) is a share between 0 and 1, such as 1/3, 0.35 or 35%.")
        }
        return value
    }

    static func count(_ json: JSONValue, _ name: String) throws -> Int {
        guard let value = json.integer, value >= 0 else {
            throw TallyRefusal.badRequest("\(name) is a whole number of at least 0.")
        }
        return Int(value)
    }

    static func text(_ json: JSONValue?, _ name: String) throws -> String {
        guard let text = json?.string else { throw TallyRefusal.badRequest("\(name) is a text.") }
        return text
    }

    static func choice<Value: RawRepresentable & CaseIterable>(
        _ json: JSONValue, _ name: String
    ) throws -> Value where Value.RawValue == String {
        guard let text = json.string, let value = Value(rawValue: text) else {
            let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw TallyRefusal.badRequest("\(name) is one of \(words).")
        }
        return value
    }
}
