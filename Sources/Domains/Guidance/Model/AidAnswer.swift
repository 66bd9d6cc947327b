import Kernel

/// An answer to a question of an aid, of the form that the fact asks for.
struct AidAnswer: Hashable, Sendable {
    /// The fact it answers.
    let fact: String
    let answer: Situation.Answer

    /// The largest number, in people or euros.
    static let largest = 1_000_000_000

    /// Reads what somebody wrote: `yes` or `no`, a whole number, or a term of the fact's vocabulary.
    ///
    /// - Throws: `GuidanceRefusal.badAnswer` when it is none.
    init(_ text: String, to fact: AidFact, _ knowledge: Knowledge) throws(GuidanceRefusal) {
        self.fact = fact.id
        switch fact.type {
        case "boolean":
            guard let flag = ["yes": true, "no": false][text] else { throw .badAnswer(fact.id) }
            answer = .boolean(flag)
        case "integer":
            guard let number = Int(text.filter { !$0.isWhitespace }), (0...AidAnswer.largest).contains(number)
            else { throw .badAnswer(fact.id) }
            answer = .integer(number)
        default:
            guard knowledge.terms(answering: fact).contains(text) else { throw .badAnswer(fact.id) }
            answer = .term(text)
        }
    }

    /// The situation with this answer.
    func situation(from earlier: Situation) -> Situation {
        var situation = earlier
        situation.answers[fact] = answer
        return situation
    }
}

extension Situation.Answer {
    /// As it is written in an address.
    var text: String {
        switch self {
        case .term(let term): term
        case .integer(let number): String(number)
        case .boolean(let flag): flag ? "yes" : "no"
        }
    }
}

extension Knowledge {
    /// The terms that answer a fact: for a part of a country, those of its kind.
    func terms(answering fact: AidFact) -> [String] {
        (labels[fact.vocabulary ?? ""] ?? [:]).keys.filter { code in
            let kind = territories[code]?.kind
            return kind == nil || kind == (fact.id == "department" ? "department" : "region")
        }
    }

    /// Answers given by name, each checked; `legal_form` and `country` are asked for apart.
    func answers(_ given: [(name: String, value: String)]) throws(GuidanceRefusal) -> [AidAnswer] {
        var answers: [AidAnswer] = []
        for (name, value) in given where !value.isEmpty {
            guard let fact = aids.askable.first(where: { $0.id == name }) else { throw .badAnswer(name) }
            answers.append(try AidAnswer(value, to: fact, self))
        }
        return answers
    }
}

extension AidRegister {
    /// The facts beside the legal form and the country.
    var askable: [AidFact] { facts.filter { !["legal_form", "country"].contains($0.id) } }
}
