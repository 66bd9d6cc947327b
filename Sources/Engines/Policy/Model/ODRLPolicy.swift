import RDF

/// A policy of the ODRL Information Model 2.2.
struct ODRLPolicy: Hashable, Sendable {
    /// What happens when a permission and a prohibition meet.
    enum ConflictStrategy: String, Hashable, Sendable {
        /// The permission holds.
        case perm
        /// The prohibition holds.
        case prohibit
        /// The whole policy is void: the standard's default.
        case invalid
    }

    let id: String
    var types: [IRI] = []
    var strategy = ConflictStrategy.invalid
    var rules: [ODRLRule] = []
    /// Obligations of the policy itself.
    var obligations: [ODRLRule] = []
}
