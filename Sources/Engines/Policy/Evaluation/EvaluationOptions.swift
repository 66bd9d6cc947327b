/// How rules are read where published suites differ.
public struct EvaluationOptions: Hashable, Sendable {
    /// When a permission waits for its duties.
    public enum Duties: String, Hashable, Sendable {
        /// The permission holds unless a duty was violated.
        case eventual
        /// The permission holds only once every duty that applies is fulfilled (W3C ODRL Community Group,
        /// Formal Semantics, part C).
        case precondition
    }

    /// When a permission waits for its duties.
    public var duties: Duties
    /// Whether the party that asks must be the assignee, or within it.
    ///
    /// NB: the Formal Semantics draft names the parties of an agreement and does not compare them: its
    /// examples C12, C21 and C23 permit somebody else than the assignee. Only a caller who wants that draft
    /// turns this off.
    public var comparesAssignee: Bool

    /// Whether a permission without an action or a target is for any. The Information Model 2.2 asks for
    /// both; the ODRL Test Suite has rules without them, and an audit, whose log names what was done, takes
    /// them so too.
    public var takesMissingAsAny: Bool

    /// How an audit reads rules.
    static let audit = EvaluationOptions(takesMissingAsAny: true)

    /// Duties fulfilled eventually, parties compared and nothing permitted that is not named, unless told
    /// otherwise.
    public init(
        duties: Duties = .eventual, comparesAssignee: Bool = true, takesMissingAsAny: Bool = false
    ) {
        self.duties = duties
        self.comparesAssignee = comparesAssignee
        self.takesMissingAsAny = takesMissingAsAny
    }
}
