import Kernel

/// Entries as an Atom feed (RFC 4287), one page of it (RFC 5005).
enum AtomDoor {
    /// What stands around the entries.
    struct Feed {
        let title: String
        let language: LanguageTag
        /// The lasting address of the feed, whatever the page.
        let id: String
        /// The address of this page of the feed.
        let own: String
        /// The address of the page for people with the same results.
        let page: String
        let author: String
        let updated: Instant
        /// The address of the next page of the feed.
        let next: String?
    }

    /// The whole feed.
    static func feed(_ feed: Feed, _ entries: [Entry], languages: [LanguageTag], site: PublicAddress)
        -> String
    {
        let next = feed.next.map { "<link rel=\"next\" href=\"\(XMLText.escaped($0))\"/>\n" } ?? ""
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(feed.language)">
            <id>\(XMLText.escaped(feed.id))</id>
            <title>\(XMLText.escaped(feed.title))</title>
            <updated>\(feed.updated.rfc3339)</updated>
            <author><name>\(XMLText.escaped(feed.author))</name></author>
            <link rel="self" type="application/atom+xml" href="\(XMLText.escaped(feed.own))"/>
            <link rel="alternate" type="text/html" href="\(XMLText.escaped(feed.page))"/>
            \(next)\(entries.map { item($0, languages: languages, site: site) }.joined())</feed>

            """
    }

    private static func item(_ entry: Entry, languages: [LanguageTag], site: PublicAddress) -> String {
        let name = entry.content.name.best(for: languages)
        let page = XMLText.escaped(site.page(of: entry.id))
        let rights = entry.attributions.map { "\($0.source): \($0.licence)" }.joined(separator: "; ")
        return """
            <entry>
            <id>\(page)</id>
            <title\(language(name?.language))>\(XMLText.escaped(name?.text ?? ""))</title>
            <updated>\(entry.updated.rfc3339)</updated>
            <link rel="alternate" type="text/html" href="\(page)"/>
            \(licences(entry))<category term="\(entry.id.type.rawValue)"/>
            \(summary(entry, languages))<rights>\(XMLText.escaped(rights))</rights>
            </entry>

            """
    }

    private static func summary(_ entry: Entry, _ languages: [LanguageTag]) -> String {
        guard let summary = entry.content.summary.best(for: languages) else { return "" }
        return "<summary\(language(summary.language))>\(XMLText.escaped(summary.text))</summary>\n"
    }

    /// Links of RFC 4946 to the licences.
    private static func licences(_ entry: Entry) -> String {
        entry.licences.compactMap(LicenceAddress.of).map {
            "<link rel=\"license\" href=\"\(XMLText.escaped($0))\"/>\n"
        }.joined()
    }

    private static func language(_ tag: LanguageTag?) -> String {
        tag.map { " xml:lang=\"\($0)\"" } ?? ""
    }
}

extension Entry {
    /// When it last changed, as far as is known: the day that its source gives, or else the import that
    /// brought what it says now.
    var updated: Instant {
        content.changedOn?.start ?? records.first?.firstSeen ?? Instant(milliseconds: 0)
    }
}

/// Text within XML 1.0.
enum XMLText {
    /// The text with markup escaped; characters that XML forbids are left out.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;".unicodeScalars
            case "<": result += "&lt;".unicodeScalars
            case ">": result += "&gt;".unicodeScalars
            case "\"": result += "&quot;".unicodeScalars
            case "\r": result += "&#13;".unicodeScalars
            default: if isAllowed(scalar) { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// XML 1.0 §2.2.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\t" || scalar == "\n"
            || (scalar.value >= 32 && scalar.value != 0xFFFE && scalar.value != 0xFFFF)
    }
}
