import Kernel
import Language
import Web

/// What guidance's codes are called for one reader, and where its pages lead.
struct GuidanceWords: Sendable {
    /// The sentences of the page's language.
    let say: Messages
    /// The languages the reader understands, best first.
    let languages: [LanguageTag]
    /// Where labels stand.
    let knowledge: Knowledge
    /// Writes situations into links.
    let links: SituationLink

    /// The text for the reader.
    func text(_ text: LocalizedText) -> String { text.best(for: languages)?.text ?? "" }

    /// A term's label.
    func label(_ code: String, _ vocabulary: String) -> String {
        knowledge.label(code, in: vocabulary, for: languages)
    }

    /// A legal form, in the words of the country that has it.
    func form(_ code: String) -> String {
        guard let national = knowledge.nationalForms.first(where: { $0.id == code }) else {
            return label(code, "legal-forms")
        }
        return text(national.labels)
    }

    /// The name of a criterion of the comparison.
    func criterion(_ id: String) -> String {
        knowledge.criteria.first { $0.id == id }.map { text($0.labels) } ?? id
    }

    /// A weight in a word: « décisif ».
    func weight(_ weight: Int) -> String { say("guidance.weight.\(String(weight))") }

    /// A month and its year, which stay on one line.
    func month(_ day: CalendarDate) -> String {
        say.format.shortMonthAndYear(day).replacing(" ", with: "\u{00A0}")
    }

    /// A day, cut short, on one line.
    func day(_ day: CalendarDate) -> String {
        say.format.shortDate(day).replacing(" ", with: "\u{00A0}")
    }

    /// A value that is stated on one of the atlas's criteria.
    func value(_ value: String, of criterion: String) -> String {
        let words = knowledge.valueWords[criterion]
        if let choice = words?.choices[value] { return text(choice) }
        return switch words?.type {
        case "yes-no": say.ifPresent("guidance.value.\(value)") ?? value
        case "country": label(value, "countries")
        case "language": label(value, "languages")
        case "spdx": label(value, "licences")
        default: value
        }
    }

    /// The address of a page in the reader's language, with what was said so far.
    func address(_ page: String, _ situation: Situation? = nil) -> String {
        let path = "/\(say.language)\(page)"
        return situation.map { "\(path)?s=\(links.text($0))" } ?? path
    }
}

extension GuidanceDomain {
    /// The words for who asks.
    func words(_ context: AppContext) -> GuidanceWords {
        GuidanceWords(
            say: context.messages, languages: context.languages, knowledge: knowledge, links: links)
    }
}
