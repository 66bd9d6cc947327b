/// Why a text is not an expression of opening hours, and where it stops being one.
public struct OpeningHoursError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason: the name of the case is its code for pages and commands, the raw value says it in English.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        case empty = "nothing is written"
        case tooLong = "the text is longer than 2,000 characters"
        case tooManyRules = "there are more than 100 rules"
        case character = "this character has no meaning here"
        case number = "this number is too long"
        case unknownWord = "this word is not one of the specification"
        case unclosedComment = "a comment has no closing quotation mark"
        case unexpected = "this cannot stand here"
        case ruleExpected = "a rule is missing"
        case timeExpected = "a time such as 09:00 is missing"
        case timeOutOfRange = "there is no such time"
        case singleTime = "a time of closing is missing"
        case pointsInTime = "points in time are not opening hours"
        case weekdayExpected = "a weekday such as Mo is missing"
        case occurrenceOutOfRange = "a month has no such weekday: use 1 to 5 or -1 to -5"
        case dateExpected = "a date such as Dec 24 is missing"
        case dayOutOfRange = "the month has no such day"
        case rangeReversed = "the range ends before it begins"
        case weekOutOfRange = "weeks are numbered 1 to 53"
        case periodOutOfRange = "a period must be at least 1"
        case offsetOutOfRange = "days may be shifted by at most 366"
    }

    /// What is wrong.
    public let reason: Reason
    /// Characters before the place of the error.
    public let position: Int

    /// One clause in English with the place, for logs.
    public var description: String { "\(reason.rawValue) (character \(position + 1))" }
}
