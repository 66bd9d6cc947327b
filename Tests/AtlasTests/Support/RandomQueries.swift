import Kernel
import SearchIndex

@testable import Atlas

/// Queries as people make them over given documents: words that stand there, typed with the usual errors,
/// values of any facets, boxes and circles anywhere on the Earth, every order.
struct RandomQueries {
    let documents: [SearchIndex.Document]
    var random: SplitMix

    mutating func next() -> AtlasQuery {
        var query = AtlasQuery()
        query.words = (0..<pick([0, 1, 1, 2, 3])).map { _ in word() }.joined(separator: " ")
        query.prefix = chance(0.3)
        query.typo = chance(0.15)
        for _ in 0..<pick([0, 0, 1, 2]) { addFilter(to: &query) }
        if chance(0.2) { query.box = box() }
        if chance(0.25) { query.near = circle() }
        query.sort = pick(AtlasQuery.Order.allCases)
        if query.sort == .distance, query.near == nil { query.near = circle(kilometres: 20_100) }
        query.limit = pick([1000, 1000, 200])
        return query
    }

    private mutating func addFilter(to query: inout AtlasQuery) {
        let facet = pick(AtlasFacet.allCases)
        let values = (0..<pick([1, 1, 2, 3])).compactMap { _ in
            document().facets[facet.rawValue]?.randomElement(using: &random)
        }
        query.filters[facet] = Set(values.isEmpty ? ["nothing"] : values)
    }

    /// A box between two documents, or around the other side of the Earth.
    private mutating func box() -> AtlasQuery.BoundingBox? {
        guard let one = position(), let two = position() else { return nil }
        return AtlasQuery.BoundingBox(
            west: one.longitude, south: min(one.latitude, two.latitude), east: two.longitude,
            north: max(one.latitude, two.latitude))
    }

    private mutating func circle(kilometres: Double? = nil) -> AtlasQuery.Nearby? {
        let somewhere = [(90, 0), (-90, 12), (0, 180), (-17.7, -179.9), (46.5, 2.5)]
        let (latitude, longitude) = pick(somewhere)
        let place = chance(0.8) ? position() : nil
        return AtlasQuery.Nearby(
            latitude: place?.latitude ?? latitude, longitude: place?.longitude ?? longitude,
            kilometres: kilometres ?? pick([0.1, 5, 50, 500, 5000, 20_100]))
    }

    private mutating func word() -> String {
        let document = document()
        let text = (document.name + document.texts).randomElement(using: &random)?.text ?? ""
        guard let word = text.split(whereSeparator: { $0.isWhitespace }).randomElement(using: &random) else {
            return ""
        }
        return mistyped(Array(word.prefix(30)))
    }

    private mutating func mistyped(_ word: [Character]) -> String {
        var letters = word
        let place = Int.random(in: 0..<letters.count, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: letters.remove(at: place)
        case 1: letters[place] = "e"
        case 2: letters.insert("é", at: place)
        case 3: letters.swapAt(place, letters.count - 1 - place)
        case 4, 5: letters = Array(letters.prefix(place + 1))
        case 6: letters = Array(String(letters).uppercased())
        case 7: letters = letters.map { ["é": "e", "è": "e", "à": "a", "ç": "c", "o": "ô"][$0] ?? $0 }
        default: break
        }
        return String(letters)
    }

    private mutating func document() -> SearchIndex.Document { pick(documents) }

    private mutating func position() -> SearchIndex.Position? {
        for _ in 0..<20 {
            if let position = document().position { return position }
        }
        return nil
    }

    private mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < probability
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }
}
