/// The dictionary of a segment: folded forms in byte order, the lexemes of each form, and the lexemes of each
/// stem.
struct Lexicon: Sendable {
    /// The folded forms, sorted, each once.
    let forms: StringColumn
    /// The lexemes of form `f` are `lexemeStarts[f]..<lexemeStarts[f + 1]`.
    let lexemeStarts: Column<UInt32>
    /// Each lexeme's form.
    let formOfLexeme: Column<UInt32>
    /// The stems, sorted, each once; their first character is the language's number.
    let stems: StringColumn
    /// Each lexeme's stem; `noStem` without one.
    let stemOfLexeme: Column<UInt32>
    /// The lexemes of stem `s` are `stemLexemes[stemStarts[s]..<stemStarts[s + 1]]`.
    let stemStarts: Column<UInt32>
    let stemLexemes: Column<UInt32>

    static let noStem = UInt32.max

    /// The dictionary of distinct lexemes, and where each of them stands in it.
    static func make(of lexemes: [Lexeme]) -> (lexicon: Lexicon, places: [UInt32]) {
        let sortKeys = StringColumn(lexemes.lazy.map { "\($0.form)\u{0}" + stemKey($0) })
        let order = lexemes.indices.sorted { sortKeys.precedes($0, $1) }
        var places = [UInt32](repeating: 0, count: lexemes.count)
        var builder = LexiconBuilder()
        for (place, lexeme) in order.enumerated() {
            places[lexeme] = UInt32(place)
            let stem = lexemes[lexeme].language == 0 ? nil : Array(stemKey(lexemes[lexeme]).utf8)
            builder.append(form: lexemes[lexeme].form.utf8, stem: stem)
        }
        return (builder.finish(), places)
    }

    private static func stemKey(_ lexeme: Lexeme) -> String {
        String(Unicode.Scalar(lexeme.language)) + lexeme.stem
    }

    /// How many lexemes there are.
    var count: Int { formOfLexeme.count }

    /// The lexemes of some forms that stand together.
    func lexemes(ofForms range: Range<Int>) -> Range<Int> {
        Int(lexemeStarts[range.lowerBound])..<Int(lexemeStarts[range.upperBound])
    }

    /// The lexemes that are occurrences of a word: ranges in order, none beside or within another. Those of a
    /// beginning are one range.
    func lexemes(matching word: QueryWord) -> [Range<Int>] {
        let form = Array(word.form.utf8)
        var found: [Range<Int>] = []
        if word.isPrefix {
            found.append(lexemes(ofForms: forms.range(withPrefix: form)))
        } else if let index = forms.index(of: form) {
            found.append(lexemes(ofForms: index..<(index + 1)))
        }
        for (language, stem) in word.stems {
            guard let index = stems.index(of: Array((String(Unicode.Scalar(language)) + stem).utf8)) else {
                continue
            }
            let range = Int(stemStarts[index])..<Int(stemStarts[index + 1])
            found += stemLexemes.slice(range).map { Int($0)..<(Int($0) + 1) }
        }
        return Lexicon.united(found)
    }

    /// The same lexemes in as few ranges as can be, in order; a range that holds others stays as it is.
    static func united(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var united: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = united.last, range.lowerBound < last.upperBound {
                united[united.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                united.append(range)
            }
        }
        return united
    }

    /// Less than, equal to or more than 0 when a lexeme comes before, is, or comes after one of another
    /// dictionary: by form, then without a stem first, then by stem.
    func compare(_ lexeme: Int, to other: Lexicon, _ otherLexeme: Int) -> Int {
        let difference = forms.compare(
            Int(formOfLexeme[lexeme]), to: other.forms, Int(other.formOfLexeme[otherLexeme]))
        guard difference == 0 else { return difference }
        let (mine, theirs) = (stemOfLexeme[lexeme], other.stemOfLexeme[otherLexeme])
        if mine == Self.noStem || theirs == Self.noStem {
            return (mine == Self.noStem ? 0 : 1) - (theirs == Self.noStem ? 0 : 1)
        }
        return stems.compare(Int(mine), to: other.stems, Int(theirs))
    }

    /// Bytes held.
    var byteCount: Int {
        forms.byteCount + stems.byteCount + lexemeStarts.byteCount + formOfLexeme.byteCount
            + stemOfLexeme.byteCount + stemStarts.byteCount + stemLexemes.byteCount
    }
}

/// Makes a dictionary of lexemes that come in order.
struct LexiconBuilder {
    private var forms = StringColumnBuilder()
    private var lastForm: [UInt8] = []
    private var lexemeStarts: [UInt32] = []
    private var formOfLexeme: [UInt32] = []
    /// The lexemes' stems, and whose they are.
    private var stemKeys = StringColumnBuilder()
    private var stemmed: [UInt32] = []

    /// How many lexemes there are so far.
    var count: Int { formOfLexeme.count }

    /// Adds a lexeme by its form and, where it is stemmed, its stem after its language's number.
    mutating func append(form: some Sequence<UInt8>, stem: (some Sequence<UInt8>)?) {
        let form = Array(form)
        if forms.count == 0 || form != lastForm {
            forms.append(form)
            lexemeStarts.append(UInt32(count))
            lastForm = form
        }
        if let stem {
            stemKeys.append(stem)
            stemmed.append(UInt32(count))
        }
        formOfLexeme.append(UInt32(forms.count - 1))
    }

    /// The dictionary.
    func finish() -> Lexicon {
        let keys = stemKeys.column
        let order = stemmed.indices.sorted {
            let difference = keys.compare($0, to: keys, $1)
            return difference < 0 || (difference == 0 && $0 < $1)
        }
        var stems = StringColumnBuilder()
        var starts: [UInt32] = []
        var stemOfLexeme = [UInt32](repeating: Lexicon.noStem, count: count)
        for (place, element) in order.enumerated() {
            if place == 0 || keys.precedes(order[place - 1], element) {
                stems.append(element, of: keys)
                starts.append(UInt32(place))
            }
            stemOfLexeme[Int(stemmed[element])] = UInt32(stems.count - 1)
        }
        return Lexicon(
            forms: forms.column, lexemeStarts: Column(lexemeStarts + [UInt32(count)]),
            formOfLexeme: Column(formOfLexeme), stems: stems.column, stemOfLexeme: Column(stemOfLexeme),
            stemStarts: Column(starts + [UInt32(order.count)]),
            stemLexemes: Column(order.map { stemmed[$0] }))
    }
}
