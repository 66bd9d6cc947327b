import CanonicalJSON
import Eligibility
import Kernel

/// An aid or scheme as a dated fact: who gives it, for what, to whom, and whom it shuts out.
public struct Aid: Sendable, Hashable {
    /// Its code.
    public let id: String
    /// Its name.
    public let name: LocalizedText
    /// Who gives it.
    public let giver: LocalizedText
    /// What for.
    public let purpose: LocalizedText
    /// How much, in words.
    public let amount: LocalizedText
    /// The countries where it is given; none: everywhere.
    public let countries: [String]
    /// From when.
    public let from: CalendarDate?
    /// Until when.
    public let until: CalendarDate?
    /// Whether it can be asked for.
    public let status: Status
    /// Who is admitted.
    public let rule: Rule
    /// The clauses of the rule, by the number that its conditions carry.
    public let clauses: [Clause]
    /// The needs it can pay for; empty: any.
    public let needs: [String]
    /// Where its rules stand written.
    public let source: Source
    /// The paper that names it, in its own words.
    public let mention: Source?
    /// The day somebody last checked it.
    public let checked: CalendarDate?

    /// Whether an aid can be asked for.
    public enum Status: String, Sendable {
        case open, closed
        /// Known, but not checked lately.
        case unconfirmed = "to-confirm"
    }

    /// A clause in plain words, with its source when it has its own.
    public struct Clause: Sendable, Hashable {
        /// The rule as a full sentence.
        public let text: LocalizedText
        /// Where it stands written.
        public let source: Source?
    }

    /// Where something stands written.
    public struct Source: Sendable, Hashable {
        /// The text's name.
        public let name: String
        /// Its address.
        public let url: String?
        /// Its own words.
        public let quotation: String?
    }
}

/// The register of aids.
public struct AidRegister: Sendable {
    /// The aids, in the order of the file.
    public let aids: [Aid]
    /// The facts that rules ask.
    public let facts: [AidFact]

    /// The question behind a fact.
    public func fact(_ id: String) -> AidFact? { facts.first { $0.id == id } }
}

/// A fact about an organisation that aids ask for.
public struct AidFact: Sendable, Hashable {
    /// Its code.
    public let id: String
    /// The question in plain words.
    public let question: LocalizedText
    /// A sentence that helps to answer.
    public let help: LocalizedText
    /// What an answer looks like: `term`, `country`, `region`, `integer` or `boolean`.
    public let type: String
    /// The vocabulary of a term.
    public let vocabulary: String?
}
