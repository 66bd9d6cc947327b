import Kernel

/// Somebody with an account.
public struct Person: Hashable, Sendable, Identified {
    /// The prefix of people's identifiers.
    public static let idPrefix = "per"

    /// The public identifier; erased with the person.
    public let id: PersonID
    /// The key by which tables join.
    public let key: Int64
    /// The address, in its folded form: one account each.
    public let email: EmailAddress
    /// What others call her; nil while she has not said.
    public let name: String?
    /// The language of letters to her.
    public let language: LanguageTag
    /// What the ledger calls her.
    public let pseudonym: Pseudonym
    /// When the account was made.
    public let createdAt: Instant

    /// The most characters of a name.
    public static let longestName = 100
}

/// Names a person.
public typealias PersonID = ID<Person>
