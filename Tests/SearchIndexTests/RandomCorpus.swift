@testable import SearchIndex

/// Pseudo-random numbers that are the same everywhere (SplitMix64, Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Documents and queries at random, out of few words and few places so that they meet.
struct RandomCorpus {
    var random: SplitMix64

    static let facets = ["country", "kind", "activity"]

    private let vocabulary = [
        "association", "associations", "associatif", "Coopérative", "coopératives", "cooperative",
        "numérique",
        "NUMÉRIQUES", "numeric", "ressourcerie", "Ressourceries", "tiers-lieu", "l’atelier", "ateliers",
        "d'insertion",
        "œuvres", "oeuvre", "Straße", "strasse", "Łódź", "lodz", "e\u{301}picerie", "épicerie", "côte",
        "coté", "cote",
        "housing", "houses", "house", "running", "run", "community", "communities", "Βιβλιοθήκη",
        "βιβλιοθηκη",
        "библиотека", "ёлка", "елка", "2019", "2020", "14b", "naïve", "naive", "solidaire", "solidaires",
        "solidarité", "jeunes", "jeune", "an", "ane", "test", "tests", "tset", "тест",
    ]
    private let places = [-180.0, -179.95, -179.9, -60, -0.05, 0, 1.44, 1.5, 2.35, 60, 179.9, 179.99, 180]
    private let latitudes = [-90.0, -89.95, -89, -45, 0, 0.01, 43.6, 43.65, 48.85, 89, 89.9, 89.99, 90]

    init(seed: UInt64) { random = SplitMix64(state: seed) }

    mutating func document(key: Int64) -> SearchIndex.Document {
        SearchIndex.Document(
            key: key, name: [text(upTo: 4)],
            texts: (0..<Int.random(in: 0...2, using: &random)).map { _ in text(upTo: 12) },
            sortName: pick(["a", "b", "é", "abc", ""]), facets: facets(),
            position: chance(0.8) ? position() : nil,
            freshness: Int64.random(in: -2...2, using: &random))
    }

    mutating func query() -> SearchIndex.Query {
        var query = SearchIndex.Query(words: phrase(upTo: 3), facets: RandomCorpus.facets)
        query.prefix = chance(0.3)
        query.typo = chance(0.2)
        query.stemming = chance(0.8)
        query.limit = Int.random(in: 1...7, using: &random)
        if chance(0.4) { query.filters = filters() }
        if chance(0.2) { query.box = box() }
        if chance(0.2) { query.near = circle() }
        query.sort = pick([.relevance, .relevance, .name, .freshness, .distance(from: position())])
        return query
    }

    mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < probability
    }

    private mutating func text(upTo count: Int) -> SearchIndex.Text {
        let separator = pick([" ", ", ", " / "])
        let words = (0..<Int.random(in: 0...count, using: &random)).map { _ in pick(vocabulary) }
        return .init(words.joined(separator: separator), language: pick(["fr", "fr-BE", "en", "und", "el"]))
    }

    private mutating func phrase(upTo count: Int) -> String {
        (0..<Int.random(in: 0...count, using: &random)).map { _ in word() }.joined(separator: " ")
    }

    private mutating func word() -> String {
        var letters = Array(pick(vocabulary))
        let place = Int.random(in: 0..<letters.count, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(pick(["e", "s", "x", "é"]), at: place)
        case 2: letters[place] = pick(["e", "z"])
        case 3: letters.swapAt(place, max(0, place - 1))
        case 4: letters = Array(letters.prefix(place + 1))
        default: break
        }
        return String(letters)
    }

    private mutating func facets() -> [String: [String]] {
        var facets = ["kind": [pick(["association", "mutual"])]]
        if chance(0.9) { facets["country"] = [pick(["FR", "IT", "ES", "DE"])] }
        facets["activity"] = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            pick(["A1", "A2", "A3", "B"])
        }
        return facets
    }

    private mutating func filters() -> [String: Set<String>] {
        var filters: [String: Set<String>] = [:]
        if chance(0.6) {
            filters["country"] = chance(0.5) ? [pick(["FR", "IT", "XX"])] : ["FR", pick(["ES", "DE"])]
        }
        if chance(0.4) { filters["activity"] = chance(0.1) ? [] : [pick(["A1", "A2"]), pick(["A3", "B"])] }
        return filters
    }

    private mutating func position() -> SearchIndex.Position {
        let latitude = chance(0.5) ? pick(latitudes) : Double.random(in: -90...90, using: &random)
        let longitude = chance(0.5) ? pick(places) : Double.random(in: -180...180, using: &random)
        return SearchIndex.Position(latitude: latitude, longitude: longitude) ?? .greenwich
    }

    private mutating func box() -> SearchIndex.Box? {
        let (a, b) = (position(), position())
        return SearchIndex.Box(
            south: min(a.latitude, b.latitude), west: a.longitude, north: max(a.latitude, b.latitude),
            east: b.longitude)
    }

    private mutating func circle() -> SearchIndex.Circle? {
        SearchIndex.Circle(center: position(), kilometres: pick([0, 1, 6, 50, 1000, 9000, 20_015, 30_000]))
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }
}

extension SearchIndex.Position {
    /// Latitude 51.4769, longitude 0.
    static let greenwich = SearchIndex.Position(latitudeE7: 514_769_000, longitudeE7: 0)!
}
