import RDF

/// One request with all that is known about it, ready to be compared with compiled policies.
public struct Situation: Sendable {
    /// Somebody or something that a request is about.
    struct Entity: Sendable {
        let iri: IRI
        /// The numbers of its own name and of everything it is part of.
        let within: [Symbols.Symbol]
        /// Whether all that it is part of is known.
        let isCertain: Bool
        /// What is known of it, by slot.
        var facts: [Int: [Operand]] = [:]
    }

    /// The number of the action; nil when nobody defined it or none was named.
    var action: Symbols.Symbol?
    var actionName = ""
    /// What is known of how the action is done, by slot.
    var actionFacts: [Int: [Operand]] = [:]
    var party: Entity?
    var asset: Entity?
    /// Values of left operands, by slot.
    var facts: [[Operand]]
    var now: Moment?
    /// States of duties, by their names.
    var duties: [String: DutyState] = [:]
    /// Whether somebody reports that a duty was violated that the policies do not know.
    var hasStrayBreach = false
    /// Numbers of parties, assets and collections that the world knows; nil when it knows all of them.
    var known: BitSet?
    /// Numbers of parties and assets that the world knows to be one of their kind, and no collection.
    var single = BitSet([Int32]())
    /// Why nothing can be told of it, whatever is asked.
    var fault: String?
}

/// What became of a duty.
enum DutyState: Hashable, Sendable {
    case fulfilled, violated, open
    /// Somebody says that it was done, with these values by slot.
    case performed([Int: [Operand]])
}
