/// What bounds a word's score in 64 documents, whatever the statistics of the collection: each of them that
/// has the word has it at most `frequency` times and is no shorter than `lengthCode`, or at most
/// `otherFrequency` times and no shorter than `otherLengthCode`.
struct BlockBound: BitwiseCopyable, Sendable {
    var frequency: UInt8 = 0
    var lengthCode: UInt8 = .max
    var otherFrequency: UInt8 = 0
    var otherLengthCode: UInt8 = .max

    /// A block without the word.
    init() {}

    /// A block whose documents have the word at most so many times and are no shorter than this.
    init(frequency: UInt8, lengthCode: UInt8) {
        (self.frequency, self.lengthCode) = (frequency, lengthCode)
    }

    /// The bound of documents with these frequencies and lengths: apart for those that have the word more
    /// than half as often as the one that has it most, and for the others.
    init(_ documents: some Sequence<(frequency: UInt8, lengthCode: UInt8)>, peak: UInt8) {
        for document in documents {
            if document.frequency > peak / 2 {
                frequency = peak
                lengthCode = min(lengthCode, document.lengthCode)
            } else {
                otherFrequency = max(otherFrequency, document.frequency)
                otherLengthCode = min(otherLengthCode, document.lengthCode)
            }
        }
    }

    /// The bound where frequencies of two lexemes add up.
    func adding(_ other: BlockBound) -> BlockBound {
        if frequency == 0 && otherFrequency == 0 { return other }
        if other.frequency == 0 && other.otherFrequency == 0 { return self }
        var sum = BlockBound(
            frequency: max(frequency, otherFrequency),
            lengthCode: min(min(lengthCode, otherLengthCode), min(other.lengthCode, other.otherLengthCode)))
        sum.frequency.addSaturating(max(other.frequency, other.otherFrequency))
        return sum
    }
}
