import CanonicalJSON
import Kernel
import Language

/// Every aid of a country, judged for a legal form, for programs and for people.
public struct AidsAnswer: Sendable {
    let judgements: [AidJudgement]
    let knowledge: Knowledge

    /// `{"aids": […]}`, the same JSON as `/api/v1/guidance/aids`.
    public func json(_ languages: [LanguageTag]) -> JSONValue {
        ["aids": .array(judgements.map { $0.json(languages) })]
    }

    /// A line an aid.
    public func text(_ say: Messages) -> String {
        // NB: nothing here writes a link, so that the key does not matter.
        let words = GuidanceWords(
            say: say, languages: [say.language], knowledge: knowledge,
            links: SituationLink(secret: Array(repeating: 0, count: 32)))
        return judgements.map { AidText(judgement: $0, words: words).text + "\n" }.joined()
    }
}

extension Knowledge {
    /// The aids that concern a country, judged for a legal form and further facts, given by their names in
    /// `aid-facts`; current ones first.
    ///
    /// - Throws: `GuidanceRefusal` for a form, a country or a fact that is none.
    public func aids(
        form: String?, country: String?, facts: [(name: String, value: String)] = [], today: CalendarDate
    ) throws -> AidsAnswer {
        let query = try aidsQuery(form: form, country: country, answers: facts)
        return AidsAnswer(judgements: judgements(query, today: today), knowledge: self)
    }
}
