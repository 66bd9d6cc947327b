import Language
import Web

/// Says which words nobody wrote, and which were looked for instead.
struct WidenedWords: Component {
    private let widened: [(typed: String, instead: [String])]
    private let words: AtlasWords

    /// At most this many alternatives are named.
    private static let named = 4

    init(_ widened: [String: [String]], words: AtlasWords) {
        self.widened = widened.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        self.words = words
    }

    var html: HTML {
        HTML {
            for word in widened where !word.instead.isEmpty {
                H.p(
                    words.say(
                        "atlas.results.widened",
                        [
                            "word": word.typed,
                            "instead": words.say.format.alternatives(
                                word.instead.prefix(Self.named).map {
                                    words.say("atlas.quoted", ["text": $0])
                                }),
                        ]), .class("meta"))
            }
        }
    }
}
