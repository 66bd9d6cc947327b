import Kernel
import Language
import Web

/// What letters need besides the database: who takes them, their words, where links lead, the time.
public struct PostOffice: Sendable {
    /// Nil where the site sends no mail; then nobody can sign in by a letter.
    let mailer: (any Mailer)?
    let catalogs: Catalogs
    /// What the site calls itself.
    let siteName: String
    /// Where the public reaches the site, without a slash at the end.
    let address: String
    let complain: @Sendable (String) -> Void

    /// - Parameters:
    ///   - mailer: what sends letters; nil where the site sends none.
    ///   - siteName: what the site calls itself.
    ///   - address: where the public reaches the site, without a slash at the end.
    ///   - complain: hears why a letter did not leave; the sentence names nobody.
    public init(
        mailer: (any Mailer)?, catalogs: Catalogs, siteName: String, address: String,
        complain: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.mailer = mailer
        self.catalogs = catalogs
        self.siteName = siteName
        self.address = address
        self.complain = complain
    }

    /// The letter, with its link if it brings one.
    func letter(_ request: LetterRequest, link secret: Secret?, about organisation: OrganisationLetter? = nil)
        -> Mail
    {
        let say = catalogs.messages(in: request.language)
        let page = organisation?.page(for: request.purpose) ?? request.purpose.path
        var values = [
            "site": siteName,
            "link": secret.map { url(request.purpose, $0, request.language) }
                ?? "\(address)/\(request.language)\(page)",
            "minutes": String(LetterPurpose.linkLifetimeSeconds / 60),
        ]
        if let organisation { values.merge(organisation.values(say)) { first, _ in first } }
        let key = "identity.mail.\(request.purpose.rawValue)"
        return Mail(
            id: request.id, to: request.address.text, subject: say("\(key).subject", values),
            body: say("\(key).body", values))
    }

    /// The address that a link leads to. NB: it holds a secret, and no personal datum.
    func url(_ purpose: LetterPurpose, _ secret: Secret, _ language: LanguageTag) -> String {
        "\(address)/\(language)\(purpose.path)?t=\(secret.text)"
    }
}
