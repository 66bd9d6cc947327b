import Eligibility
import Kernel

/// What is known of an organisation, in the words that aids ask in.
enum KnownFacts {
    /// Forms that leave open which one it is: whether an aid admits it cannot be told yet.
    private static let vagueForms: Set = ["non-profit", "other", "unknown"]

    /// The facts of a situation. `ancestors` gives the terms above a legal form, `parts` the facts that name
    /// the parts of the country it is in.
    static func of(
        _ situation: Situation, ancestors: (String) -> [String], parts: [String: String]
    ) -> [String: FactValue] {
        var facts: [String: FactValue] = parts.mapValues { .terms([$0]) }
        if let form = situation.legalForm, !vagueForms.contains(form) {
            facts["legal_form"] = .terms(Set([form] + ancestors(form)))
        }
        if let country = situation.country {
            facts["country"] = .terms(OverseasDepartments.countries(of: country))
        }
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
        KnownFacts.of(situation, ancestors: formsAbove, parts: parts(of: situation))
    }

    /// The parts of the country that a place lies in, by the facts that name them: the region of its code, or
    /// the département and the region above it; for France also by the beginning of the postal code.
    private func parts(of situation: Situation) -> [String: String] {
        let department =
            situation.country?.text == "FR"
            ? department(ofPostcode: situation.place) : OverseasDepartments.department(of: situation.country)
        guard let code = department ?? situation.region, let territory = territories[code] else { return [:] }
        if code.hasPrefix("BE-") { return ["belgian_region": code] }
        guard territory.kind == "department" else { return ["region": code] }
        let parts: [String: String?] = ["department": code, "region": territory.broader]
        return parts.compactMapValues(\.self)
    }

    /// The French département whose postal codes begin so: the longest beginning wins.
    private func department(ofPostcode text: String) -> String? {
        let code = text.filter { !$0.isWhitespace }
        guard code.utf8.count == 5, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let fitting = territories.flatMap { id, territory in
            territory.postcodePrefixes.filter(code.hasPrefix).map { (prefix: $0, id: id) }
        }
        return fitting.max { ($0.prefix.utf8.count, $1.id) < ($1.prefix.utf8.count, $0.id) }?.id
    }
}
