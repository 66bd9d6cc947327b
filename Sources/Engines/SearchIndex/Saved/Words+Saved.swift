extension Lexicon {
    func write(to writer: inout SavedWriter) throws {
        for strings in [forms, stems] {
            try writer.write(strings.bytes)
            try writer.write(strings.ends)
        }
        for column in [lexemeStarts, formOfLexeme, stemOfLexeme, stemStarts, stemLexemes] {
            try writer.write(column)
        }
    }

    init(_ reader: inout SavedReader) throws(SavedIndexFault) {
        let forms = StringColumn(bytes: try reader.column(), ends: try reader.column())
        let stems = StringColumn(bytes: try reader.column(), ends: try reader.column())
        self.init(
            forms: forms, lexemeStarts: try reader.starts(forms.count + 1),
            formOfLexeme: try reader.column(), stems: stems, stemOfLexeme: try reader.column(),
            stemStarts: try reader.starts(stems.count + 1), stemLexemes: try reader.column())
        for strings in [forms, stems] {
            try reader.require(
                strings.ends.isAscending && Int(strings.ends.last ?? 0) == strings.bytes.count)
            try reader.require(strings.isStrictlyAscending)
        }
        try reader.require(Int(lexemeStarts[forms.count]) == count && formOfLexeme.isBelow(forms.count))
        try reader.require(stemOfLexeme.count == count && stemLexemes.isBelow(count))
        try reader.require(
            Int(stemStarts[stems.count]) == stemLexemes.count
                && stemOfLexeme.allSatisfy { $0 == Self.noStem || Int($0) < stems.count })
    }
}

extension DocumentLists {
    func write(to writer: inout SavedWriter) throws {
        for column in [starts, denseLists, denseStarts, sparse] { try writer.write(column) }
        try writer.write(words)
    }

    init(_ reader: inout SavedReader, count: Int, bound: Int) throws(SavedIndexFault) {
        let starts = try reader.starts(count + 1)
        let denseLists = try reader.column(of: UInt32.self)
        let denseStarts = try reader.starts(denseLists.count + 1)
        let sparse = try reader.column(of: UInt32.self)
        self.init(
            bound: bound, starts: starts, denseLists: denseLists, denseStarts: denseStarts,
            words: try reader.column(denseLists.count * ((bound + 63) / 64)), sparse: sparse)
        try reader.require(denseLists.isStrictlyAscending && denseLists.isBelow(count))
        let hasWholeBitmaps = denseLists.enumerated().allSatisfy { place, list in
            let bitmap = bitmap(at: place)
            return bitmap.count == self.count(of: Int(list)) && bitmap.isBelow(bound)
                && bitmap.count == bitmap.words.read { BitCounting.ones($0) }
        }
        try reader.require(hasWholeBitmaps)
        try reader.require(sparse.count == Int(starts[count]) - Int(denseStarts[denseLists.count]))
        try reader.require(sparse.isBelow(bound) && hasOrderedLists)
    }

    /// Whether the lists that are no bitmaps are in order.
    private var hasOrderedLists: Bool {
        var place = 0
        for list in 0..<count {
            if place < denseLists.count, Int(denseLists[place]) == list {
                place += 1
                continue
            }
            let first = Int(starts[list]) - Int(denseStarts[place])
            guard sparse.slice(first..<(first + count(of: list))).isStrictlyAscending else { return false }
        }
        return true
    }
}
