import Testing

@testable import SearchIndex

/// The sets and columns that everything stands on, against the standard library's.
@Suite struct SetTests {
    @Test("Ones are counted as one by one, whatever the length", arguments: [0, 1, 31, 32, 33, 64, 500])
    func counting(length: Int) {
        var random = SplitMix64(state: UInt64(length))
        func words() -> [UInt64] {
            (0..<length).map { _ in
                Int.random(in: 0..<4, using: &random) == 0 ? .max : random.next() & random.next()
            }
        }
        let (left, right) = (words(), words())
        let (mine, theirs) = (Bitmap(words: Column(left)), Bitmap(words: Column(right)))
        #expect(mine.count == left.reduce(0) { $0 + $1.nonzeroBitCount })
        #expect(
            mine.intersectionCount(theirs)
                == zip(left, right).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount })
        #expect(Array(mine.intersection(theirs).words) == zip(left, right).map { $0 & $1 })
    }

    @Test(
        "Sets meet, unite and are read in pieces as the standard library's", arguments: [1, 63, 64, 65, 5000])
    func sets(bound: Int) {
        var random = SplitMix64(state: UInt64(bound) << 8)
        func members() -> Set<UInt32> {
            let share = Double.random(in: 0...1, using: &random)
            return Set(
                (0..<UInt32(bound)).filter { _ in
                    Double.random(in: 0..<1, using: &random) < share * share * share
                })
        }
        for _ in 0..<60 {
            let (a, b) = (members(), members())
            let (left, right) = (set(a, bound), set(b, bound))
            #expect(Array(left.intersection(right).members) == a.intersection(b).sorted())
            #expect(left.intersectionCount(right) == a.intersection(b).count)
            #expect(Array(DocumentSet.union([left, right], bound: bound).members) == a.union(b).sorted())
            var batches = DocumentBatches(left)
            var read: [UInt32] = []
            while let batch = batches.next() { read += batch }
            #expect(read == a.sorted())
        }
    }

    private func set(_ members: Set<UInt32>, _ bound: Int) -> DocumentSet {
        DocumentSet(sorted: Column(members.sorted()), bound: bound)
    }

    @Test("Lists are those that were put in, long or short")
    func lists() {
        var random = SplitMix64(state: 4)
        let bound = 700
        let lists = (0..<50).map { list in
            (0..<UInt32(bound)).filter { _ in Int.random(in: 0...list * 4, using: &random) == 0 }
        }
        var starts: [UInt32] = [0]
        for list in lists { starts.append((starts.last ?? 0) + UInt32(list.count)) }
        let kept = DocumentLists(
            starts: starts, documents: lists.flatMap(\.self), bound: bound, densityDivisor: 32)
        #expect(!kept.denseLists.isEmpty && kept.denseLists.count < lists.count)
        for (number, list) in lists.enumerated() {
            #expect(Array(kept[number].members) == list)
            #expect(kept.count(of: number) == list.count)
        }
    }

    /// The cells that are taken or left as a whole are those whose every point is.
    @Test("A circle among many points holds those that are near enough", arguments: 0..<40 as Range<UInt64>)
    func circles(seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let (middleLatitude, middleLongitude) = (
            Double.random(in: -89...89, using: &random), Double.random(in: -180...180, using: &random)
        )
        let spread = [0.3, 3, 30, 180][Int(seed % 4)]
        let positions = (0..<3000).map { _ in
            let longitude = middleLongitude + Double.random(in: -spread...spread, using: &random)
            return SearchIndex.Position(
                latitude: min(
                    90, max(-90, middleLatitude + Double.random(in: -spread...spread, using: &random))),
                longitude: longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude)
        }
        let center = try #require(
            SearchIndex.Position(latitude: middleLatitude, longitude: middleLongitude))
        let kilometres = Double.random(in: 0...(spread * 120), using: &random)
        let circle = try #require(SearchIndex.Circle(center: center, kilometres: kilometres))
        let found = SpatialGrid(positions).documents(in: circle).members
        let expected = positions.indices.filter { document in
            positions[document].map { Geodesy.millimetres(center, $0) <= circle.radiusMillimetres } ?? false
        }
        #expect(found.map(Int.init) == expected)
    }
}
