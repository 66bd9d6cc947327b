/// The stretch of a long text that is worth showing in a list: its beginning, or what stands around the first
/// found word when that comes later. Cut between words; `…` says where something is left out.
enum Excerpt {
    /// The most characters shown.
    static let length = 280

    /// The excerpt, given where the found words stand.
    static func of(_ text: String, found: [Range<String.Index>]) -> String {
        let isLong = text.index(text.startIndex, offsetBy: length, limitedBy: text.endIndex) ?? text.endIndex
        guard isLong < text.endIndex else { return text }
        guard let first = found.first, first.upperBound > isLong else {
            return head(text[...])
        }
        let back = text.index(first.lowerBound, offsetBy: -length / 3, limitedBy: text.startIndex)
        let start = afterSpace(text, from: back ?? text.startIndex, before: first.lowerBound)
        return "… " + head(text[start...])
    }

    /// The first characters of a text, without half a word at the end.
    private static func head(_ text: Substring) -> String {
        guard let end = text.index(text.startIndex, offsetBy: length, limitedBy: text.endIndex),
            end < text.endIndex
        else { return String(text) }
        let whole = text[..<end]
        let cut = whole.lastIndex { $0.isWhitespace } ?? end
        let last = whole[..<cut].lastIndex { !$0.isWhitespace && !$0.isPunctuation }
        return String(last.map { whole[...$0] } ?? whole) + " …"
    }

    private static func afterSpace(_ text: String, from start: String.Index, before limit: String.Index)
        -> String.Index
    {
        guard start > text.startIndex, let space = text[start..<limit].firstIndex(where: \.isWhitespace)
        else { return start }
        return text.index(after: space)
    }
}
