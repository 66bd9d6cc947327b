import Kernel

/// A query as people and programs write it; the same for pages, the API and the command line.
public struct AtlasQueryForm: Sendable {
    /// Words.
    public var words = ""
    /// Whether the last word is a beginning.
    public var prefix = false
    /// Whether every word may have one typing error.
    public var typo = false
    /// Values by facet name.
    public var filters: [String: [String]] = [:]
    /// `west,south,east,north` in degrees.
    public var box: String?
    /// `latitude,longitude` or `latitude,longitude,kilometres`; 50 km when not said.
    public var near: String?
    /// The town that the point is the middle of, as the reader named it; pages alone use it.
    public var place: String?
    /// The name of an order; when empty, distance around a point without words, else relevance.
    public var sort = ""
    /// Results a page.
    public var limit = 20
    /// Where the page before ended.
    public var cursor: String?

    /// A form with nothing in it.
    public init() {}

    /// The query, or `AtlasRefusal.badQuery` naming what is wrong.
    public func query(vocabularies: Vocabularies) throws -> AtlasQuery {
        var query = AtlasQuery()
        (query.words, query.prefix, query.typo, query.limit) = (words, prefix, typo, limit)
        query.cursor = cursor.flatMap { $0.isEmpty ? nil : $0 }
        guard words.utf8.count <= 1000 else { throw AtlasRefusal.badQuery(.tooManyWords) }
        guard (1...1000).contains(limit) else { throw AtlasRefusal.badQuery(.limit) }
        query.filters = try facetFilters(vocabularies)
        if let box, !box.isEmpty { query.box = try boundingBox(box) }
        if let near, !near.isEmpty { query.near = try nearby(near) }
        guard let order = sort.isEmpty ? standardOrder : AtlasQuery.Order(rawValue: sort) else {
            throw AtlasRefusal.badQuery(.order)
        }
        query.sort = order
        if order == .distance, query.near == nil {
            throw AtlasRefusal.badQuery(.distanceWithoutPoint)
        }
        return query
    }

    /// The order when none was said.
    var standardOrder: AtlasQuery.Order { words.trimmed.isEmpty && near != nil ? .distance : .relevance }

    private func facetFilters(_ vocabularies: Vocabularies) throws -> [AtlasFacet: Set<String>] {
        var result: [AtlasFacet: Set<String>] = [:]
        for (name, values) in filters {
            guard let facet = AtlasFacet(rawValue: name) else {
                throw AtlasRefusal.badQuery(.unknownFacet(name))
            }
            let wanted = values.filter { !$0.isEmpty }
            guard wanted.count <= 100 else {
                throw AtlasRefusal.badQuery(.tooManyValues(name))
            }
            if !wanted.isEmpty { result[facet] = Set(wanted.map { facet.code($0, in: vocabularies) }) }
        }
        return result
    }

    private func boundingBox(_ text: String) throws -> AtlasQuery.BoundingBox {
        let numbers = Self.numbers(text)
        guard numbers.count == 4,
            let box = AtlasQuery.BoundingBox(
                west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
        else { throw AtlasRefusal.badQuery(.box) }
        return box
    }

    /// The circle that `text` names, or `AtlasRefusal.badQuery`.
    func nearby(_ text: String) throws -> AtlasQuery.Nearby {
        let numbers = Self.numbers(text)
        guard (2...3).contains(numbers.count) else { throw AtlasRefusal.badQuery(.point) }
        guard
            let near = AtlasQuery.Nearby(
                latitude: numbers[0], longitude: numbers[1], kilometres: numbers.count == 3 ? numbers[2] : 50)
        else { throw AtlasRefusal.badQuery(.pointOutOfRange) }
        return near
    }

    /// The finite numbers between commas; none when one of them is not a number.
    private static func numbers(_ text: String) -> [Double] {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Double(String($0).trimmed) }.filter(\.isFinite)
        return numbers.count == parts.count ? numbers : []
    }
}

extension AtlasFacet {
    /// The code that a value written by a person stands for: itself, or the term whose label or alias it is
    /// (`fr` → `FR`, `cc0` → `CC0-1.0`).
    func code(_ value: String, in vocabularies: Vocabularies) -> String {
        guard let name = vocabulary, let terms = vocabularies[name] else { return value }
        return terms.match(value)?.id ?? value
    }
}
