/// Makes one segment of several, leaving out what no longer counts. Works on the columns; the documents
/// themselves are not kept anywhere.
struct SegmentMerge {
    private let views: [SegmentView]
    /// The merged documents: which view each comes from, and its number there.
    private let rows: [Row]
    /// For each view, its documents' numbers in the merged segment; `gone` for removed ones.
    private let renumbered: [[UInt32]]

    private struct Row {
        let view: UInt32
        let number: UInt32
        var document: Int { Int(number) }
    }

    private static let gone = UInt32.max

    /// The merge of segments no two of which have a live document with the same key.
    init(_ views: [SegmentView]) {
        self.views = views
        var rows: [Row] = []
        rows.reserveCapacity(views.reduce(0) { $0 + $1.liveCount })
        for (number, view) in views.enumerated() {
            view.livingDocuments.members.read { members in
                for member in members { rows.append(Row(view: UInt32(number), number: member)) }
            }
        }
        func key(_ row: Row) -> Int64 { views[Int(row.view)].segment.keys[row.document] }
        if !zip(rows, rows.dropFirst()).allSatisfy({ key($0) < key($1) }) { rows.sort { key($0) < key($1) } }
        self.rows = rows
        var renumbered = views.map { [UInt32](repeating: Self.gone, count: $0.segment.count) }
        for (number, row) in rows.enumerated() { renumbered[Int(row.view)][row.document] = UInt32(number) }
        self.renumbered = renumbered
    }

    /// The merged segment.
    func run() -> Segment {
        let lexicons = LexiconMerge(views)
        let facetNames = views[0].segment.facets.keys
        let lengthCodes = column { $0.lengthCodes }
        return Segment(
            keys: column { $0.keys }, lengthCodes: lengthCodes, freshness: column { $0.freshness },
            names: mergeNames(),
            grid: SpatialGrid(
                latitudes: column { $0.grid.latitudes }, longitudes: column { $0.grid.longitudes }),
            facets: Dictionary(uniqueKeysWithValues: facetNames.map { ($0, mergeFacet($0)) }),
            lexicon: lexicons.lexicon, postings: mergePostings(lexicons, lengthCodes))
    }

    private func column<Element>(_ part: (Segment) -> Column<Element>) -> Column<Element> {
        let parts = views.map { part($0.segment) }
        return Column(count: rows.count) { result in
            for index in result.indices { result[index] = parts[Int(rows[index].view)][rows[index].document] }
        }
    }

    private func mergeNames() -> NameColumn {
        var builder = StringColumnBuilder()
        for row in rows { builder.append(row.document, of: views[Int(row.view)].segment.names.names) }
        let names = builder.column
        func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
            let difference = names.compare(Int(left), to: names, Int(right))
            return difference < 0 || (difference == 0 && left < right)
        }
        var order: [UInt32] = []
        for (number, view) in views.enumerated() {
            let numbers = renumbered[number]
            let next = view.segment.names.order.lazy.map { numbers[Int($0)] }.filter { $0 != Self.gone }
            order = merged(order, Array(next), by: precedes)
        }
        return NameColumn(names, order: Column(order))
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
        var result = FacetRows()
        for row in rows {
            let view = Int(row.view)
            guard let column = columns[view], column.values.count > 0 else {
                result.append(EmptyCollection())
                continue
            }
            result.append(column.valueIDs(of: row.document).lazy.map { numbers[view][$0] })
        }
        return FacetColumn(values: interner.values, ofDocuments: result)
    }

    private func mergePostings(_ lexicons: LexiconMerge, _ lengthCodes: Column<UInt8>) -> PostingStore {
        var builder = PostingStoreBuilder(counts: lexicons.counts)
        for (number, view) in views.enumerated() {
            let store = view.segment.postings
            for (lexeme, target) in lexicons.places[number].enumerated() where target != LexiconMerge.gone {
                builder.add(
                    store.lists[lexeme], frequencies: store.frequencies.slice(store.lists.range(of: lexeme)),
                    renumbered: renumbered[number], gone: Self.gone, to: Int(target))
            }
        }
        return builder.finish(lengthCodes: lengthCodes)
    }
}

/// Makes one dictionary of several, leaving out lexemes that occur in no live document.
struct LexiconMerge {
    /// The dictionary.
    let lexicon: Lexicon
    /// For each view, where its lexemes stand in the dictionary; `gone` for those left out.
    private(set) var places: [[UInt32]]
    /// In how many live documents each lexeme occurs.
    private(set) var counts: [UInt32] = []

    /// What stands for no lexeme.
    static let gone = UInt32.max

    init(_ views: [SegmentView]) {
        let lexicons = views.map(\.segment.lexicon)
        var places = lexicons.map { [UInt32](repeating: Self.gone, count: $0.count) }
        var next = [Int](repeating: 0, count: views.count)
        var builder = LexiconBuilder()
        var counts: [UInt32] = []
        while let group = Self.first(lexicons, next) {
            var living = 0
            for view in group { living += views[view].livingCount(ofLexeme: next[view]) }
            if living > 0 {
                for view in group { places[view][next[view]] = UInt32(builder.count) }
                counts.append(UInt32(living))
                builder.append(lexicons[group[0]], next[group[0]])
            }
            for view in group { next[view] += 1 }
        }
        self.places = places
        self.counts = counts
        lexicon = builder.finish()
    }

    /// The dictionaries whose next lexeme comes first; nil at the end of all.
    private static func first(_ lexicons: [Lexicon], _ next: [Int]) -> [Int]? {
        var group: [Int] = []
        for view in lexicons.indices where next[view] < lexicons[view].count {
            guard let first = group.first else {
                group = [view]
                continue
            }
            let difference = lexicons[view].compare(next[view], to: lexicons[first], next[first])
            if difference < 0 { group = [view] } else if difference == 0 { group.append(view) }
        }
        return group.isEmpty ? nil : group
    }
}

extension LexiconBuilder {
    /// Adds a lexeme of another dictionary.
    fileprivate mutating func append(_ lexicon: Lexicon, _ lexeme: Int) {
        let stem = lexicon.stemOfLexeme[lexeme]
        append(
            form: lexicon.forms.utf8(at: Int(lexicon.formOfLexeme[lexeme])),
            stem: stem == Lexicon.noStem ? nil : lexicon.stems.utf8(at: Int(stem)))
    }
}
