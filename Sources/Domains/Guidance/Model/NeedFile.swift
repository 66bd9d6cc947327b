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
        need = try NeedFile.text(json, "need", longest: NeedPage.longestQuestion).plain
        guard !need.isEmpty else { throw .badNeed("“need” must say what is needed, in words or by its code") }
        let organisation = json["organisation"] ?? [:]
        guard organisation.object != nil else { throw .badNeed("“organisation” must be an object") }
        var situation = try NeedFile.organisation(organisation, knowledge)
        situation.answers = try NeedFile.answers(organisation["facts"] ?? [:], knowledge)
        if let told = situation.answers["employees"], let employees = situation.employees,
            told != .integer(employees)
        {
            throw .badNeed("“employees” and the fact “employees” are not the same number")
        }
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
        if let near = names.first(where: { plain($0) == "organization" }) {
            throw .badNeed("“\(near)” must be written “organisation”")
        }
    }

    private static func organisation(_ json: JSONValue, _ knowledge: Knowledge) throws(GuidanceRefusal)
        -> Situation
    {
        var situation = Situation()
        let country = try text(json, "country", longest: 2)
        if !country.isEmpty { situation.country = try knowledge.country(country) }
        let general = try form(json, "legalForm", situation.country, knowledge)
        let national = try form(json, "nationalForm", situation.country, knowledge)
        if let general, let national {
            let meant = knowledge.generalForm(national)
            guard ([national, meant] + knowledge.formsAbove(meant)).contains(general) else {
                throw .badNeed("“nationalForm” and “legalForm” do not mean the same form")
            }
        }
        situation.legalForm = national ?? general
        situation.place = try text(json, "place", longest: OrganisationForm.longestPlace)
        situation.employees = try number(json, "employees")
        situation.members = try number(json, "members")
        return situation
    }

    private static func form(
        _ json: JSONValue, _ name: String, _ country: CountryCode?, _ knowledge: Knowledge
    ) throws(GuidanceRefusal) -> String? {
        let form = try text(json, name, longest: 60)
        guard !form.isEmpty else { return nil }
        try knowledge.check(form: form, in: country)
        return form
    }

    /// Facts in the form that aids ask for them.
    private static func answers(_ json: JSONValue, _ knowledge: Knowledge) throws(GuidanceRefusal)
        -> [String: Situation.Answer]
    {
        guard let facts = json.object else { throw .badNeed("“facts” must be an object") }
        var answers: [String: Situation.Answer] = [:]
        for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
            guard !["legal_form", "country"].contains(name) else {
                throw .badNeed("the fact “\(name)” stands in “organisation” by itself")
            }
            guard let fact = knowledge.aids.fact(name) else { throw .badNeed("there is no fact “\(name)”") }
            guard let answer = Situation.Answer(json: value), answer.fits(fact, knowledge) else {
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
}

extension Situation.Answer {
    /// Whether it is of the form that a fact asks for.
    fileprivate func fits(_ fact: AidFact, _ knowledge: Knowledge) -> Bool {
        switch self {
        case .boolean: fact.type == "boolean"
        case .integer(let number): fact.type == "integer" && (0...AidAnswer.largest).contains(number)
        case .term(let term): knowledge.terms(answering: fact).contains(term)
        }
    }
}
