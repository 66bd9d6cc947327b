import Kernel
import Testing

@testable import Atlas

/// Which mail shows that somebody belongs to whoever has a site.
@Suite("Hosts of mail")
struct HostTests {
    static let hosts: MailHosts = {
        do {
            return try MailHosts.load(folder: "\(TestFiles.repository)/Resources/MailHosts")
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// From the samples of RFC 3492 §7.1 (B, D, L) and CPython's codec `punycode`.
    @Test(
        "A label of any script has one ASCII form",
        arguments: [
            ("bücher", "xn--bcher-kva"), ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("pročprostěnemluvíčesky", "xn--proprostnemluvesky-uyb24dma41a"),
            ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"), ("münchen-ost", "xn--mnchen-ost-9db"),
            ("mañana", "xn--maana-pta"), ("παράδειγμα", "xn--hxajbheg2az3al"), ("plain", "plain"),
        ])
    func punycode(label: String, ascii: String) {
        #expect(Punycode.ascii(label) == ascii)
    }

    @Test("A label that is too long has none")
    func tooLong() {
        #expect(Punycode.ascii(String(repeating: "é", count: 64)) == nil)
        #expect(HostName("\(String(repeating: "a", count: 64)).example") == nil)
    }

    @Test(
        "What names no host is none",
        arguments: [
            "", "localhost", "example.org.", ".example.org", "a..org", "-a.org", "a-.org", "a_b.org",
            "127.0.0.1", "example.org:8080", "exam ple.org", "[::1]", "example.1",
        ])
    func noHost(text: String) {
        #expect(HostName(text) == nil)
    }

    @Test(
        "Suffixes of the published list belong to nobody",
        arguments: [
            ("fr", false), ("asso.fr", true), ("fil.asso.fr", false), ("gouv.fr", true), ("github.io", true),
            ("fil.github.io", false), ("co.uk", true), ("fil.co.uk", false),
            // wildcard, its exception, and a suffix below it
            ("ck", false), ("anything.ck", true), ("www.ck", false), ("fil.anything.ck", false),
            ("example.org", false), ("eu.org", true),
        ])
    func suffixes(host: String, isSuffix: Bool) {
        let name = HostName(host)
        #expect((name.map(Self.hosts.isPublic) ?? false) == isSuffix)
    }

    @Test(
        "The host of a site, but for www, or none where anybody can be",
        arguments: [
            ("https://www.fil.example", "fil.example"), ("HTTP://WWW.Fil.Example/", "fil.example"),
            ("fil.example/fr/", "fil.example"), ("https://fil.example/index.html", "fil.example"),
            ("https://asso.fil.example", "asso.fil.example"), ("https://fil.github.io", "fil.github.io"),
            ("https://fil.wordpress.com", "fil.wordpress.com"),
            ("https://bücher.example", "xn--bcher-kva.example"),
            // pages of somebody else's site
            ("https://ville.example/associations/fil", nil), ("https://fil.example/?p=1", nil),
            // anybody's mail, anybody's names
            ("https://gmail.com", nil), ("https://orange.fr", nil), ("https://fil.orange.fr", nil),
            ("https://laposte.net/", nil), ("https://asso.fr", nil), ("https://github.io", nil),
            ("https://fil.example:8443", nil), ("https://192.0.2.1", nil), ("mailto:a@fil.example", nil),
        ] as [(String, String?)])
    func website(site: String, host: String?) {
        #expect(Self.hosts.host(of: site)?.description == host)
    }

    @Test(
        "An address is at the host, or it is not",
        arguments: [
            ("contact@fil.example", true), ("Ann@FIL.Example", true),
            ("ann@fil.example.evil.example", false), ("ann@evil.example", false),
            ("ann@notfil.example", false), ("ann@mail.fil.example", false), ("ann@example.example", false),
            ("fil.example@evil.example", false), ("ann@fil-example.example", false),
            ("ann@www.fil.example", false), ("ann@xn--fl-fka.example", false),
            ("ann%evil.example@fil.example", false), ("evil.example!ann@fil.example", false),
        ])
    func address(text: String, isAt: Bool) throws {
        let host = try #require(HostName("fil.example"))
        #expect(MailHosts.isAt(host, try #require(EmailAddress(text))) == isAt)
    }

    @Test(
        "What would trick a reader of addresses is no address",
        arguments: [
            "ann@fil.example.", "ann@fil.example@evil.example", "ann@evil.example#@fil.example",
            "ann@fil.example,evil@evil.example", "ann@fіl.example", "\"ann@fil.example\"@evil",
        ])
    func noAddress(text: String) {
        // NB: the host of the fifth has a Cyrillic letter.
        #expect(EmailAddress(text) == nil)
    }

    @Test("Letters of another script make another host")
    func homographs() {
        #expect(HostName("fil.example") != HostName("f\u{0456}l.example"))
        #expect(HostName("f\u{0456}l.example")?.description.hasPrefix("xn--") == true)
        // The same letters, composed or not, are the same host
        #expect(HostName("cafe\u{0301}.example") == HostName("caf\u{E9}.example"))
    }

    @Test("A published contact is shown by its first sign and its host")
    func masked() throws {
        #expect(try #require(EmailAddress("contact@fil.example")).masked == "c…@fil.example")
    }
}

/// By what an entry's organisation can be shown.
@Suite("Proofs of a claim")
struct ClaimProofsTests {
    private static func proofs(_ records: [StoredRecord], isShared: Bool = false) -> ClaimProofs {
        ClaimProofs(records, hosts: HostTests.hosts) { _ in isShared }
    }

    private static func said(
        by source: String, site: String? = nil, mail: [String] = [], gone: Bool = false
    ) -> StoredRecord {
        .said(by: source, precedence: 50, gone: gone) { content in
            content.website = site
            content.contacts = mail.map { Contact(.email, $0) } + [Contact(.person, "Jeanne")]
        }
    }

    @Test("Are the site that all sources give, and addresses of roles")
    func both() {
        let proofs = Self.proofs([
            Self.said(by: "a", site: "https://www.fil.example", mail: ["contact@fil.example"]),
            Self.said(
                by: "b", site: "http://fil.example/", mail: ["Contact@fil.example", "jeanne@x.example"]),
        ])
        #expect(proofs.host?.description == "fil.example")
        #expect(proofs.contacts.map(\.text) == ["contact@fil.example"])
    }

    @Test("Are not a site of which sources disagree, a dropped one, or one of several organisations")
    func disagree() {
        let one = Self.said(by: "a", site: "https://fil.example")
        #expect(Self.proofs([one, Self.said(by: "b", site: "https://old.example")]).host == nil)
        #expect(Self.proofs([one, Self.said(by: "b", site: "https://ville.example/fil")]).host == nil)
        #expect(Self.proofs([one, Self.said(by: "b", site: "https://old.example", gone: true)]).host != nil)
        #expect(Self.proofs([Self.said(by: "a", site: "https://fil.example", gone: true)]).host == nil)
        #expect(Self.proofs([one], isShared: true).host == nil)
    }

    @Test("Are not what an organisation says itself: whoever got in by mistake leaves no way in")
    func ownWords() {
        let own = Self.said(
            by: Source.organisations.name, site: "https://evil.example", mail: ["contact@evil.example"])
        let proofs = Self.proofs([own, Self.said(by: "a", site: "https://fil.example")])
        #expect(proofs.host?.description == "fil.example")
        #expect(proofs.contacts.isEmpty)
        #expect(Self.proofs([own]).host == nil)
    }
}

/// What a letter holds.
@Suite("Secrets of claims")
struct ClaimSecretTests {
    @Test("A code is read as people type it")
    func typed() throws {
        let code = ClaimSecret.code()
        #expect(code.text.wholeMatch(of: /[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}/) != nil)
        let plain = code.text.filter { $0 != "-" }
        for typed in [
            code.text, code.text.uppercased(), plain, " \(plain.prefix(2)) \(plain.dropFirst(2))\n",
        ] {
            #expect(ClaimSecret(code: typed)?.text == code.text)
        }
        #expect(ClaimSecret(code: "OIL1-0000")?.text == "0111-0000")
        for wrong in ["", "1234567", "123456789", "uuuu-uuuu", "éééé-éééé"] {
            #expect(ClaimSecret(code: wrong) == nil)
        }
    }

    @Test("A link has 256 bits, and nothing else is one")
    func link() {
        let links = (0..<50).map { _ in ClaimSecret.link().text }
        #expect(Set(links).count == 50 && links.allSatisfy { ClaimSecret(link: $0)?.text == $0 })
        #expect(ClaimSecret(link: "a") == nil)
        #expect(ClaimSecret(link: String(repeating: "G", count: 64)) == nil)
        #expect(ClaimSecret(link: String(repeating: "A", count: 64)) == nil)
    }
}
