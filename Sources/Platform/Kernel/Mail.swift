/// A letter to one address, in plain text.
public struct Mail: Hashable, Sendable {
    /// What tells it from other letters, in letters and digits; the same when it is sent a second time.
    public let id: String
    /// The address.
    public let to: String
    /// The subject, one line.
    public let subject: String
    /// The text, with lines of any length.
    public let body: String

    /// A letter from its parts.
    public init(id: String, to: String, subject: String, body: String) {
        self.id = id
        self.to = to
        self.subject = subject
        self.body = body
    }
}

/// What sends letters. The site brings it to the domains that write some.
public protocol Mailer: Sendable {
    /// Hands a letter over; throws when it was not taken, so that it is tried again.
    func send(_ mail: Mail) async throws
}
