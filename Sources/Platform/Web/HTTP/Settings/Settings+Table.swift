import Kernel
import Logging

extension Settings {
    /// Every setting there is.
    public static let table: [Setting] =
        identity + publisher + map + network + accounts + ledger + witnesses + logs

    private static let identity: [Setting] = [
        .one("instance-name", \.instanceName, expected: "a name", "What the site calls itself.", read: name),
        .optional(
            "public-url", \.publicURL,
            expected: "an address such as https://atlas.example.org, without a path",
            "Where the public reaches the site. Turns on HSTS when it is https; forms are accepted from it alone.",
            read: { PublicURL($0) }),
        .many(
            "territory", \.territory, expected: "ISO 3166-1 country codes such as FR, BE",
            "The countries the site serves; none means everywhere.", read: { CountryCode($0) }),
        .many(
            "languages", \.languages, expected: "one or both of fr, en",
            "The languages of the pages, the default first.", read: language),
        .optional(
            "sender-address", \.senderAddress, expected: "an e-mail address",
            "From whom the site's mail comes.", read: mailbox),
        .optional(
            "sendmail-program", \.sendmailProgram, expected: "the path of a program, such as /usr/bin/msmtp",
            "The sendmail-compatible program that takes the site's mail (called with -i -f SENDER -- RECEIVER). "
                + "Without it and sender-address, no reminder is offered.",
            read: path),
    ]

    private static let publisher: [Setting] = [
        .optional(
            "publisher-name", \.publisherName, expected: "a name",
            "Who publishes the site; shown with the legal notice, as the law asks.", read: name),
        .optional(
            "publisher-address", \.publisherAddress, expected: "a postal address on one line",
            "Where the publisher is established.", read: name),
        .optional(
            "publisher-contact", \.publisherContact, expected: Contact.expected,
            "Where one writes to the publisher: corrections, personal data, accessibility.",
            read: { Contact($0) }),
        .optional(
            "publication-director", \.publicationDirector, expected: "a name",
            "Who answers for what is published, where the law wants a person named.", read: name),
        .optional(
            "hosting-provider", \.hostingProvider,
            expected: "a name, an address and a telephone number on one line",
            "Whose machines the site runs on; shown with the legal notice.", read: name),
        .optional(
            "security-contact", \.securityContact, expected: Contact.expected,
            "Where one reports a flaw in the site's security; published as /.well-known/security.txt.",
            read: { Contact($0) }),
        .optional(
            "source-code", \.sourceCode, expected: "an https address",
            "Where the running version's source code is published, as the EUPL asks; linked from every page.",
            read: secureAddress),
    ]

    private static let map: [Setting] = [
        .optional(
            "tile-url", \.tileURL, expected: "an https address with {z}, {x} and {y}",
            "Map tiles to use instead of the built-in outlines. Their server then sees who looks at maps.",
            read: tiles),
        .optional(
            "tile-attribution", \.tileAttribution, expected: "a text",
            "Who must be named on a map with those tiles.",
            read: name),
        .many(
            "embed-frame-ancestors", \.embedFrameAncestors,
            expected: "CSP sources such as https://www.example.org, or *",
            "Who may show /embed in a frame.", read: cspSource),
    ]

    private static let network: [Setting] = [
        .one(
            "trusted-proxies", \.trustedProxies, expected: "a number from 0 to 10",
            "How many reverse proxies of yours stand before the server; their X-Forwarded-For is believed.",
            read: number(0...10)),
        .one(
            "reads-per-minute", \.readsPerMinute, expected: "a number from 0 to 1000000",
            "Requests a client may make in a minute; 0 for no limit. Requests from this machine are not counted.",
            read: number(0...1_000_000)),
        .one(
            "writes-per-minute", \.writesPerMinute, expected: "a number from 0 to 1000000",
            "Forms a client may send in a minute; 0 for no limit.", read: number(0...1_000_000)),
        .one(
            "requests-at-once", \.requestsAtOnce, expected: "a number from 1 to 10000",
            "Requests worked on at the same time; exports that are being sent have a quarter as many places of their own. Further ones are told at once to come back in a second (503).",
            read: number(1...10_000)),
        .optional(
            "metrics-token", \.metricsToken, expected: "a text of at least 16 characters",
            "The bearer token for /metrics. Without it, only this machine may read them.",
            read: { $0.utf8.count >= 16 ? $0 : nil }),
        .optional(
            "secret-key-file", \.secretKeyFile, expected: "the path of a file",
            "A file with at least 32 random bytes that sign forms and the links of decision sheets, shared by all "
                + "nodes of a site. Made when missing. Without this setting: DATABASE.key beside an SQLite database; "
                + "with PostgreSQL, links and printed QR codes do not survive a restart.",
            read: name),
        .optional(
            "search-index-file", \.searchIndexFile, expected: "the path of a file",
            "A file of this node's own in which it keeps its search index, so that it starts in seconds. Without "
                + "this setting: DATABASE.search beside an SQLite database; with PostgreSQL, the index is built at "
                + "every start.",
            read: name),
    ]

    private static let accounts: [Setting] = [
        .optional(
            "identity-providers-file", \.identityProvidersFile, expected: "the path of a file",
            "A JSON array of OpenID Connect providers by which people sign in, each with id, name, issuer, clientId, "
                + "perhaps clientSecret and private (true for one in a private network). Each must know the address "
                + "PUBLIC-URL/sign-in/callback.",
            read: name),
        .one(
            "require-second-factor", \.requiresSecondFactor,
            expected: SecondFactorRequirement.allCases.map(\.rawValue).joined(separator: ", "),
            "Who must have a second factor: whoever holds a role of the instance, everybody with an account, or nobody. "
                + "Seven days after a role was given (or an account was made) it rests until one is set up. Where no "
                + "secret-key-file lasts none can be, and the role rests for good.",
            show: \.rawValue, read: { SecondFactorRequirement(rawValue: $0) }),
    ]

    private static let ledger: [Setting] = [
        .optional(
            "log-key-file", \.logKeyFile, expected: "the path of a file",
            "The private key that signs the log, shared by all nodes of a site. Made when the log begins. Beside "
                + "the database unless set; must be set with PostgreSQL.",
            read: name),
        .optional(
            "log-origin", \.logOrigin, expected: "a name such as atlas.example.org/log, without blanks or +",
            "What the log calls itself in its checkpoints, for good; the public address's host and /log unless set.",
            read: { name($0).flatMap { $0.contains { $0.isWhitespace || $0 == "+" } ? nil : $0 } }),
    ]

    private static let witnesses: [Setting] = [
        .many(
            "witnesses", \.witnesses,
            expected: "verifier keys, each with a blank and an https address after it",
            "Who is asked to cosign the log (C2SP tlog-witness), such as "
                + "example.net/witness+6f1e0a2b+BASE64 https://example.net/api/witness.",
            read: { $0.split(separator: " ").count == 2 ? name($0) : nil }),
        .one(
            "witnesses-required", \.witnessesRequired, expected: "a number from 0 to 20",
            "How many of them must have cosigned; a checkpoint with fewer is shown as such.",
            read: number(0...20)),
        .many(
            "witnessed-logs", \.witnessedLogs, expected: "verifier keys of logs",
            "The logs of others that this site cosigns, at /api/witness.", read: name),
        .optional(
            "witness-key-file", \.witnessKeyFile, expected: "the path of a file",
            "The private key that cosigns the logs of others. Made when missing. Beside the database unless set; "
                + "must be set with PostgreSQL.",
            read: name),
        .optional(
            "witness-name", \.witnessName,
            expected: "a name such as atlas.example.org/witness, without blanks or +",
            "What the witness calls itself; the public address's host and /witness unless set.",
            read: { name($0).flatMap { $0.contains { $0.isWhitespace || $0 == "+" } ? nil : $0 } }),
        .one(
            "ask-private-addresses", \.asksPrivateAddresses, expected: "yes or no",
            "Whether other servers may be asked at addresses of this machine and of private networks.",
            show: { $0 ? "yes" : "no" }, read: { ["yes": true, "no": false][$0] }),
    ]

    private static let logs: [Setting] = [
        .one(
            "log-format", \.logFormat, expected: LogFormat.allCases.map(\.rawValue).joined(separator: " or "),
            "How events are written to the standard error stream.", show: \.rawValue,
            read: { LogFormat(rawValue: $0) }),
        .one(
            "log-level", \.logLevel, expected: Logger.Level.allCases.map(\.rawValue).joined(separator: ", "),
            "The least important events that are written.", show: \.rawValue,
            read: { Logger.Level(rawValue: $0) }),
    ]
}

// MARK: Reading one value

extension Settings {
    @Sendable private static func name(_ text: String) -> String? {
        let isPlain = !text.isEmpty && text.count <= 200 && !text.unicodeScalars.contains { $0.value < 32 }
        return isPlain ? text : nil
    }

    @Sendable private static func language(_ text: String) -> LanguageTag? {
        LanguageTag(text).flatMap { [.french, .english].contains($0) ? $0 : nil }
    }

    @Sendable private static func mailbox(_ text: String) -> String? {
        Contact.isMailbox(text) ? text : nil
    }

    @Sendable private static func path(_ text: String) -> String? {
        name(text).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }

    @Sendable private static func secureAddress(_ text: String) -> String? {
        name(text).flatMap { $0.hasPrefix("https://") && !$0.contains(where: \.isWhitespace) ? $0 : nil }
    }

    @Sendable private static func tiles(_ text: String) -> String? {
        let isTemplate = text.hasPrefix("https://") && ["{z}", "{x}", "{y}"].allSatisfy(text.contains)
        return isTemplate && cspSource(text) != nil ? text : nil
    }

    /// NB: a semicolon or a blank would end the directive it stands in.
    @Sendable private static func cspSource(_ text: String) -> String? {
        let isSource =
            !text.isEmpty && !text.contains { $0.isWhitespace || $0 == ";" || $0 == "," || !$0.isASCII }
        return isSource ? text : nil
    }

    private static func number(_ range: ClosedRange<Int>) -> @Sendable (String) -> Int? {
        { Int($0).flatMap { range.contains($0) ? $0 : nil } }
    }
}
