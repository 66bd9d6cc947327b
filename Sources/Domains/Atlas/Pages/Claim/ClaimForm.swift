import Identity
import Kernel
import Web

/// What somebody typed to claim an entry.
struct ClaimForm: Sendable {
    var way = ""
    var address = ""
    var contact = ""
    var words = ""
    var organisation = ""
    var code = ""
    var join = ""

    /// An empty form.
    init() {}

    /// What was sent.
    init(_ values: FormValues) {
        way = values["way"] ?? ""
        address = values["address"] ?? ""
        contact = values["contact"] ?? ""
        words = values["words"] ?? ""
        organisation = values[organisationField] ?? ""
    }

    /// The field that names the organisation in the form of its way.
    private var organisationField: String {
        let way = Claim.Way(rawValue: way)
        return "organisation-\(way?.sendsProof == true ? self.way : "people")"
    }

    /// What came of reading it.
    enum Reading {
        /// The claim.
        case ask(ClaimOrganisation.Ask)
        /// What is wrong: a field, and the name of a sentence.
        case faults([(String, String)])
    }

    /// The claim, or what is wrong.
    func reading(_ situation: ClaimSituation) -> Reading {
        guard let way = Claim.Way(rawValue: way) else { return .faults([("way", "way")]) }
        var ask = ClaimOrganisation.Ask(way: way)
        if situation.entry.id.type != .organisation {
            ask.organisation = situation.administered.first { $0.id.description == organisation }?.id
            if ask.organisation == nil { return .faults([(organisationField, "organisation")]) }
        }
        switch way {
        case .letter:
            guard let host = situation.proofs.host else { return .faults([("way", "way")]) }
            guard let typed = EmailAddress(address) else { return .faults([("address", "address")]) }
            guard MailHosts.isAt(host, typed) else { return .faults([("address", "host")]) }
            ask.address = typed
        case .code:
            // NB: the field names a place in the list, since the address itself is shown to nobody.
            guard let place = Int(contact), situation.proofs.contacts.indices.contains(place) else {
                return .faults([("contact", "contact")])
            }
            ask.address = situation.proofs.contacts[place]
        case .vouched, .moderator:
            let said = words.trimmed
            if said.isEmpty { return .faults([("words", "words")]) }
            if said.count > ClaimLimits.longestWords { return .faults([("words", "length")]) }
            ask.words = said
        }
        return .ask(ask)
    }
}
