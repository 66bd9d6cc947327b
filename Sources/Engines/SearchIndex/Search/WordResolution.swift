/// A word of a query and where it occurs.
struct ResolvedWord {
    /// The word.
    let word: QueryWord
    /// Its postings in each segment.
    let postings: [WordPostings]
    /// How many live documents match it.
    let documents: Int
    /// Whether typing errors were allowed for.
    let isWidened: Bool
    /// The forms one typing error away that stand in live documents, when they were allowed for.
    let alternatives: [String]
}

/// Looks words up in all segments.
struct WordResolver {
    let views: [SegmentView]

    /// Where a word occurs. Typing errors are allowed for when `isWidened` says so or, when it is nil, if
    /// nothing matches the word as it stands.
    func resolve(_ word: QueryWord, isWidened: Bool?) -> ResolvedWord {
        let lexemes = views.map { $0.segment.lexicon.lexemes(matching: word) }
        let exact = resolved(word, lexemes, isWidened: false, alternatives: [])
        guard isWidened ?? (exact.documents == 0), word.mayBeMistyped else { return exact }
        let misspelling = Misspelling(of: word.form)
        let found = views.map { living(misspelling.places(in: $0.segment.lexicon.forms), in: $0) }
        let widened = zip(zip(views, lexemes), found).map { pair, places in
            let lexicon = pair.0.segment.lexicon
            return Lexicon.united(pair.1 + places.map { lexicon.lexemes(ofForms: $0..<($0 + 1)) })
        }
        let alternatives = zip(views, found).flatMap { view, places in
            places.map { view.segment.lexicon.forms[$0] }
        }
        return resolved(word, widened, isWidened: true, alternatives: Set(alternatives).sorted())
    }

    private func resolved(
        _ word: QueryWord, _ lexemes: [[Range<Int>]], isWidened: Bool, alternatives: [String]
    ) -> ResolvedWord {
        let postings = zip(views, lexemes).map { view, lexemes in
            lexemes.isEmpty ? .none : WordPostings.union(lexemes, in: view.segment)
        }
        let documents = zip(views, postings).reduce(0) { $0 + $1.0.livingCount($1.1.set) }
        return ResolvedWord(
            word: word, postings: postings, documents: documents, isWidened: isWidened,
            alternatives: alternatives)
    }

    /// Only the forms that stand in a live document.
    private func living(_ forms: [Int], in view: SegmentView) -> [Int] {
        forms.filter { form in
            view.segment.lexicon.lexemes(ofForms: form..<(form + 1)).contains {
                view.livingCount(ofLexeme: $0) > 0
            }
        }
    }
}
