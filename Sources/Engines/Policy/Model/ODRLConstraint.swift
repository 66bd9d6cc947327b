import RDF

/// A condition of a rule, or a refinement of an action, an asset or a party.
struct ODRLConstraint: Hashable, Sendable {
    /// The IRI or the label of the node.
    let id: String
    let body: Body

    indirect enum Body: Hashable, Sendable {
        /// One comparison.
        case atomic(AtomicConstraint)
        /// Others joined.
        case logical(LogicalOperator, [ODRLConstraint])
        /// Something that cannot be read, by what is wrong with it.
        case unreadable(Fault)
    }
}

/// `leftOperand operator rightOperand`.
struct AtomicConstraint: Hashable, Sendable {
    let leftOperand: IRI
    /// Whether somebody defined the left operand; of one that nobody did, no value is ever known.
    let isDefined: Bool
    let comparison: Comparison
    let rightOperands: [Value]
    let unit: IRI?
    /// A value given by the policy itself for the left operand.
    let status: Value?
}
