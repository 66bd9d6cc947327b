import Kernel
import Testing

@Suite struct ControlsTests {
    @Test(
        "Control characters are written as escapes, everything else as it is",
        arguments: [
            ("\u{1B}[31mRouge\u{7}", "\\u{1B}[31mRouge\\u{7}"), ("a\r\nb", "a\\u{D}\\u{A}b"),
            ("\u{9B}2J", "\\u{9B}2J"), ("a\u{202E}b\u{2028}", "a\\u{202E}b\\u{2028}"),
            ("L’Épi\u{202F}: 中文 👩‍👩‍👧", "L’Épi\u{202F}: 中文 👩‍👩‍👧"),
        ])
    func escaped(text: String, shown: String) {
        #expect(text.withEscapedControls == shown)
    }
}
