/// What can be said of a moment.
public struct State: Hashable, Sendable {
    /// Open, closed, or not to be said.
    public enum Kind: String, Hashable, Sendable {
        case open, closed, unknown
    }

    /// Why it cannot be said whether a place is open.
    public enum Doubt: String, Hashable, Sendable {
        /// The rule itself says "unknown", or says nothing but a comment.
        case stated
        /// Open from a time on, with no time of closing ("18:00+").
        case openEnd
        /// The rule speaks of sunrise or sunset, and no position is given.
        case sun
    }

    /// Open, closed or unknown.
    public let kind: Kind
    /// The comment of the rule that decided, as its author wrote it.
    public let comment: String?
    /// Given exactly when the kind is unknown.
    public let doubt: Doubt?
    /// True when the answer would be another one if the day were a holiday, and the calendar does not know
    /// it.
    public let holidayUnknown: Bool

    init(_ kind: Kind, comment: String? = nil, doubt: Doubt? = nil, holidayUnknown: Bool = false) {
        self.kind = kind
        self.comment = comment
        self.doubt = doubt
        self.holidayUnknown = holidayUnknown
    }

    /// No rule speaks of the moment.
    static let closed = State(.closed)

    /// The same, holidays apart.
    func withHolidayUnknown(_ value: Bool) -> State {
        State(kind, comment: comment, doubt: doubt, holidayUnknown: value)
    }
}
