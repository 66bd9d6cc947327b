extension SearchIndex {
    /// What an index held at one moment.
    public struct Contents: Sendable {
        let snapshot: Snapshot
        let facetNames: [String]
        let languages: [String]

        /// How many documents there are.
        public var documentCount: Int { snapshot.documentCount }
    }

    /// What the index holds now; it stays as it is.
    public var contents: Contents {
        Contents(snapshot: snapshot, facetNames: facetNames, languages: analyser.languages)
    }

    /// What was saved of an index of the same kind, and the note that was kept with it. Everything is looked
    /// at before it is believed; the contents then stay in `memory`.
    public func contents(savedIn memory: Memory) throws(SavedIndexFault) -> (Contents, note: [UInt8]) {
        var reader = try SavedReader(memory)
        let note = Array(try reader.column(of: UInt8.self))
        let kind = Array(try reader.column(of: UInt8.self))
        guard kind == Contents.kind(facetNames, analyser.languages) else { throw .otherKind }
        var views: [SegmentView] = []
        for _ in 0..<(try reader.number(in: 0...100_000)) {
            let segment = try Segment(&reader, facetNames: facetNames)
            guard try reader.number(in: 0...1) == 1 else {
                views.append(SegmentView(segment))
                continue
            }
            let live = Bitmap(words: try reader.column())
            try reader.require(live.isBelow(segment.count))
            views.append(SegmentView(segment, live: live))
        }
        try reader.require(reader.isAtEnd)
        let contents = Contents(
            snapshot: Snapshot(views), facetNames: facetNames, languages: analyser.languages)
        return (contents, note)
    }
}

extension SearchIndex.Contents {
    /// Gives the contents as bytes to `sink`, some at a time, with a note of the caller's.
    public func save(note: [UInt8], to sink: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
        var writer = try SavedWriter(to: sink)
        try writer.write(Column(note))
        try writer.write(Column(Self.kind(facetNames, languages)))
        try writer.write(snapshot.views.count)
        for view in snapshot.views {
            try view.segment.write(to: &writer)
            try writer.write(view.live == nil ? 0 : 1)
            if let live = view.live { try writer.write(live.words) }
        }
        try writer.finish()
    }

    /// What must be the same for saved bytes to be understood: facets and stemmed languages.
    fileprivate static func kind(_ facetNames: [String], _ languages: [String]) -> [UInt8] {
        Array((facetNames + ["\u{1}"] + languages).joined(separator: "\u{0}").utf8)
    }
}
