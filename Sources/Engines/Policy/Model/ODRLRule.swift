import RDF

/// A permission, a prohibition or a duty.
struct ODRLRule: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
        case permission, prohibition, duty
    }

    /// An action, maybe narrowed.
    struct ActionUse: Hashable, Sendable {
        let action: IRI
        var refinements: [ODRLConstraint] = []
    }

    /// An asset or a party, maybe a collection, maybe narrowed.
    struct EntityUse: Hashable, Sendable {
        /// The names by which others refer to it: its IRI, its `uid`, its `source`.
        let names: [IRI]
        var isCollection = false
        var refinements: [ODRLConstraint] = []
    }

    let id: String
    let kind: Kind
    /// Any of them; none stands for any action at all.
    var actions: [ActionUse] = []
    var targets: [EntityUse] = []
    var assignees: [EntityUse] = []
    var assigners: [EntityUse] = []
    var constraints: [ODRLConstraint] = []
    /// What a permission asks for.
    var duties: [ODRLRule] = []
    /// What makes up for a prohibition that was broken.
    var remedies: [ODRLRule] = []
    /// What a duty that was not fulfilled brings about.
    var consequences: [ODRLRule] = []
}
