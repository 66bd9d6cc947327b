/// French numbers and words, with the spaces that French typography wants.
enum French {
    /// NB: nought takes the singular in French.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number < 2 ? one : many)"
    }

    static func percent(_ share: Rational) -> String {
        let text = (share * Rational(100)).text(digits: 2, rounding: .half)
        return String(text.map { $0 == "." ? "," : $0 }) + "\u{202f}%"
    }

    static func quoted(_ text: String) -> String { "«\u{202f}\(text)\u{202f}»" }

    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// “a, b et c”.
    static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " et " + last
    }

    /// A share with “de” before it: “de la moitié”, “des deux tiers”.
    static func ofShare(_ share: Rational) -> String {
        switch share {
        case Rational(1, 2): "de la moitié"
        case Rational(2, 3): "des deux tiers"
        case Rational(3, 4): "des trois quarts"
        default: "de " + percent(share)
        }
    }

    /// A share with its article: “la moitié”, “les deux tiers”.
    static func theShare(_ share: Rational) -> String {
        switch share {
        case Rational(1, 2): "la moitié"
        case Rational(2, 3): "les deux tiers"
        case Rational(3, 4): "les trois quarts"
        default: percent(share)
        }
    }
}
