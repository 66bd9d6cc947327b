import Testing
import Web

@Suite("Marked text")
struct MarkedTextTests {
    private func marked(_ text: String, _ offsets: [Range<Int>]) -> String {
        let ranges = offsets.map {
            text.index(
                text.startIndex, offsetBy: $0.lowerBound)..<text.index(
                    text.startIndex, offsetBy: $0.upperBound)
        }
        return HTML.marked(text, ranges).rendered
    }

    @Test(
        "Found words are marked, in any order, joined where they meet",
        arguments: [
            ([], "l’été &amp; moi"), ([2..<5], "l’<mark>été</mark> &amp; moi"),
            ([6..<7, 2..<3], "l’<mark>é</mark>té <mark>&amp;</mark> moi"),
            ([0..<2, 2..<4, 3..<5], "<mark>l’été</mark> &amp; moi"),
            ([0..<11], "<mark>l’été &amp; moi</mark>"),
            ([4..<4], "l’été &amp; moi"),
        ])
    func marks(offsets: [Range<Int>], expected: String) {
        #expect(marked("l’été & moi", offsets) == expected)
    }

    @Test("Ranges of a longer text never reach beyond this one")
    func clamped() {
        let long = "abcdef"
        let range = long.index(long.startIndex, offsetBy: 2)..<long.endIndex
        #expect(HTML.marked("abc", [range]).rendered == "ab<mark>c</mark>")
    }
}
