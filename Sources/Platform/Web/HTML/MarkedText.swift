extension HTML {
    /// `text` with the given stretches in `mark` elements, as the search index finds them.
    ///
    /// - Parameter ranges: in any order; those that overlap or touch are joined, what lies outside the text
    ///   is left out.
    public static func marked(_ text: String, _ ranges: [Range<String.Index>]) -> HTML {
        var pieces: [HTML] = []
        var position = text.startIndex
        for range in joined(ranges.map { $0.clamped(to: text.startIndex..<text.endIndex) }) {
            if position < range.lowerBound {
                pieces.append(.text(String(text[position..<range.lowerBound])))
            }
            pieces.append(H.mark(String(text[range])))
            position = range.upperBound
        }
        if position < text.endIndex { pieces.append(.text(String(text[position...]))) }
        return .fragment(pieces)
    }

    /// The ranges that are not empty, in order, touching ones made one.
    private static func joined(_ ranges: [Range<String.Index>]) -> [Range<String.Index>] {
        let sorted = ranges.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
        return sorted.reduce(into: []) { joined, range in
            guard let last = joined.last, range.lowerBound <= last.upperBound else {
                return joined.append(range)
            }
            joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        }
    }
}
