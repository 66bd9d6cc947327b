import Kernel

/// Entries as an Atom feed (RFC 4287), those changed last in front.
enum AtomDoor {
    /// What stands around the entries.
    struct Feed {
        let title: String
        let language: LanguageTag
        /// The address of this feed.
        let own: String
        /// The address of the page with the same results.
        let page: String
        let author: String
        let updated: Instant
        /// The address of the next page of the feed (RFC 5005).
        let next: String?
    }

    /// The whole feed.
    static func feed(_ feed: Feed, _ entries: [Entry], languages: [LanguageTag], site: PublicAddress)
        -> String
    {
        let next = feed.next.map { "<link rel=\"next\" href=\"\(escaped($0))\"/>\n" } ?? ""
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(feed.language)">
            <id>\(escaped(feed.own))</id>
            <title>\(escaped(feed.title))</title>
            <updated>\(feed.updated.rfc3339)</updated>
            <author><name>\(escaped(feed.author))</name></author>
            <link rel="self" type="application/atom+xml" href="\(escaped(feed.own))"/>
            <link rel="alternate" type="text/html" href="\(escaped(feed.page))"/>
            \(next)\(entries.map { item($0, languages: languages, site: site) }.joined())</feed>

            """
    }

    private static func item(_ entry: Entry, languages: [LanguageTag], site: PublicAddress) -> String {
        let name = entry.content.name.best(for: languages)
        let summary = entry.content.summary.best(for: languages)
        let updated =
            entry.content.changedOn?.start ?? entry.records.first?.firstSeen ?? Instant(milliseconds: 0)
        let page = escaped(site.page(of: entry.id))
        let rights = entry.records.map { "\($0.source): \($0.licence)" }.sortedSet.joined(separator: "; ")
        let text =
            summary.map { "<summary xml:lang=\"\($0.language)\">\(escaped($0.text))</summary>\n" } ?? ""
        return """
            <entry>
            <id>\(page)</id>
            <title>\(escaped(name?.text ?? ""))</title>
            <updated>\(updated.rfc3339)</updated>
            <link rel="alternate" type="text/html" href="\(page)"/>
            \(text)<rights>\(escaped(rights))</rights>
            </entry>

            """
    }

    /// Text for XML: the five characters escaped, characters that XML 1.0 forbids left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            default:
                let isForbidden = scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
                if !isForbidden { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
