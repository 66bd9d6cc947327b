import CanonicalJSON
import Kernel
import Language
import Storage

/// The answers that wait for a reader, or were read.
public struct ListAnswers: Sendable {
    let database: Database
    let directory: any SolutionDirectory

    /// Answers at most.
    public static let limit = 1000

    /// The answers in a state, the oldest first.
    public func callAsFunction(_ state: Answer.State, limit: Int = ListAnswers.limit) async throws
        -> [ListedAnswer]
    {
        let answers = try await database.read { tx in
            try tx.answers(state, limit: min(max(limit, 0), ListAnswers.limit))
        }
        let profiles = try await directory.profiles(answers.compactMap(\.chosen))
        let names = Dictionary(profiles.map { ($0.outline.id, $0.name) }) { first, _ in first }
        return answers.map { answer in
            ListedAnswer(answer: answer, solution: answer.chosen.flatMap { names[$0] })
        }
    }
}

extension GuidanceDomain {
    /// The answers of the site.
    public var listAnswers: ListAnswers { ListAnswers(database: database, directory: directory) }
}

/// An answer with the name of the solution that was chosen.
public struct ListedAnswer: Sendable {
    /// The answer.
    public let answer: Answer
    /// The solution's name; nil when none was chosen or it is not known any more.
    public let solution: LocalizedText?

    /// The answer for programs.
    public func json(_ languages: [LanguageTag]) -> JSONValue {
        func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
        return [
            "id": .string(answer.id.description), "received_at": .string(answer.receivedAt.rfc3339),
            "state": .string(answer.state.rawValue), "need": .string(answer.need),
            "legal_form": text(answer.legalForm), "country": text(answer.country),
            "chosen": text(answer.chosen), "name": text(solution?.best(for: languages)?.text),
            "outcome": .string(answer.outcome.rawValue), "lacking": text(answer.lacking?.rawValue),
            "words": text(answer.words),
        ]
    }

    /// The answer for people: two or three lines. What somebody wrote cannot move the reader's cursor.
    public var text: String {
        let who = [answer.legalForm, answer.country].compactMap(\.self).joined(separator: ", ")
        let name = solution?.best(for: [])?.text ?? answer.chosen
        let lacking = answer.lacking.map { "; lacked \($0.rawValue)" } ?? ""
        var lines = [
            "\(answer.id)  \(answer.receivedAt.date)  \(answer.need)  \(who)",
            "   \(name ?? "another solution, or none"): \(answer.outcome.rawValue)\(lacking)",
        ]
        if let words = answer.words { lines.append("   “\(words)”") }
        return lines.map { String($0.map { $0.isPrintable ? $0 : "·" }) + "\n" }.joined()
    }
}

extension Character {
    /// Whether a terminal shows it and does nothing else.
    fileprivate var isPrintable: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
                false
            default: true
            }
        }
    }
}
