import Foundation
import Kernel

/// Which hosts of mail show that somebody belongs to an organisation: that of its own site, unless anybody
/// can have an address or a name there.
public struct MailHosts: Sendable {
    private let publicMail: Set<String>
    private let suffixes: PublicSuffixes

    /// Why the lists cannot be used.
    public struct Unusable: Error, CustomStringConvertible {
        /// One sentence.
        public let description: String
    }

    init(publicMail: some Sequence<String>, suffixes: PublicSuffixes) {
        self.publicMail = Set(publicMail)
        self.suffixes = suffixes
    }

    /// Reads `public_mail.txt` and `public_suffixes.txt` of a folder.
    public static func load(folder: String) throws -> MailHosts {
        func text(_ name: String) throws -> String {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
                throw Unusable(description: "The list of mail hosts \(folder)/\(name) cannot be read.")
            }
            return String(decoding: data, as: UTF8.self)
        }
        return MailHosts(
            publicMail: try text("public_mail.txt").split(whereSeparator: \.isNewline).map(String.init),
            suffixes: PublicSuffixes(rules: try text("public_suffixes.txt")))
    }

    /// The one host whose mail shows that somebody belongs to whoever has this site, or nil.
    ///
    /// It is exactly the site's host, but for `www.`: an address at a domain above it may belong to a
    /// provider's customers, and one below it to anybody's project. A site that stands below the front page
    /// of a host, such as a page of a town's or a network's site, shows nothing.
    func host(of website: String) -> HostName? {
        guard let address = WebAddress.normalised(website), let start = address.firstRange(of: "://") else {
            return nil
        }
        let rest = address[start.upperBound...]
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        guard MailHosts.isFrontPage(rest[end...]), let written = HostName(rest[..<end]) else { return nil }
        let host = written.withoutWWW
        return isPublic(host) ? nil : host
    }

    /// Whether anybody can have an address at a host, or a name below it.
    func isPublic(_ host: HostName) -> Bool {
        suffixes.contains(host)
            || host.labels.indices.contains { start in
                publicMail.contains(host.labels[start...].joined(separator: "."))
            }
    }

    /// Whether an address is at a host, and not above, below or beside it. NB: `%` and `!` once
    /// named a way to yet another host, and some mail programs still take it.
    static func isAt(_ host: HostName, _ address: EmailAddress) -> Bool {
        guard let at = address.text.lastIndex(of: "@"),
            !address.text[..<at].contains(where: { $0 == "%" || $0 == "!" })
        else { return false }
        return HostName(address.text[address.text.index(after: at)...]) == host
    }

    /// Whether a path leads to the front page, in one language or another.
    private static func isFrontPage(_ path: Substring) -> Bool {
        path.isEmpty || path.wholeMatch(of: /\/?([a-z]{2}(-[A-Za-z]{2})?\/?)?(index\.[a-z]{3,5})?/) != nil
    }
}
