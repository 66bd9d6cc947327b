import Kernel
import Web

/// The answers about the organisation, as they were typed.
struct OrganisationForm: Sendable {
    var country: String
    var legalForm: String
    var place: String
    var employees: String
    var members: String

    /// Characters of a place's name.
    static let longestPlace = 80
    /// The largest number of people.
    static let mostPeople = 9_999_999

    /// What was sent.
    init(_ values: FormValues) {
        country = values["country"] ?? ""
        legalForm = values["form"] ?? ""
        place = String((values["place"] ?? "").prefix(OrganisationForm.longestPlace))
        employees = values["employees"] ?? ""
        members = values["members"] ?? ""
    }

    /// What was said before, with a country to begin with.
    init(_ situation: Situation, country standard: CountryCode?) {
        country = (situation.country ?? standard)?.text ?? ""
        legalForm = situation.legalForm ?? ""
        place = situation.place
        employees = situation.employees.map(String.init) ?? ""
        members = situation.members.map(String.init) ?? ""
    }

    /// What is wrong, by field.
    var faults: [String] {
        [("employees", employees), ("members", members)].filter { !isNumber($0.1) }.map(\.0)
    }

    /// The situation with these answers; the place is not looked up yet.
    func situation(from earlier: Situation) -> Situation {
        var situation = earlier
        situation.country = CountryCode(country)
        situation.legalForm = legalForm.isEmpty ? nil : legalForm
        situation.place = place.trimmingSpaces
        (situation.position, situation.placeName, situation.region) = (nil, nil, nil)
        situation.employees = number(employees)
        situation.members = number(members)
        return situation
    }

    private func isNumber(_ text: String) -> Bool {
        text.trimmingSpaces.isEmpty || number(text) != nil
    }

    /// A whole number, written with or without spaces between thousands.
    private func number(_ text: String) -> Int? {
        let digits = text.filter { !$0.isWhitespace }
        guard digits.utf8.count <= 7, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}

extension String {
    /// Without white space at either end.
    var trimmingSpaces: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
