import Foundation

@testable import SearchIndex

/// The 1,794 initiatives of the SUSY map (texts in some twenty languages), read beside the repository when
/// there.
enum RealData {
    /// The documents, or none when the file is missing.
    static let documents: [SearchIndex.Document] = {
        guard let data = try? Data(contentsOf: file),
            let root = try? JSONSerialization.jsonObject(with: data),
            let features = (root as? [String: Any])?["features"] as? [[String: Any]]
        else { return [] }
        return features.enumerated().map { document($1, key: Int64($0)) }
    }()

    private static var file: URL {
        URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared/data/atlas/susy/susy.geojson")
    }

    private static func document(_ feature: [String: Any], key: Int64) -> SearchIndex.Document {
        let properties = feature["properties"] as? [String: Any] ?? [:]
        func text(_ name: String) -> String { properties[name] as? String ?? "" }
        let texts = properties.keys.filter { $0.hasPrefix("description") }.sorted().map { name in
            let language = name.split(separator: ":").dropFirst().first.map(String.init) ?? "en"
            return SearchIndex.Text(text(name), language: language)
        }
        let coordinates = (feature["geometry"] as? [String: Any])?["coordinates"] as? [Double] ?? []
        return SearchIndex.Document(
            key: key, name: [.init(text("name"), language: language(of: text("addr:country")))], texts: texts,
            sortName: text("name"),
            facets: [
                "country": [text("addr:country")].filter { !$0.isEmpty },
                "activity": text("type_of_initiative").split(separator: ";").map {
                    $0.trimmingCharacters(in: .whitespaces)
                },
            ],
            position: coordinates.count == 2
                ? .init(latitude: coordinates[1], longitude: coordinates[0]) : nil,
            freshness: (properties["_timestamp"] as? NSNumber)?.int64Value ?? 0)
    }

    private static func language(of country: String) -> String {
        ["FR": "fr", "GB": "en", "IE": "en", "BE": "fr"][country] ?? "und"
    }
}

/// Queries made of what stands in some documents, with the errors people make.
struct RealQueries {
    let documents: [SearchIndex.Document]
    var random: SplitMix64

    mutating func next() -> SearchIndex.Query {
        var query = SearchIndex.Query(
            words: (0..<Int.random(in: 0...2, using: &random)).map { _ in word() }.joined(separator: " "),
            prefix: chance(0.3), typo: chance(0.1), stemming: chance(0.8),
            sort: pick([.relevance, .name, .freshness], or: .relevance), limit: 200,
            facets: ["country", "activity"])
        let other = document()
        if chance(0.3) { query.filters["country"] = Set(other.facets["country", default: []] + ["IT"]) }
        if chance(0.2) { query.filters["activity"] = Set(other.facets["activity", default: []]) }
        guard let place = other.position else { return query }
        if chance(0.2) { query.near = .init(center: place, kilometres: pick([1, 20, 300], or: 1)) }
        if chance(0.2) { query.sort = .distance(from: place) }
        if chance(0.2), let corner = document().position { query.box = box(place, corner) }
        return query
    }

    private func box(_ place: SearchIndex.Position, _ corner: SearchIndex.Position) -> SearchIndex.Box? {
        SearchIndex.Box(
            south: min(place.latitude, corner.latitude), west: place.longitude,
            north: max(place.latitude, corner.latitude), east: corner.longitude)
    }

    private mutating func document() -> SearchIndex.Document { pick(documents, or: documents[0]) }

    private mutating func word() -> String {
        let document = document()
        let text = pick(document.name + document.texts, or: document.name[0]).text
        let range = pick(WordScanner.words(in: text), or: text.startIndex..<text.endIndex)
        var letters = Array(text[range].prefix(40))
        guard !letters.isEmpty else { return "" }
        let place = Int.random(in: 0..<letters.count, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: letters.remove(at: place)
        case 1: letters[place] = "e"
        case 2: letters = Array(letters.prefix(place + 1))
        case 3: letters = Array(String(letters).uppercased())
        default: break
        }
        return String(letters)
    }

    private mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < probability
    }

    private mutating func pick<Element>(_ elements: [Element], or other: Element) -> Element {
        elements.randomElement(using: &random) ?? other
    }
}
