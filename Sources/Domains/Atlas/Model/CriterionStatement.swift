import Kernel

/// A statement about one criterion with its evidence.
public struct CriterionStatement: Hashable, Sendable {
    /// A term of the vocabulary `criteria`.
    public let criterion: String
    /// The value, in the form the criterion asks for: `yes`, `no`, a choice, a country code, a text.
    public let value: String
    /// The day of the evidence, when known.
    public let date: CalendarDate?
    /// Who says so, when it is not the record's source itself.
    public let author: String?
    /// Where it can be read.
    public let link: String?

    /// A statement from its parts.
    public init(
        criterion: String, value: String, date: CalendarDate? = nil, author: String? = nil,
        link: String? = nil
    ) {
        self.criterion = criterion
        self.value = value
        self.date = date
        self.author = author
        self.link = link
    }
}
