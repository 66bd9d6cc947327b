import Kernel

/// Somebody of an organisation, as its other people and its administrators see her.
struct Member: Hashable, Sendable {
    let person: Person
    let roles: Set<OrganisationRole>
    let since: Instant

    /// Whether she decides who is of it.
    var isAdministrator: Bool { roles.contains(.administrator) }
}

/// An organisation that somebody is of, and whether anybody administers it.
struct OrganisationPlace: Hashable, Sendable {
    let organisation: Organisation
    let roles: Set<OrganisationRole>
    let people: Int
    let administrators: Int

    /// Whether it would go on without anybody who decides who is of it, were this person to go.
    var hasLastAdministrator: Bool { administrators == 1 && roles.contains(.administrator) }
}
