/// Domains under which anybody can register a name, such as `fr`, `asso.fr` and `github.io`.
///
/// Source: the Public Suffix List and its algorithm (https://publicsuffix.org/list/).
struct PublicSuffixes: Sendable {
    private var rules: Set<String> = []
    private var wildcards: Set<String> = []
    private var exceptions: Set<String> = []

    /// Reads the published rules, one a line; empty lines and comments (`//`) count for nothing.
    init(rules text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            guard let rule = line.split(whereSeparator: \.isWhitespace).first, !rule.hasPrefix("//") else {
                continue
            }
            if rule.hasPrefix("!") {
                exceptions.insert(PublicSuffixes.ascii(rule.dropFirst()))
            } else if rule.hasPrefix("*.") {
                wildcards.insert(PublicSuffixes.ascii(rule.dropFirst(2)))
            } else {
                rules.insert(PublicSuffixes.ascii(rule))
            }
        }
    }

    /// Whether a host is one of them, so that it belongs to nobody in particular.
    func contains(_ host: HostName) -> Bool {
        let labels = host.labels
        return suffixLength(of: labels) >= labels.count
    }

    /// How many labels the suffix of a host has: the rule with the most labels decides, an exception before
    /// all, and where there is none the last label alone.
    private func suffixLength(of labels: [Substring]) -> Int {
        for length in stride(from: labels.count, through: 1, by: -1) {
            let tail = labels.suffix(length).joined(separator: ".")
            if exceptions.contains(tail) { return length - 1 }
            if rules.contains(tail) { return length }
            if wildcards.contains(labels.suffix(length).dropFirst().joined(separator: ".")) { return length }
        }
        return 1
    }

    private static func ascii(_ rule: Substring) -> String {
        rule.split(separator: ".").map { Punycode.ascii($0) ?? String($0) }.joined(separator: ".")
    }
}
