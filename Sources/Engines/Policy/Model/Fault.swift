/// Something wrong in a document: what, where, and with which term.
public struct Fault: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Nobody defined the term.
        case undefinedTerm = "undefined-term"
        /// A rule or constraint is named and nothing is said of it.
        case dangling
        /// A permission or prohibition without an action.
        case missingAction = "missing-action"
        /// A rule without a target.
        case missingTarget = "missing-target"
        /// A constraint without one of its three parts, or with one twice.
        case incompleteConstraint = "incomplete-constraint"
        /// A value of the wrong kind.
        case wrongKind = "wrong-kind"
        /// A policy without any rule.
        case noRule = "no-rule"
        /// A policy inherits from itself, from too many, or from one that settles conflicts otherwise.
        case inheritance
        /// A policy inherits from one that is not there.
        case missingParent = "missing-parent"
        /// A profile that the engine does not know.
        case unknownProfile = "unknown-profile"
        /// A rule that contains itself, or nesting beyond the limit.
        case nesting
        /// More parts, or terms within terms, than the limit.
        case tooLarge = "too-large"
        /// Plain text under a property that nobody defined; it constrains nothing.
        case undefinedProperty = "undefined-property"
        /// Something is said of a node that no policy leads to, or of a term that nobody declared: what it
        /// was meant for may be missing elsewhere.
        case orphan
        /// Something is put within, or named as, a term that nobody declared: another may have been meant.
        case undeclared
        /// A document without any policy.
        case noPolicy = "no-policy"
    }

    /// What is wrong.
    public let kind: Kind
    /// The node that it concerns.
    public let subject: String
    /// The term, property or value.
    public let term: String
    /// Where the node stands when it has no name; empty when it has one.
    public internal(set) var place = ""

    /// A fault.
    public init(_ kind: Kind, _ subject: String, _ term: String = "") {
        self.kind = kind
        self.subject = subject
        self.term = term
    }
}

extension Fault: CustomStringConvertible {
    /// `undefined-term ex:flavour at ex:rule-1`, or `missing-action at _:b0, permission 1 of ex:policy`
    public var description: String {
        "\(kind.rawValue)\(term.isEmpty ? "" : " " + term) at \(subject)\(place.isEmpty ? "" : ", " + place)"
    }
}
