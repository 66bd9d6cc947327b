import CanonicalJSON
import Choice
import Kernel

extension DecisionSheet {
    /// The sheet as programs read it; the page, the API and the command line give the same decision.
    ///
    /// - Parameters:
    ///   - languages: those of labels and names, best first.
    ///   - places: how many options: three on a sheet, eight in a comparison.
    func json(_ knowledge: Knowledge, languages: [LanguageTag], places: Int = 3) -> JSONValue {
        func text(_ text: LocalizedText) -> JSONValue { .string(text.best(for: languages)?.text ?? "") }
        return [
            "need": ["id": .string(need.id), "label": text(need.labels)],
            "made_on": .string(today.description),
            "considered": .integer(Int64(considered)),
            "excluded": .object(excluded.mapValues { .integer(Int64($0)) }),
            "unserved": .integer(Int64(unserved)),
            "options": .array(options.prefix(places).map { $0.json(languages) }),
            "help": .array(help.map { $0.json(languages) }),
            "skills": .array(
                need.skills.map { skill in
                    [
                        "competence": .string(skill.competence), "task": text(skill.task),
                        "hours": skill.hours.map { .integer(Int64($0)) } ?? .null,
                    ]
                }),
            "training": .array(need.training.map(JSONValue.string)),
            "aids": .array(aids.map { $0.json(languages) }),
            "risks": .array(need.risks.best(for: languages).map(JSONValue.string)),
            "duties": .array(duties.map(text)),
            "steps": .array(
                steps.map { step in
                    [
                        "kind": .string(step.kind.rawValue), "by": .string(step.by.description),
                        "about": .array(step.about.map(JSONValue.string)),
                    ]
                }),
            "data_as_of": dataAsOf.map { .string($0.description) } ?? .null,
        ]
    }
}

extension DecisionSheet.Option {
    func json(_ languages: [LanguageTag]) -> JSONValue {
        [
            "id": .string(ranked.id),
            "name": .string(profile.name.best(for: languages)?.text ?? ""),
            "place": .integer(Int64(ranked.place)),
            "score": score.map { .integer(Int64($0)) } ?? .null,
            "points": .integer(Int64(ranked.points)),
            "maximum": .integer(Int64(ranked.maximum)),
            "best_place": .integer(Int64(ranked.bestPlace)),
            "worst_place": ranked.worstPlace.map { .integer(Int64($0)) } ?? .null,
            "ahead_by": .array(ranked.aheadBy.map(JSONValue.string)),
            "first_if": .array(wouldLeadIf.map(JSONValue.string)),
            "parts": .array(ranked.parts.map(\.json)),
            "unknown": .array(unknown.map(JSONValue.string)),
            "licences": .array(profile.outline.licences.map(JSONValue.string)),
            "evidence": .array(profile.evidence.map { $0.json(languages) }),
            "website": profile.website.map(JSONValue.string) ?? .null,
        ]
    }
}

extension Decision.Part {
    var json: JSONValue {
        [
            "criterion": .string(criterion), "weight": .integer(Int64(weight)),
            "score": score.map { .integer(Int64($0)) } ?? .null, "points": .integer(Int64(points)),
        ]
    }
}

extension StatedEvidence {
    func json(_ languages: [LanguageTag]) -> JSONValue {
        [
            "criterion": .string(criterion), "value": .string(value),
            "source": .string(source.best(for: languages)?.text ?? ""),
            "date": date.map { .string($0.description) } ?? .null,
            "date_is": .string(isDateOfReading ? "reading" : "source"),
            "author": author.map(JSONValue.string) ?? .null, "link": link.map(JSONValue.string) ?? .null,
        ]
    }
}

extension HelpOffer {
    func json(_ languages: [LanguageTag]) -> JSONValue {
        [
            "id": .string(id), "name": .string(name.best(for: languages)?.text ?? ""),
            "locality": locality.map(JSONValue.string) ?? .null,
            "distance_metres": distanceMetres.map { .integer(Int64($0)) } ?? .null,
            "opening_hours": openingHours.map(JSONValue.string) ?? .null,
            "services": .array(services.map(JSONValue.string)),
            "website": website.map(JSONValue.string) ?? .null,
            "source": .string(source.best(for: languages)?.text ?? ""),
            "date": date.map { .string($0.description) } ?? .null,
        ]
    }
}
