import CanonicalJSON
import Kernel

/// Something that counts in a choice, and how the atlas's statements become scores 0…1000 for it.
public struct GuidanceCriterion: Sendable, Hashable {
    /// Its code.
    public let id: String
    /// Its name.
    public let labels: LocalizedText
    /// The question behind the slider.
    public let question: LocalizedText
    /// What is meant, and what to do when it is not known.
    public let definition: LocalizedText
    /// Its weight unless she says otherwise, 0…5.
    public let standardWeight: Int
    /// How the parts come together.
    public let combination: Combination
    /// The ways in which a score is found.
    public let parts: [Part]

    /// How parts come together.
    public enum Combination: String, Sendable {
        /// The first part that is known.
        case firstKnown = "first-known"
        /// The mean of all, one that is not known counting 500; not known when none is.
        case mean
    }

    /// A way to a score.
    public enum Part: Sendable, Hashable {
        /// The values stated on a criterion; one without a score says nothing.
        case statement(criterion: String, scores: [String: Int])
        /// The licences stated on a criterion: whether one of them is free.
        case licence(criterion: String, free: Int, notFree: Int)
        /// The countries stated on a criterion: the worst of them, by whether it is among `inside`.
        case country(criterion: String, inside: Set<String>, scoreInside: Int, scoreOutside: Int)
        /// Months since its source changed it: the score of the first limit that is not passed, else `older`.
        case age(limits: [AgeLimit], older: Int)
    }

    /// Up to so many months, that score.
    public struct AgeLimit: Sendable, Hashable {
        /// Months since the change, this many included.
        public let months: Int
        /// The score.
        public let score: Int
    }

    /// The criteria of the atlas that its parts read.
    public var atlasCriteria: [String] {
        parts.compactMap { part in
            switch part {
            case .statement(let criterion, _), .licence(let criterion, _, _),
                .country(let criterion, _, _, _):
                criterion
            case .age: nil
            }
        }
    }
}

extension GuidanceCriterion {
    /// Reads a term of the vocabulary; `eea` are the countries that a part may mean by "EEA".
    init(json: JSONValue, eea: Set<String>) throws {
        guard let id = json["id"]?.string, let weight = json["defaultWeight"]?.integer,
            (0...5).contains(weight),
            let combination = json["combine"]?.string.flatMap(Combination.init(rawValue:))
        else { throw DataFileError("guidance-criteria: a term lacks id, defaultWeight or combine") }
        self.init(
            id: id, labels: LocalizedText(json: json["labels"]),
            question: LocalizedText(json: json["question"]),
            definition: LocalizedText(json: json["definition"]), standardWeight: Int(weight),
            combination: combination,
            parts: (json["parts"]?.array ?? []).compactMap { Part(json: $0, eea: eea) })
        guard !parts.isEmpty else { throw DataFileError("guidance-criteria: \(id) has no part") }
    }
}

extension GuidanceCriterion.Part {
    /// Reads a part; nil for what the directory leaves out itself (`entry: gone`).
    init?(json: JSONValue, eea: Set<String>) {
        let scores = (json["scores"]?.object ?? [:]).compactMapValues { $0.integer.map(Int.init) }
        if let limits = json["months"]?.array {
            let ages = limits.compactMap { limit in
                limit[0]?.integer.flatMap { months in
                    limit[1]?.integer.map { GuidanceCriterion.AgeLimit(months: Int(months), score: Int($0)) }
                }
            }
            self = .age(limits: ages, older: Int(json["older"]?.integer ?? 0))
            return
        }
        guard let criterion = json["criterion"]?.string else { return nil }
        switch json["valueType"]?.string {
        case "spdx":
            self = .licence(
                criterion: criterion, free: scores["free"] ?? 1000, notFree: scores["not-free"] ?? 0)
        case "country":
            self = .country(
                criterion: criterion, inside: eea, scoreInside: scores["in"] ?? 1000,
                scoreOutside: scores["other"] ?? 0)
        default: self = .statement(criterion: criterion, scores: scores)
        }
    }
}
