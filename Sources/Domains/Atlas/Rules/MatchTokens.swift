import Kernel
import SearchIndex

/// What makes two records speak of the same thing: tokens such that one in common is enough. Only strong ones
/// are used, since joining two things by mistake is worse than showing one twice.
enum MatchTokens {
    /// Bytes of the longest token; longer ones, which no index of a database would take, match nothing.
    /// Cutting them would join things that only begin alike.
    static let longestToken = 1000

    /// The tokens of a record.
    ///
    /// - a solution: its code repository, its Wikidata item, its site together with its name;
    /// - an organisation: its numbers in registers (SIREN, KBO, LEI, Wikidata …), its site together with its
    ///   name;
    /// - a place: none but its key in the source, for many places share one body's numbers and site.
    static func tokens(of content: RecordContent) -> [String] {
        guard content.type != .place else { return [] }
        let identifiers = content.identifiers.filter { !sharedSchemes.contains($0.scheme) }.map { "id:\($0)" }
        var tokens = identifiers.map { "\(content.type.idPrefix):\($0)" }
        if content.type == .solution { tokens += repositories(content).map { "sol:repository:\($0)" } }
        if let site = content.website.flatMap(WebAddress.key) {
            for (_, name) in content.name.ordered {
                let words = SearchIndex.foldedWords(in: name).joined(separator: " ")
                tokens.append("\(content.type.idPrefix):site:\(site):\(words)")
            }
        }
        return tokens.filter { $0.utf8.count <= longestToken }.sortedSet
    }

    /// Whether a token is a number in a register, which two things never share.
    static func isNumber(_ token: String) -> Bool { token.contains(/^[a-z]+:id:/) }

    /// The token of a thing by its key in a source, under which relations name it.
    static func key(_ key: String, in source: String) -> String { "key:\(source)/\(key)" }

    /// Schemes whose numbers several bodies may have: establishments, commercial registers kept court by
    /// court, and buildings on the map.
    private static let sharedSchemes: Set<String> = [
        Identifier.siret, "DE-CR", "FR-RIDET", "FR-UAI", "XI-OSM",
    ]

    private static func repositories(_ content: RecordContent) -> [String] {
        content.links.filter { $0.purpose == .repository }.compactMap { link in
            WebAddress.key(link.url).map { $0.hasSuffix(".git") ? String($0.dropLast(4)) : $0 }
        }
        .filter { $0.split(separator: "/").count > 2 }
    }
}
