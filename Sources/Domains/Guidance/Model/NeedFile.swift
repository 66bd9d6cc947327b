import CanonicalJSON
import Kernel

/// A written need, the shape of `NEED.json`: the need in words or by its code, the organisation, the weights
/// and must-haves. What is not one of its words is left alone, so that a file may hold notes of its own.
struct NeedFile {
    /// What was written of the need.
    let need: String
    /// The organisation and what counts; the need and the place are not looked up yet.
    let situation: Situation

    /// Reads a file; throws `GuidanceRefusal.badNeed` with what is wrong.
    init(json: JSONValue, _ knowledge: Knowledge) throws(GuidanceRefusal) {
        guard let members = json.object else { throw .badNeed("it must be a JSON object") }
        try NeedFile.refuseMisspelt(members.keys.sorted())
        need = try NeedFile.text(json, "need", longest: NeedPage.longestQuestion)
        guard !need.isEmpty else { throw .badNeed("“need” must say what is needed, in words or by its code") }
        let organisation = json["organisation"] ?? [:]
        guard organisation.object != nil else { throw .badNeed("“organisation” must be an object") }
        var situation = try NeedFile.organisation(organisation, knowledge)
        situation.answers = try NeedFile.answers(organisation["facts"] ?? [:], knowledge)
        situation.weights = try NeedFile.weights(json["weights"] ?? [:], knowledge)
        situation.mustHaves = try NeedFile.mustHaves(json["mustHaves"] ?? [], knowledge)
        self.situation = situation
    }

    /// Refuses a name that is one of ours but for its letter case or its last s: what stands there would be
    /// lost.
    private static func refuseMisspelt(_ names: [String]) throws(GuidanceRefusal) {
        func plain(_ name: String) -> Substring {
            let lower = name.lowercased()
            return lower.hasSuffix("s") ? lower.dropLast() : lower[...]
        }
        for ours in ["need", "organisation", "weights", "mustHaves"] {
            if let near = names.first(where: { $0 != ours && plain($0) == plain(ours) }) {
                throw .badNeed("“\(near)” must be written “\(ours)”")
            }
        }
    }

    private static func organisation(_ json: JSONValue, _ knowledge: Knowledge) throws(GuidanceRefusal)
        -> Situation
    {
        var situation = Situation()
        let country = try text(json, "country", longest: 2)
        situation.country = CountryCode(country)
        guard country.isEmpty || situation.country != nil else {
            throw .badNeed("“country” must be a code of two capitals, such as FR")
        }
        for name in ["nationalForm", "legalForm"] {
            let form = try text(json, name, longest: 60)
            guard !form.isEmpty else { continue }
            try knowledge.check(form: form)
            situation.legalForm = situation.legalForm ?? form
        }
        situation.place = try text(json, "place", longest: OrganisationForm.longestPlace)
        situation.employees = try number(json, "employees")
        situation.members = try number(json, "members")
        return situation
    }

    /// Facts in the form that aids ask for them.
    private static func answers(_ json: JSONValue, _ knowledge: Knowledge) throws(GuidanceRefusal)
        -> [String: Situation.Answer]
    {
        guard let facts = json.object else { throw .badNeed("“facts” must be an object") }
        var answers: [String: Situation.Answer] = [:]
        for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
            guard let fact = knowledge.aids.fact(name) else { throw .badNeed("there is no fact “\(name)”") }
            guard let answer = Situation.Answer(json: value), answer.fits(fact) else {
                throw .badNeed("the fact “\(name)” is of the form “\(fact.type)”")
            }
            answers[name] = answer
        }
        return answers
    }

    private static func weights(_ json: JSONValue, _ knowledge: Knowledge) throws(GuidanceRefusal)
        -> [String: Int]
    {
        guard let weights = json.object else { throw .badNeed("“weights” must be an object") }
        var read: [String: Int] = [:]
        for (name, value) in weights.sorted(by: { $0.key < $1.key }) {
            try knowledge.check(criterion: name)
            guard let weight = value.integer, (0...5).contains(weight) else {
                throw .badNeed("the weight of “\(name)” must be a whole number from 0 to 5")
            }
            read[name] = Int(weight)
        }
        return read
    }

    private static func mustHaves(_ json: JSONValue, _ knowledge: Knowledge) throws(GuidanceRefusal)
        -> Set<String>
    {
        guard let names = json.array, names.allSatisfy({ $0.string != nil }) else {
            throw .badNeed("“mustHaves” must be a list of criteria")
        }
        for name in names.compactMap(\.string) { try knowledge.check(criterion: name) }
        return Set(names.compactMap(\.string))
    }

    private static func text(_ json: JSONValue, _ name: String, longest: Int) throws(GuidanceRefusal)
        -> String
    {
        guard let value = json[name], value != .null else { return "" }
        guard let text = value.string, text.count <= longest else {
            throw .badNeed("“\(name)” must be a text of at most \(longest) characters")
        }
        return text.trimmed
    }

    private static func number(_ json: JSONValue, _ name: String) throws(GuidanceRefusal) -> Int? {
        guard let value = json[name], value != .null else { return nil }
        guard let number = value.integer, (0...Int64(OrganisationForm.mostPeople)).contains(number) else {
            throw .badNeed("“\(name)” must be a whole number from 0 to \(OrganisationForm.mostPeople)")
        }
        return Int(number)
    }
}

extension Knowledge {
    /// Refuses a criterion that is none.
    fileprivate func check(criterion name: String) throws(GuidanceRefusal) {
        guard criteria.contains(where: { $0.id == name }) else {
            throw .badNeed(
                "there is no criterion “\(name)”; there are: \(criteria.map(\.id).joined(separator: ", "))")
        }
    }

    /// Refuses a legal form that is none.
    func check(form: String) throws(GuidanceRefusal) {
        guard labels["legal-forms"]?[form] != nil || nationalForms.contains(where: { $0.id == form }) else {
            throw .unknownForm(form)
        }
    }
}

extension Situation.Answer {
    /// Whether it is of the form that a fact asks for.
    fileprivate func fits(_ fact: AidFact) -> Bool {
        switch self {
        case .boolean: fact.type == "boolean"
        case .integer(let number): fact.type == "integer" && (0...1_000_000_000).contains(number)
        case .term(let term): !["boolean", "integer"].contains(fact.type) && term.utf8.count <= 40
        }
    }
}
