extension SearchIndex {
    /// The words of a text in their folded form, in order: what two spellings of the same name have in
    /// common.
    public static func foldedWords(in text: String) -> [String] {
        WordScanner.words(in: text).map { Folding.fold(Folding.lowercase(text[$0])) }
    }
}
