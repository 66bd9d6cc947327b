import HTTPTypes
import Hummingbird
import Kernel

/// Chooses the language of an answer: by the path of a page (`/fr/…`), by `?lang=` in the API, else by
/// `Accept-Language` (RFC 9110 §12.5.4) with the lookup of RFC 4647 §3.4, else the instance's first language.
struct LanguageChoice: Sendable {
    /// The languages pages exist in, the default first.
    let offered: [LanguageTag]

    /// The language of the answer and every language the reader understands, best first.
    func languages(for request: Request) -> (page: LanguageTag, reader: [LanguageTag]) {
        let accepted = accepted(request.headers[values: .acceptLanguage])
        let page = named(by: request) ?? lookup(accepted) ?? fallback
        return (page, [page] + accepted.filter { $0 != page })
    }

    /// The first path segment when it is a language on offer.
    func prefix(of path: String) -> LanguageTag? {
        let segment = path.split(separator: "/", maxSplits: 1).first
        return offered.first { $0.text == segment.map(String.init) }
    }

    private var fallback: LanguageTag { offered.first ?? .english }

    private func named(by request: Request) -> LanguageTag? {
        let path = request.uri.path
        guard path.isUnderAPI else { return prefix(of: path) }
        let query = try? FormValues(decoding: (request.uri.query ?? "").utf8)
        return query?["lang"].flatMap { LanguageTag($0) }.flatMap { lookup([$0]) }
    }

    private func accepted(_ lines: [String]) -> [LanguageTag] {
        var seen: Set<LanguageTag> = []
        return WeightedValues(lines).members.filter { $0.quality > 0 }
            .compactMap { LanguageTag($0.value) }
            .filter { seen.insert($0).inserted }
    }

    /// RFC 4647 §3.4: each range is shortened from the right until something on offer is equal to it.
    private func lookup(_ ranges: [LanguageTag]) -> LanguageTag? {
        for range in ranges {
            for shorter in range.truncations {
                if let match = offered.first(where: { $0.text == shorter }) { return match }
            }
        }
        return nil
    }
}

extension LanguageTag {
    /// The tag and its truncations: `zh-Hant-TW`, `zh-Hant`, `zh`. A single letter never ends one (RFC 4647
    /// §3.4).
    var truncations: [String] {
        let subtags = text.split(separator: "-")
        return (1...subtags.count).reversed()
            .filter { $0 == 1 || subtags[$0 - 1].utf8.count > 1 }
            .map { subtags.prefix($0).joined(separator: "-") }
    }
}

extension String {
    /// Whether a path belongs to the machine doors, where problems are JSON.
    package var isUnderAPI: Bool { self == "/api" || hasPrefix("/api/") }
}
