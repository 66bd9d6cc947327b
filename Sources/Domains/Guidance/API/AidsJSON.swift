import CanonicalJSON
import Eligibility
import Kernel

extension AidJudgement {
    /// The aid with its answer, the clauses behind it and what to ask.
    func json(_ languages: [LanguageTag]) -> JSONValue {
        func text(_ text: LocalizedText) -> JSONValue { .string(text.best(for: languages)?.text ?? "") }
        return [
            "id": .string(aid.id), "name": text(aid.name), "giver": text(aid.giver),
            "amount": text(aid.amount),
            "verdict": .string(verdict.code), "current": .bool(isCurrent),
            "clauses": .array(
                clauses.map { clause in
                    ["text": text(clause.text), "source": (clause.source ?? aid.source).json]
                }),
            "ask": .array(questions.map(JSONValue.string)),
            "countries": .array(aid.countries.map(JSONValue.string)),
            "from": aid.from.map { .string($0.description) } ?? .null,
            "until": aid.until.map { .string($0.description) } ?? .null,
            "status": .string(aid.status.rawValue), "source": aid.source.json,
            "checked": aid.checked.map { .string($0.description) } ?? .null,
        ]
    }
}

extension Verdict {
    /// `yes`, `no` or `cannot-tell`.
    var code: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .cannotTell: "cannot-tell"
        }
    }
}

extension Aid.Source {
    var json: JSONValue {
        [
            "name": .string(name), "url": url.map(JSONValue.string) ?? .null,
            "quotation": quotation.map(JSONValue.string) ?? .null,
        ]
    }
}
