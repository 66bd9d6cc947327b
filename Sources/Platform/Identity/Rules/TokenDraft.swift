import Kernel
import Web

/// A token as somebody asks for it.
struct TokenDraft: Hashable, Sendable {
    let name: String
    /// The organisation it is limited to; nil: wherever she may act.
    let organisation: OrganisationID?
    /// The names of permissions, in order.
    let permissions: [String]
    let lifetimeDays: Int

    /// What came of reading a form.
    enum Reading: Hashable, Sendable {
        /// What is asked for.
        case draft(TokenDraft)
        /// The name of a sentence by field.
        case faults([String: String])
    }

    /// The value of the field `for` that means oneself.
    static let oneself = "self"

    /// Reads the form of somebody who acts. Nobody passes on what she does not hold herself.
    static func reading(_ values: FormValues, offered: [Permission], by actor: Actor) -> Reading {
        let name = (values["name"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let frame = values["for"] ?? ""
        let place = actor.memberships.first { $0.organisation.description == frame }
        let chosen = Set(values.all("permission"))
        let held = offered.filter { permission in
            guard let place else { return Authority.allowsSomewhere(actor, permission) }
            return permission.isHeld(in: place)
        }
        let days = values["days"].flatMap { Int($0) }.flatMap {
            APIToken.lifetimesDays.contains($0) ? $0 : nil
        }
        var faults: [String: String] = [:]
        if name.isEmpty || name.count > APIToken.longestName || name != name.withEscapedControls {
            faults["name"] = "name"
        }
        if place == nil, frame != oneself { faults["for"] = "for" }
        if chosen.isEmpty { faults["permission"] = "none" }
        if !chosen.isSubset(of: held.map(\.name)) { faults["permission"] = "not-held" }
        guard let days, faults.isEmpty else {
            if days == nil { faults["days"] = "days" }
            return .faults(faults)
        }
        return .draft(
            TokenDraft(
                name: name, organisation: place?.organisation, permissions: chosen.sorted(),
                lifetimeDays: days))
    }
}

extension Permission {
    /// Whether a place in an organisation is enough for it.
    func isHeld(in place: Membership) -> Bool {
        holders.contains { holder in
            switch holder {
            case .everybody, .signedIn: true
            case .organisationRole(let role): place.holds(role)
            case .role: false
            }
        }
    }
}
