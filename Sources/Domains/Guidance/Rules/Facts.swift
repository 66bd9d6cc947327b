import Eligibility
import Kernel

/// What is known of an organisation, in the words that aids ask in.
enum Facts {
    /// The facts of a situation. `ancestors` gives the terms above a legal form.
    static func of(_ situation: Situation, ancestors: (String) -> [String]) -> [String: FactValue] {
        var facts: [String: FactValue] = [:]
        if let form = situation.legalForm { facts["legal_form"] = .terms(Set([form] + ancestors(form))) }
        if let country = situation.country { facts["country"] = .terms([country.text]) }
        if let region = situation.region { facts["region"] = .terms([region]) }
        if let employees = situation.employees { facts["employees"] = .integer(employees) }
        for (name, answer) in situation.answers {
            facts[name] =
                switch answer {
                case .term(let term): .terms(Set([term] + ancestors(term)))
                case .integer(let number): .integer(number)
                case .boolean(let flag): .boolean(flag)
                }
        }
        return facts
    }
}

extension Knowledge {
    /// The facts of a situation.
    func facts(of situation: Situation) -> [String: FactValue] {
        Facts.of(situation, ancestors: formsAbove)
    }
}
