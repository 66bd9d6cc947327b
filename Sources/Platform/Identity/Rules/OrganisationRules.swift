/// What an organisation may not lose, and how many it may have.
enum OrganisationRules {
    /// The most organisations that one person is of.
    static let mostOrganisations = 100

    /// Throws `OrganisationRefusal.lastAdministrator` when a change would leave people without anybody who
    /// administers them. Whoever is left alone may go: then nobody is left without.
    static func checkAdministered(
        before: [Set<OrganisationRole>], after: [Set<OrganisationRole>]
    ) throws(OrganisationRefusal) {
        let (had, has) = (before.contains(where: administers), after.contains(where: administers))
        if had, !has, !after.isEmpty { throw .lastAdministrator }
    }

    /// Throws when one more cannot be invited.
    static func checkRoom(people: Int, invited: Int) throws(OrganisationRefusal) {
        guard invited < Invitation.mostOpen else { throw .tooManyInvitations(most: Invitation.mostOpen) }
        guard people + invited < Organisation.mostMembers else {
            throw .full(most: Organisation.mostMembers)
        }
    }

    /// Throws when one more cannot join.
    static func checkJoining(people: Int, organisationsOfHers: Int) throws(OrganisationRefusal) {
        guard people < Organisation.mostMembers else { throw .full(most: Organisation.mostMembers) }
        guard organisationsOfHers < mostOrganisations else {
            throw .tooManyOrganisations(most: mostOrganisations)
        }
    }

    /// Throws when an account of another address than the invited one may not answer: administration is for
    /// whoever reads the mail of the address that was chosen for it.
    static func checkOtherAddress(_ roles: Set<OrganisationRole>) throws(OrganisationRefusal) {
        if administers(roles) { throw .otherAddress }
    }

    private static func administers(_ roles: Set<OrganisationRole>) -> Bool {
        roles.contains(.administrator)
    }
}
