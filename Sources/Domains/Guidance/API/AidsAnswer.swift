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
    /// The aids that concern a country, judged for a legal form; current ones first. Throws
    /// `GuidanceRefusal.unknownForm`.
    public func aids(form: String?, country: CountryCode?, today: CalendarDate) throws -> AidsAnswer {
        if let form { try check(form: form) }
        return AidsAnswer(
            judgements: judgements(AidsQuery(form: form, country: country), today: today), knowledge: self)
    }
}
