import Testing

@testable import SearchIndex

/// Places, boxes, circles and clusters.
@Suite struct GeographyTests {
    private func position(_ latitude: Double, _ longitude: Double) throws -> SearchIndex.Position {
        try #require(SearchIndex.Position(latitude: latitude, longitude: longitude))
    }

    /// Expected: GeographicLib's sphere of radius 6371.0088 km has a quarter meridian of 10 007.557 km;
    /// Berlin–Paris
    /// 877.46 km and JFK–LHR 5 540 km are the haversine distances usually published.
    @Test(
        "Distances are great circles on the mean sphere",
        arguments: [
            ((0, 0), (90, 0), 10_007.557, 0.001), ((0, 0), (0, 180), 20_015.115, 0.001),
            ((90, 0), (-90, 77), 20_015.115, 0.001), ((0, 179.5), (0, -179.5), 111.195, 0.001),
            ((52.5163, 13.3777), (48.8606, 2.3522), 877.46, 3),
            ((40.6413, -73.7781), (51.47, -0.4543), 5540, 5),
        ] as [((Double, Double), (Double, Double), Double, Double)])
    func distances(from: (Double, Double), to: (Double, Double), kilometres: Double, tolerance: Double) throws
    {
        let found = Geodesy.millimetres(try position(from.0, from.1), try position(to.0, to.1))
        #expect(abs(Double(found) / 1e6 - kilometres) <= tolerance)
    }

    private func index(_ places: [(Double, Double)]) throws -> SearchIndex {
        let index = SearchIndex(facets: [])
        index.replace(
            try places.enumerated().map { number, place in
                .init(key: Int64(number), name: [], position: try position(place.0, place.1))
            })
        return index
    }

    @Test(
        "A box whose west is east of its east crosses the antimeridian; 180° is −180°; a pole has every longitude"
    )
    func boxes() throws {
        let index = try index([(0, 179), (0, -179), (0, 180), (0, -180), (0, 0), (90, 12), (-90, 12)])
        func keys(_ south: Double, _ west: Double, _ north: Double, _ east: Double) throws -> [Int64] {
            let box = try #require(SearchIndex.Box(south: south, west: west, north: north, east: east))
            return try index.search(.init(box: box)).hits.map(\.key)
        }
        #expect(try keys(-1, 178, 1, -178) == [0, 1, 2, 3])
        #expect(try keys(-1, 178, 1, 180) == [0, 2, 3])
        #expect(try keys(-1, -180, 1, -179.5) == [2, 3])
        #expect(try keys(-1, -10, 1, 10) == [4])
        #expect(try keys(80, -10, 90, 10) == [5])
        #expect(try keys(-90, 170, -80, -170) == [6])
        #expect(try keys(-90, -180, 90, 180).count == 7)
    }

    @Test("A circle reaches over the antimeridian and the poles")
    func circles() throws {
        let index = try index([(0, 179.9), (0, -179.9), (89.9, 0), (89.9, 180), (-89.9, 90)])
        func keys(_ latitude: Double, _ longitude: Double, _ kilometres: Double) throws -> [Int64] {
            let circle = SearchIndex.Circle(center: try position(latitude, longitude), kilometres: kilometres)
            return try index.search(.init(near: circle)).hits.map(\.key)
        }
        #expect(try keys(0, 179.95, 20) == [0, 1])
        #expect(try keys(89.95, 90, 20) == [2, 3])
        #expect(try keys(-90, 0, 12) == [4])
        #expect(try keys(0, 0, 21_000).count == 5)
        #expect(try keys(0, 179.9, 0) == [0])
    }

    @Test("Coordinates off the globe and circles without a radius are refused")
    func refusals() throws {
        #expect(SearchIndex.Position(latitude: 90.1, longitude: 0) == nil)
        #expect(SearchIndex.Position(latitude: .nan, longitude: 0) == nil)
        #expect(SearchIndex.Box(south: 2, west: 0, north: 1, east: 1) == nil)
        #expect(SearchIndex.Circle(center: .greenwich, kilometres: -1) == nil)
        #expect(SearchIndex.Circle(center: .greenwich, kilometres: .nan) == nil)
        #expect(SearchIndex.Circle(center: .greenwich, kilometres: .infinity) != nil)
    }

    @Test("Clusters count every match with a position once, at any zoom")
    func clusters() throws {
        var corpus = RandomCorpus(seed: 3)
        let index = SearchIndex(facets: RandomCorpus.facets)
        let documents = (0..<400).map { corpus.document(key: $0) }
        index.replace(documents)
        for zoom in [-3, 0, 1, 4, 9, 22, 99] {
            let clusters = try index.clusters(.init(), zoom: zoom)
            #expect(clusters.count <= SearchIndex.Limits.clusters)
            #expect(clusters.reduce(0) { $0 + $1.count } == documents.filter { $0.position != nil }.count)
            for cluster in clusters where cluster.count == 1 {
                #expect(
                    cluster.key.map { documents[Int($0)].position?.latitudeE7 } == cluster.position.latitudeE7
                )
            }
        }
    }
}
