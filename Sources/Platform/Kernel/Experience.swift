/// What an organisation says of a solution after some months, once somebody has read it.
public struct Experience: Hashable, Sendable {
    /// The answer's own identifier.
    public let id: String
    /// The solution's public identifier.
    public let solution: String
    /// How it went, a value of the criterion `experience`.
    public let outcome: String
    /// The day of the answer.
    public let date: CalendarDate
    /// Who says so, without a name: "association, FR".
    public let author: String

    /// An experience from its parts.
    public init(id: String, solution: String, outcome: String, date: CalendarDate, author: String) {
        self.id = id
        self.solution = solution
        self.outcome = outcome
        self.date = date
        self.author = author
    }
}

/// Where experiences become dated evidence. The Atlas is one.
public protocol ExperienceRecorder: Sendable {
    /// Keeps an experience as evidence of its solution. Keeping the same one twice changes nothing.
    func record(_ experience: Experience) async throws
}
