import CanonicalJSON
import Kernel

/// An everyday digital need, as a person says it, and what answers it.
public struct Need: Sendable, Hashable {
    /// Its code, a term of the vocabulary `needs`.
    public let id: String
    /// What a person would say: "Manage our members and their fees".
    public let labels: LocalizedText
    /// One plain sentence.
    public let definition: LocalizedText
    /// Other ways of saying it, by language.
    public let synonyms: [LanguageTag: [String]]
    /// The categories of solutions that answer it.
    public let categories: [String]
    /// The services of people who help with it.
    public let services: [String]
    /// What using a solution well asks of the team.
    public let skills: [Skill]
    /// Kinds of training that teach it, terms of `training-kinds`.
    public let training: [String]
    /// What can go wrong, by language.
    public let risks: [LanguageTag: [String]]
    /// The kinds of data it handles, terms of `dataKinds`, which bring duties.
    public let dataKinds: [String]

    /// A task of the team and the competence it rests on.
    public struct Skill: Sendable, Hashable {
        /// A competence of DigComp 2.2, such as `1.3`.
        public let competence: String
        /// The task in plain words.
        public let task: LocalizedText
        /// Hours to learn it; nil when nobody can say.
        public let hours: Int?
    }

    /// Reads a term of the vocabulary; nil without a code or a label.
    init?(json: JSONValue) {
        let labels = LocalizedText(json: json["labels"])
        guard let id = json["id"]?.string, !labels.isEmpty else { return nil }
        self.id = id
        self.labels = labels
        definition = LocalizedText(json: json["definition"])
        synonyms = json["synonyms"].textsByLanguage
        categories = json["categories"].texts
        services = json["services"].texts
        skills = (json["skills"]?.array ?? []).compactMap(Skill.init(json:))
        training = json["training"].texts
        risks = json["risks"].textsByLanguage
        dataKinds = json["dataKinds"].texts
    }
}

extension Need.Skill {
    init?(json: JSONValue) {
        guard let competence = json["competence"]?.string else { return nil }
        self.init(
            competence: competence, task: LocalizedText(json: json["task"]),
            hours: json["hours"]?.integer.map(Int.init))
    }
}
