import Kernel

/// Who acts: a person, signed in or by a token of hers, with what she may. A handler asks for it as
/// `context.actor`.
public struct Actor: Hashable, Sendable {
    /// The person.
    public let person: PersonID
    /// The key by which tables join to her.
    public let personKey: Int64
    /// What entries of the ledger call her (`LedgerEntry.actor`).
    public let pseudonym: Pseudonym
    /// What others call her.
    public let name: String?
    /// Her roles, those that rest included; what she may is for `Authority` to say.
    public let grants: [Grant]
    /// Her places in organisations.
    public let memberships: [Membership]
    /// The session she acts in; nil where a program acts by a token.
    public let session: SessionID?
    /// When she last showed who she is.
    public let provedAt: Instant
    /// By what.
    public let provedBy: Proof
    /// The token that a program shows for her; nil where she acts herself.
    public let token: APIToken?
    /// What she owes for want of a second factor.
    public let debt: SecondFactorDebt

    /// Somebody who acts.
    public init(
        person: PersonID, personKey: Int64, pseudonym: Pseudonym, name: String? = nil, grants: [Grant] = [],
        memberships: [Membership] = [], session: SessionID?, provedAt: Instant, provedBy: Proof,
        token: APIToken? = nil, debt: SecondFactorDebt = .none
    ) {
        self.person = person
        self.personKey = personKey
        self.pseudonym = pseudonym
        self.name = name
        self.grants = grants
        self.memberships = memberships
        self.session = session
        self.provedAt = provedAt
        self.provedBy = provedBy
        self.token = token
        self.debt = debt
    }

    /// The same person with nothing held back: no token's scope, no role that rests. For finding out why
    /// something is refused, never for letting it through.
    var unbound: Actor {
        Actor(
            person: person, personKey: personKey, pseudonym: pseudonym, name: name, grants: grants,
            memberships: memberships, session: session, provedAt: provedAt, provedBy: provedBy)
    }

    /// The same, with the places in organisations that she has now.
    func with(memberships: [Membership]) -> Actor {
        Actor(
            person: person, personKey: personKey, pseudonym: pseudonym, name: name, grants: grants,
            memberships: memberships, session: session, provedAt: provedAt, provedBy: provedBy,
            token: token, debt: debt)
    }
}
