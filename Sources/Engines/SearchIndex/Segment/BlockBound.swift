/// What bounds a word's score in 64 documents, whatever the statistics of the collection: those of them that
/// have it often have it at most `frequency` times and are no shorter than `lengthCode`; the others that have
/// it have it at most `otherFrequency` times and are no shorter than `otherLengthCode`.
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

    /// The bound of the members of one word of a bitmap, with their frequencies in order and the lengths of
    /// all 64 documents; `often` says which of them have it often.
    @inline(__always)
    init(
        _ members: UInt64, often: UInt64, _ frequencies: UnsafeBufferPointer<UInt8>,
        _ lengthCodes: UnsafeBufferPointer<UInt8>
    ) {
        var rest = members
        for count in frequencies {
            let place = rest.trailingZeroBitCount
            let length = lengthCodes[place]
            rest &= rest - 1
            if often >> UInt64(place) & 1 == 1 {
                frequency = max(frequency, count)
                lengthCode = min(lengthCode, length)
            } else {
                otherFrequency = max(otherFrequency, count)
                otherLengthCode = min(otherLengthCode, length)
            }
        }
    }

    /// The greatest frequency.
    var peak: UInt8 { max(frequency, otherFrequency) }

    /// The code of the shortest document.
    private var shortest: UInt8 { min(lengthCode, otherLengthCode) }

    /// The bound where frequencies of two lexemes add up: of documents that have both, and of those that have
    /// one of them.
    func adding(_ other: BlockBound) -> BlockBound {
        if peak == 0 { return other }
        if other.peak == 0 { return self }
        var sum = BlockBound()
        sum.frequency = peak
        sum.frequency.addSaturating(other.peak)
        sum.lengthCode = max(shortest, other.shortest)
        (sum.otherFrequency, sum.otherLengthCode) = (max(peak, other.peak), min(shortest, other.shortest))
        return sum
    }

    /// The bound of documents that have neither of two lexemes often.
    func addingOthers(_ other: BlockBound) -> BlockBound {
        var sum = BlockBound()
        sum.otherFrequency = otherFrequency
        sum.otherFrequency.addSaturating(other.otherFrequency)
        sum.otherLengthCode = min(otherLengthCode, other.otherLengthCode)
        return sum
    }

    /// The bound of documents that have another, rarer lexeme as well: at most `peak` times, and none of them
    /// shorter than `shortest`. Some have that one alone.
    @inline(__always)
    func raised(by peak: UInt8, shortest: UInt8) -> BlockBound {
        guard peak > 0 else { return BlockBound() }
        var bound = BlockBound()
        (bound.otherFrequency, bound.otherLengthCode) = (peak, shortest)
        guard self.peak > 0 else { return bound }
        bound.frequency = self.peak
        bound.frequency.addSaturating(peak)
        bound.lengthCode = max(shortest, self.shortest)
        return bound
    }
}
