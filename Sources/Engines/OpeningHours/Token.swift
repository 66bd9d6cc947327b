/// A word, number or sign of an expression, with the characters before it.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// In lower case.
        case word(String)
        case number(Int, digits: Int)
        /// Minutes from midnight, "26:30" included.
        case time(Int)
        case comment(String)
        case sign(Character)
        /// "||"
        case fallback
        /// Nothing that can be read; the last token then.
        case fault(OpeningHoursError.Reason)
        case end
    }

    var kind: Kind
    var position: Int
}
