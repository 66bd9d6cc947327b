import Kernel
import Web

/// What programs that go through sites read first.
enum Crawlers {
    /// `/robots.txt` (RFC 9309). Filtered lists have endlessly many addresses and hold nothing that the
    /// sitemap does not lead to, so they are left out, as are the machine doors.
    static func robots(publicAddress: String) -> String {
        """
        User-agent: *
        Disallow: /api/
        Disallow: /embed
        Disallow: /*/embed
        Disallow: /*/atlas?

        Sitemap: \(publicAddress)/sitemap.xml

        """
    }

    /// `/.well-known/security.txt` (RFC 9116). It is true for half a year from the day it is read.
    static func security(
        contact: Contact, publicAddress: String, languages: [LanguageTag], now: Instant
    ) -> String {
        let expires = now.date.start.adding(seconds: 182 * 86_400)
        return """
            Contact: \(contact.address)
            Expires: \(expires.rfc3339)
            Preferred-Languages: \(languages.map(\.text).joined(separator: ", "))
            Canonical: \(publicAddress)/.well-known/security.txt

            """
    }
}
