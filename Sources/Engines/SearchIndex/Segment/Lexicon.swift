/// The dictionary of a segment: folded forms in byte order, the lexemes of each form, and the lexemes of each
/// stem.
struct Lexicon: Sendable {
    /// The folded forms, sorted, each once.
    let forms: StringColumn
    /// The lexemes of form `f` are `lexemeStarts[f]..<lexemeStarts[f + 1]`.
    private let lexemeStarts: [UInt32]
    /// Each lexeme's form.
    private let formOfLexeme: [UInt32]
    /// The stems, sorted, each once; their first byte is the language's number.
    private let stems: StringColumn
    /// Each lexeme's stem; `noStem` without one.
    private let stemOfLexeme: [UInt32]
    /// The lexemes of stem `s` are `stemLexemes[stemStarts[s]..<stemStarts[s + 1]]`.
    private let stemStarts: [UInt32]
    private let stemLexemes: [UInt32]

    private static let noStem = UInt32.max

    /// The dictionary of distinct lexemes, and where each of them stands in it.
    static func make(of lexemes: [Lexeme]) -> (lexicon: Lexicon, places: [UInt32]) {
        let sortKeys = StringColumn(lexemes.lazy.map { "\($0.form)\u{0}" + stemKey($0) })
        let order = lexemes.indices.sorted { sortKeys.precedes($0, $1) }
        var places = [UInt32](repeating: 0, count: lexemes.count)
        for (place, lexeme) in order.enumerated() { places[lexeme] = UInt32(place) }
        return (Lexicon(sorted: order.map { lexemes[$0] }), places)
    }

    private static func stemKey(_ lexeme: Lexeme) -> String {
        String(Unicode.Scalar(lexeme.language)) + lexeme.stem
    }

    private init(sorted lexemes: [Lexeme]) {
        let formGroups = Self.group(StringColumn(lexemes.lazy.map(\.form)), of: Array(lexemes.indices))
        forms = formGroups.names
        lexemeStarts = formGroups.starts
        formOfLexeme = formGroups.numbers(count: lexemes.count, of: lexemes.indices.map(UInt32.init))

        let keys = StringColumn(lexemes.lazy.map(Self.stemKey))
        let stemmed = lexemes.indices.filter { lexemes[$0].language != 0 }.sorted {
            keys.precedes($0, $1) || (!keys.precedes($1, $0) && $0 < $1)
        }
        let stemGroups = Self.group(keys, of: stemmed)
        stems = stemGroups.names
        stemStarts = stemGroups.starts
        stemLexemes = stemmed.map(UInt32.init)
        stemOfLexeme = stemGroups.numbers(count: lexemes.count, of: stemLexemes)
    }

    /// Neighbours of the same name.
    private struct Groups {
        var names = StringColumn()
        /// Group `g` is at the places `starts[g]..<starts[g + 1]`.
        var starts: [UInt32] = []

        /// Each element's group, `noStem` for those in none; `elements` are what stands at the places.
        func numbers(count: Int, of elements: [UInt32]) -> [UInt32] {
            var numbers = [UInt32](repeating: noStem, count: count)
            for group in 0..<names.count {
                for place in starts[group]..<starts[group + 1] {
                    numbers[Int(elements[Int(place)])] = UInt32(group)
                }
            }
            return numbers
        }
    }

    /// Gathers elements that come in order of their names.
    private static func group(_ names: StringColumn, of elements: [Int]) -> Groups {
        var groups = Groups()
        for (place, element) in elements.enumerated() {
            guard place == 0 || names.precedes(elements[place - 1], element) else { continue }
            groups.names.append(names.utf8(at: element))
            groups.starts.append(UInt32(place))
        }
        groups.starts.append(UInt32(elements.count))
        return groups
    }

    /// How many lexemes there are.
    var count: Int { formOfLexeme.count }

    /// A lexeme, spelt out.
    func lexeme(at place: Int) -> Lexeme {
        let form = forms[Int(formOfLexeme[place])]
        guard stemOfLexeme[place] != Self.noStem else { return Lexeme(form: form, language: 0, stem: "") }
        let key = stems.utf8(at: Int(stemOfLexeme[place]))
        guard let language = String(decoding: key, as: UTF8.self).unicodeScalars.first else {
            return Lexeme(form: form, language: 0, stem: "")
        }
        let stem = String(String(decoding: key, as: UTF8.self).unicodeScalars.dropFirst())
        return Lexeme(form: form, language: UInt8(language.value), stem: stem)
    }

    /// The lexemes of some forms that stand together.
    func lexemes(ofForms range: Range<Int>) -> Range<Int> {
        Int(lexemeStarts[range.lowerBound])..<Int(lexemeStarts[range.upperBound])
    }

    /// The lexemes that are occurrences of a word, in order, each once.
    func lexemes(matching word: QueryWord) -> [Int] {
        var found: Set<Int> = []
        let form = Array(word.form.utf8)
        if word.isPrefix {
            found.formUnion(lexemes(ofForms: forms.range(withPrefix: form)))
        } else if let index = forms.index(of: form) {
            found.formUnion(lexemes(ofForms: index..<(index + 1)))
        }
        for (language, stem) in word.stems {
            guard let index = stems.index(of: Array((String(Unicode.Scalar(language)) + stem).utf8)) else {
                continue
            }
            let range = Int(stemStarts[index])..<Int(stemStarts[index + 1])
            found.formUnion(stemLexemes[range].lazy.map(Int.init))
        }
        return found.sorted()
    }

    /// Bytes held.
    var bytes: Int {
        forms.size + stems.size
            + 4 * (lexemeStarts.count + 2 * formOfLexeme.count + stemStarts.count + stemLexemes.count)
    }
}
