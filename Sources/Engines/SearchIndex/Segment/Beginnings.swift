/// The postings of words of a segment that begin alike, added up beforehand where that would keep somebody
/// who types waiting. To a search, such a beginning is one frequent word. Made anew with each segment, and
/// not saved.
struct Beginnings: Sendable {
    /// All words of a beginning that so many rare words share: most single letters, and a few syllables. By
    /// the range of the lexemes.
    private let united: [Range<Int>: DensePostings]
    /// The frequent words alone of the other beginnings that have several. By their places among the frequent
    /// ones.
    private let frequent: [Range<Int>: DensePostings]

    /// Segments with fewer documents have none: there everything is fast.
    private static let smallest = 256
    /// The rare words have one posting in so many documents, or more.
    private static let divisor = 4
    /// Letters of the longest beginning.
    private static let letters = 12

    /// The beginnings of a dictionary whose words occur in documents of these lengths.
    init(of lexicon: Lexicon, _ postings: PostingStore, lengthCodes: Column<UInt8>) {
        var (united, frequent): ([Range<Int>: DensePostings], [Range<Int>: DensePostings]) = ([:], [:])
        var open = lengthCodes.count < Beginnings.smallest ? [] : [(0..<lexicon.forms.count, 1)]
        while let (forms, letters) = open.popLast() {
            for part in lexicon.forms.parts(of: forms, letters: letters) {
                let lexemes = lexicon.lexemes(ofForms: part)
                let places = postings.densePlaces(of: lexemes)
                if postings.rareCount(of: lexemes, places) * Beginnings.divisor >= lengthCodes.count {
                    united[lexemes] = united[lexemes] ?? postings.united(lexemes, lengthCodes: lengthCodes)
                } else if places.count > 1 {
                    frequent[places] =
                        frequent[places] ?? postings.united(at: places, lengthCodes: lengthCodes)
                } else {
                    continue
                }
                if letters < Beginnings.letters { open.append((part, letters + 1)) }
            }
        }
        (self.united, self.frequent) = (united, frequent)
    }

    /// The postings of all lexemes of a beginning; nil unless they are kept here.
    func postings(of lexemes: Range<Int>) -> DensePostings? { united[lexemes] }

    /// The postings of the frequent lexemes of a beginning, by their places among the frequent ones; nil
    /// unless they are kept here.
    func postings(at places: Range<Int>) -> DensePostings? { frequent[places] }

    /// Bytes held.
    var byteCount: Int { (Array(united.values) + frequent.values).reduce(0) { $0 + $1.byteCount } }
}

extension StringColumn {
    /// The strings of a range of this sorted column by their first so many letters; shorter ones are left
    /// out.
    fileprivate func parts(of range: Range<Int>, letters: Int) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var place = range.lowerBound
        while place < range.upperBound {
            let scalars = self[place].unicodeScalars
            guard scalars.count >= letters else {
                place += 1
                continue
            }
            let beginning = String(String.UnicodeScalarView(scalars.prefix(letters)))
            parts.append(self.range(withPrefix: Array(beginning.utf8), from: place))
            place = parts[parts.count - 1].upperBound
        }
        return parts
    }
}

extension PostingStore {
    /// How many postings the rare ones of some lexemes have, where the frequent ones have these places.
    fileprivate func rareCount(of lexemes: Range<Int>, _ places: Range<Int>) -> Int {
        let all = Int(lists.starts[lexemes.upperBound] - lists.starts[lexemes.lowerBound])
        return all - Int(lists.denseStarts[places.upperBound] - lists.denseStarts[places.lowerBound])
    }

    /// The postings of some lexemes that stand together, a document's frequencies added up.
    fileprivate func united(_ lexemes: Range<Int>, lengthCodes: Column<UInt8>) -> DensePostings {
        let parts = parts(of: lexemes)
        return DensePostings(
            summing: parts.runs.map(\.postings) + parts.dense.map(\.listed), lengthCodes: lengthCodes)
    }

    /// The same of the frequent lexemes at some places.
    fileprivate func united(at places: Range<Int>, lengthCodes: Column<UInt8>) -> DensePostings {
        let lists = places.map { dense(at: $0).listed }
        return DensePostings(summing: lists, lengthCodes: lengthCodes)
    }
}

extension DensePostings {
    /// The same postings as a list.
    fileprivate var listed: SparsePostings {
        SparsePostings(documents: bitmap.members, frequencies: frequencies)
    }

    /// The sums of several lists' frequencies.
    fileprivate init(summing lists: [SparsePostings], lengthCodes: Column<UInt8>) {
        let sums = Column<UInt8>(count: lengthCodes.count) { sums in
            sums.update(repeating: 0)
            for list in lists { list.add(to: sums) }
        }
        let bitmap = Bitmap(words: RareBlocks(sums, lengthCodes: lengthCodes).documents)
        let kept = Column<UInt8>(count: bitmap.count) { kept in
            var filled = 0
            for sum in sums where sum > 0 {
                kept[filled] = sum
                filled += 1
            }
        }
        self.init(bitmap: bitmap, frequencies: kept, lengthCodes: lengthCodes)
    }
}
