/// Which records of the source the running import has met: one bit a record.
struct SeenRecords: Sendable {
    private var words: [UInt64] = []

    func contains(_ key: Int64) -> Bool {
        let word = Int(key >> 6)
        return word < words.count && words[word] >> UInt64(key & 63) & 1 == 1
    }

    mutating func insert(_ key: Int64) {
        let word = Int(key >> 6)
        if word >= words.count {
            words += Array(repeating: 0, count: max(word + 1 - words.count, words.count))
        }
        words[word] |= 1 << UInt64(key & 63)
    }
}
