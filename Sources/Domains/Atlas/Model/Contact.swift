/// A way to reach somebody.
public struct Contact: Hashable, Sendable {
    /// The means.
    public enum Means: String, Sendable, CaseIterable {
        case email, phone, person
    }
    /// The means.
    public let means: Means
    /// The address, number or name.
    public let value: String

    /// A contact from its parts.
    public init(_ means: Means, _ value: String) {
        self.means = means
        self.value = value
    }
}

extension Contact {
    /// Whether the address is plainly a role's (`contact@…`, `info@…`), not a person's: only such ones may be
    /// shown or exported. Phone numbers and names never are, since nothing in them tells.
    public var isRole: Bool {
        guard means == .email, let at = value.firstIndex(of: "@") else { return false }
        let name = value[..<at].lowercased()
        let words = name.split { ".-_+0123456789".contains($0) }
        return !words.isEmpty && words.allSatisfy { Contact.roleWords.contains(String($0)) }
    }

    /// Local parts that name a role in the languages of our sources (RFC 2142 and everyday use).
    private static let roleWords: Set<String> = [
        "abuse", "accueil", "admin", "administration", "amministrazione", "asso", "association", "bonjour",
        "booking",
        "bureau", "club", "com", "comms", "communication", "comunicacion", "contact", "contacto", "contatti",
        "contato", "coop", "dpo", "email", "enquiries", "enquiry", "equipe", "formation", "geral", "hallo",
        "hello", "help", "helpdesk", "hola", "info", "information", "informacion", "infos", "kontakt",
        "kontor",
        "mail", "mairie", "media", "mediation", "mediatheque", "newsletter", "numerique", "office", "post",
        "posta", "postmaster", "presse", "press", "privacy", "secretaria", "secretariat", "segreteria",
        "security", "service", "shop", "support", "team", "webmaster",
    ]
}
