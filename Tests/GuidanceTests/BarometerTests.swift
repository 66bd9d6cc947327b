import Testing

@testable import Guidance

/// What a barometer shows, against somebody who knows its rule and the total.
@Suite("The barometer")
struct BarometerTests {
    /// What the public sees of a table, and the total that somebody may know from elsewhere.
    private struct View: Hashable {
        let shown: [Barometer.Entry]
        let isPartial: Bool
        let total: Int
    }

    /// Every table of `terms` groups of 0 to `most`.
    private static func tables(terms: Int, most: Int) -> [[String: Int]] {
        var tables: [[String: Int]] = [[:]]
        for term in 0..<terms {
            tables = tables.flatMap { table in
                (0...most).map { count in table.merging(["t\(term)": count]) { first, _ in first } }
            }
        }
        return tables
    }

    /// By enumeration: all tables that look the same from outside are set side by side; no hidden group may
    /// count the same in all of them, and the hidden ones together are never a small group.
    @Test(
        "Tells no hidden group, even to somebody who knows the total", arguments: [(2, 20), (3, 14), (4, 10)])
    func hides(terms: Int, most: Int) {
        let tables = Self.tables(terms: terms, most: most)
        let alike = Dictionary(grouping: tables) { table in
            let sum = Barometer.Sum(table)
            return View(shown: sum.shown, isPartial: sum.isPartial, total: table.values.reduce(0, +))
        }
        for (view, group) in alike {
            #expect(view.shown.allSatisfy { $0.count >= Barometer.smallestGroup })
            let hidden = Set(group[0].keys).subtracting(view.shown.map(\.term))
            let rest = view.total - view.shown.reduce(0) { $0 + $1.count }
            guard view.isPartial else {
                #expect(rest == 0)
                continue
            }
            // Beyond that, some of the tables that look alike are not among those enumerated.
            guard rest <= most else { continue }
            // With nothing shown there is nothing to subtract: the total is known either way.
            if !view.shown.isEmpty { #expect(rest >= Barometer.smallestGroup) }
            for term in hidden {
                #expect(
                    Set(group.compactMap { $0[term] }).count > 1,
                    "\(term) of \(view) can be computed")
            }
        }
    }

    @Test("Shows everything when every group is large enough, the greatest first")
    func shows() {
        let sum = Barometer.Sum(["a": 5, "b": 9, "c": 5, "d": 0])
        #expect(sum.shown.map(\.term) == ["b", "a", "c"])
        #expect(!sum.isPartial)
    }

    @Test(
        "Hides a second group with one that is too small",
        arguments: [
            (["a": 4, "b": 9, "c": 20], ["c"]), (["a": 1, "b": 1, "c": 5, "d": 20], ["d"]),
            (["a": 4, "b": 4, "c": 9, "d": 20], ["d"]), (["a": 4, "b": 5, "c": 5, "d": 20], ["d"]),
            (["a": 3, "b": 3, "c": 8], ["c"]), (["a": 4], []), (["a": 4, "b": 6], []),
        ])
    func complementary(counts: [String: Int], shown: [String]) {
        let sum = Barometer.Sum(counts)
        #expect(sum.shown.map(\.term) == shown)
        #expect(sum.isPartial)
    }
}
