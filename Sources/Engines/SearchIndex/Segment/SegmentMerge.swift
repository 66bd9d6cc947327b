/// Makes one segment of several, leaving out what no longer counts. Works on the columns; the documents
/// themselves are not kept anywhere.
struct SegmentMerge {
    private let views: [SegmentView]
    /// The merged documents: which view each comes from, and its number there.
    private let rows: [Row]
    /// For each view, its documents' numbers in the merged segment; `gone` for removed ones.
    private let renumbered: [[UInt32]]

    private struct Row {
        let view: Int
        let document: Int
    }

    private static let gone = UInt32.max

    /// The merge of segments no two of which have a live document with the same key.
    init(_ views: [SegmentView]) {
        self.views = views
        var rows: [Row] = []
        for (number, view) in views.enumerated() {
            let living = view.livingDocuments.members.lazy.map { Row(view: number, document: Int($0)) }
            rows.append(contentsOf: living)
        }
        func key(_ row: Row) -> Int64 { views[row.view].segment.keys[row.document] }
        if !zip(rows, rows.dropFirst()).allSatisfy({ key($0) < key($1) }) { rows.sort { key($0) < key($1) } }
        self.rows = rows
        var renumbered = views.map { [UInt32](repeating: Self.gone, count: $0.segment.count) }
        for (number, row) in rows.enumerated() { renumbered[row.view][row.document] = UInt32(number) }
        self.renumbered = renumbered
    }

    /// The merged segment.
    func run() -> Segment {
        let (lexicon, postings) = mergeWords()
        let facetNames = views[0].segment.facets.keys
        return Segment(
            keys: rows.map { views[$0.view].segment.keys[$0.document] },
            lengthCodes: rows.map { views[$0.view].segment.lengthCodes[$0.document] },
            freshness: rows.map { views[$0.view].segment.freshness[$0.document] },
            names: mergeNames(),
            grid: SpatialGrid(rows.map { views[$0.view].segment.grid.position(of: $0.document) }),
            facets: Dictionary(uniqueKeysWithValues: facetNames.map { ($0, mergeFacet($0)) }),
            lexicon: lexicon, postings: postings)
    }

    private func mergeNames() -> NameColumn {
        var names = StringColumn()
        for row in rows { names.append(views[row.view].segment.names.names.utf8(at: row.document)) }
        func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
            names.precedes(Int(left), Int(right)) || (!names.precedes(Int(right), Int(left)) && left < right)
        }
        var order: [UInt32] = []
        for (number, view) in views.enumerated() {
            let next = view.segment.names.order.lazy.map { renumbered[number][Int($0)] }.filter {
                $0 != Self.gone
            }
            order = merged(order, Array(next), by: precedes)
        }
        return NameColumn(names, order: order)
    }

    private func merged(
        _ left: [UInt32], _ right: [UInt32], by precedes: (UInt32, UInt32) -> Bool
    ) -> [UInt32] {
        if left.isEmpty { return right }
        var result: [UInt32] = []
        result.reserveCapacity(left.count + right.count)
        var index = 0
        for element in right {
            while index < left.count, precedes(left[index], element) {
                result.append(left[index])
                index += 1
            }
            result.append(element)
        }
        return result + left[index...]
    }

    private func mergeFacet(_ name: String) -> FacetColumn {
        var interner = Interner()
        let columns = views.map { $0.segment.facets[name] }
        let numbers = columns.map { column in
            column.map { column in (0..<column.values.count).map { interner.number(of: column.values[$0]) } }
                ?? []
        }
        let values = rows.map { row in
            columns[row.view]?.valueIDs(of: row.document).map { numbers[row.view][Int($0)] } ?? []
        }
        return FacetColumn(values: interner.values, ofDocuments: values)
    }

    private func mergeWords() -> (Lexicon, PostingStore) {
        var lexemes: [Lexeme] = []
        var numbers: [Lexeme: UInt32] = [:]
        var counts: [UInt32] = []
        let translated = views.map { view in
            (0..<view.segment.lexicon.count).map { place -> UInt32 in
                let living = view.livingCount(ofLexeme: place)
                guard living > 0 else { return Self.gone }
                let lexeme = view.segment.lexicon.lexeme(at: place)
                let number = numbers[lexeme] ?? UInt32(lexemes.count)
                if number == lexemes.count {
                    lexemes.append(lexeme)
                    counts.append(0)
                    numbers[lexeme] = number
                }
                counts[Int(number)] += UInt32(living)
                return number
            }
        }
        let (lexicon, places) = Lexicon.make(of: lexemes)
        return (lexicon, mergePostings(translated, counts: counts, places: places))
    }

    private func mergePostings(_ translated: [[UInt32]], counts: [UInt32], places: [UInt32]) -> PostingStore {
        var sortedCounts = counts
        for (lexeme, place) in places.enumerated() { sortedCounts[Int(place)] = counts[lexeme] }
        var builder = PostingStoreBuilder(counts: sortedCounts)
        for (number, view) in views.enumerated() {
            for (lexeme, target) in translated[number].enumerated() where target != Self.gone {
                let postings = view.segment.postings[lexeme]
                for (document, frequency) in zip(postings.documents, postings.frequencies) {
                    let document = renumbered[number][Int(document)]
                    guard document != Self.gone else { continue }
                    builder.add(document, frequency: frequency, to: Int(places[Int(target)]))
                }
            }
        }
        return builder.finish(bound: rows.count)
    }
}
