import Kernel
import SearchIndex

/// What makes two records speak of the same thing: tokens such that one in common is enough. Only strong ones are
/// used, since joining two things by mistake is worse than showing one twice.
enum MatchTokens {
    /// The tokens of a record.
    ///
    /// - a solution: its code repository, its Wikidata item, its site together with its name;
    /// - an organisation: its SIREN, KBO number, RNA number, LEI, Wikidata item, its site together with its name;
    /// - a place: none but its key in the source, for many places share one body's numbers and site.
    static func tokens(of content: RecordContent) -> [String] {
        guard content.type != .place else { return [] }
        let identifiers = content.identifiers.filter { $0.scheme != .siret }.map { "id:\($0)" }
        var tokens = identifiers.map { "\(content.type.idPrefix):\($0)" }
        if content.type == .solution { tokens += repositories(content).map { "sol:repository:\($0)" } }
        if let site = content.website.flatMap(WebAddress.key) {
            for (_, name) in content.name.ordered {
                let words = SearchIndex.foldedWords(in: name).joined(separator: " ")
                tokens.append("\(content.type.idPrefix):site:\(site):\(words)")
            }
        }
        return tokens.map { String($0.prefix(500)) }.sortedSet
    }

    private static func repositories(_ content: RecordContent) -> [String] {
        content.links.filter { $0.purpose == .repository }.compactMap { link in
            WebAddress.key(link.url).map { $0.hasSuffix(".git") ? String($0.dropLast(4)) : $0 }
        }
        .filter { $0.split(separator: "/").count > 2 }
    }
}
