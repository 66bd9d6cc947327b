/// An expected "no": something a person asked for that cannot be done as asked. It names a sentence in the
/// message catalogs (`refusal.<code>`) and the values that go into it; pages, the API and the command line
/// put it into words. A bug is a `precondition`; a breakdown is any other error.
public protocol Refusal: Error, Sendable {
    /// A stable name such as `atlas.unknown-mapping`: `<domain>.<what-happened>`.
    var code: String { get }
    /// Values for the sentence, by placeholder name.
    var arguments: [String: String] { get }
    /// What sort of "no" this is; decides the HTTP status and the exit code.
    var kind: RefusalKind { get }
    /// When to try again, where time alone will help.
    var retryAfterSeconds: Int? { get }
}

extension Refusal {
    /// No values.
    public var arguments: [String: String] { [:] }
    /// Time alone does not help.
    public var retryAfterSeconds: Int? { nil }
}

/// The sorts of refusal, each with one HTTP status (RFC 9110).
public enum RefusalKind: String, Sendable, CaseIterable {
    /// The input is wrong: 400.
    case invalid
    /// Not allowed: 403.
    case forbidden
    /// No such thing: 404.
    case missing
    /// It changed meanwhile, or stands in the way of something else: 409.
    case conflict
    /// It was there and is no more: 410.
    case gone
    /// Larger than the limit: 413.
    case tooLarge
    /// Too often: 429.
    case tooMany
    /// Not now: 503.
    case unavailable
}
