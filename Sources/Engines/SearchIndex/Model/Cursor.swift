extension SearchIndex {
    /// A place between two results, as a short text that can stand in an address. A page after it goes on
    /// right even when documents were added or removed since: it holds the last result's sort value and key
    /// and, for the sort by relevance, the collection's statistics at the time of the first page, so that
    /// scores stay what they were.
    public struct Cursor: Hashable, Sendable {
        /// The text form: base64url (RFC 4648 §5) without padding.
        public let text: String

        /// A cursor from its text form. Whether it fits the query is decided by the search.
        public init(_ text: String) {
            self.text = text
        }
    }
}

/// What a cursor says.
struct Place: Hashable {
    /// Which sort it belongs to.
    var order: UInt8
    /// The last result's sort value; 0 when that is a name.
    var value: Int64
    /// The last result's name; empty when that is a number.
    var name: String
    /// The last result's key.
    var key: Int64
    /// The statistics its scores were computed with.
    var statistics: ScoreStatistics
}

extension Place {
    /// The cursor that stands for this place.
    var cursor: SearchIndex.Cursor {
        var numbers: [Int64] = [1, Int64(order), value, key]
        numbers += [statistics.documents, statistics.totalLength, Int64(statistics.words.count)]
        for word in statistics.words { numbers += [word.documents, word.isWidened ? 1 : 0] }
        let bytes = numbers.flatMap(VariableLength.encode) + Array(name.utf8)
        return SearchIndex.Cursor(Base64URL.encode(bytes))
    }

    /// The place a cursor stands for, or nil when it is not one of ours.
    init?(_ cursor: SearchIndex.Cursor) {
        guard cursor.text.utf8.count <= 16_384, let bytes = Base64URL.decode(cursor.text) else { return nil }
        var reader = bytes[...]
        func next() -> Int64? { VariableLength.decode(&reader) }
        guard next() == 1, let order = next().flatMap(UInt8.init(exactly:)), let value = next(),
            let key = next(),
            let documents = next(), let length = next(), let count = next(),
            (0...Int64(SearchIndex.Limits.words)).contains(count)
        else { return nil }
        var words: [ScoreStatistics.Word] = []
        for _ in 0..<count {
            guard let documents = next(), let flag = next() else { return nil }
            words.append(.init(documents: documents, isWidened: flag == 1))
        }
        let statistics = ScoreStatistics(documents: documents, totalLength: length, words: words)
        guard statistics.isPlausible, let name = String(validating: reader, as: UTF8.self) else { return nil }
        self.init(order: order, value: value, name: name, key: key, statistics: statistics)
    }
}

/// Whole numbers in as few bytes as they need: zigzag, then seven bits a byte, the least significant first.
private enum VariableLength {
    static func encode(_ number: Int64) -> [UInt8] {
        var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    static func decode(_ bytes: inout ArraySlice<UInt8>) -> Int64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = bytes.popFirst() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1))) }
        }
        return nil
    }
}
