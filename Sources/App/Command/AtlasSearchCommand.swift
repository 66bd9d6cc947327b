import ArgumentParser
import Atlas
import CanonicalJSON
import Kernel
import Site

/// `terreau atlas search "…" --facet country=FR --near 43.6,1.44,50`
struct AtlasSearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Search the atlas.",
        discussion:
            "Words must all match. Several values of one facet are alternatives; facets narrow one another.")

    @Argument(help: "Words; none finds everything.")
    var words: String = ""

    @Option(name: .customLong("facet"), help: "A facet and a value, such as country=FR; may be repeated.")
    var facets: [String] = []

    @Option(help: "Latitude, longitude and kilometres: 43.6,1.44,50.")
    var near: String?

    @Option(help: "West, south, east and north in degrees: -5,41,10,51.")
    var bbox: String?

    @Option(help: "relevance, name, distance or freshness.")
    var sort: String = "relevance"

    @Option(help: "Results, at most 1000.")
    var limit: Int = 20

    @Option(help: "Where the page before ended (its “next”).")
    var cursor: String?

    @Option(help: "Only what these licences allow, such as cc0-1.0 or odbl-1.0; may be repeated.")
    var licence: [String] = []

    @Flag(help: "The last word is the beginning of a word.")
    var prefix = false

    @Flag(help: "Every word may have one typing error.")
    var typo = false

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            let index = try AtlasIndex(site.database, vocabularies: site.vocabularies)
            try await index.load()
            let found = try await SearchEntries(in: site.database, by: index)(query(site))
            try Terminal.write(json ? answer(found, site).canonicalString + "\n" : text(found, site))
        }
    }

    private func query(_ site: Site) throws -> AtlasQuery {
        var form = AtlasQueryForm()
        (form.words, form.near, form.box, form.sort, form.cursor) = (words, near, bbox, sort, cursor)
        (form.prefix, form.typo, form.limit) = (prefix, typo, limit)
        for pair in facets {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw AtlasRefusal.badQuery(.pair(pair))
            }
            form.filters[parts[0], default: []].append(parts[1])
        }
        form.filters["licence", default: []] += licence
        return try form.query(vocabularies: site.vocabularies)
    }

    private func answer(_ found: FoundEntries, _ site: Site) -> JSONValue {
        found.json(site: site.publicAddress)
    }

    private func text(_ found: FoundEntries, _ site: Site) -> String {
        let lines = found.results.map { result in
            let content = result.entry.content
            let place = [content.address.locality, content.country?.text].compactMap(\.self).joined(
                separator: ", ")
            let name = content.name.best(for: [.english])?.text ?? ""
            let line = "\(result.entry.id)  \(name)\(place.isEmpty ? "" : "  (\(place))")"
            return line.withEscapedControls
        }
        let noun = found.total == 1 ? "result" : "results"
        return (["\(found.total) \(noun)"] + lines).joined(separator: "\n") + "\n"
    }
}
