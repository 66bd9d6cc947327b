import Kernel
import Storage

/// Leaves an organisation. The last administrator of others gives the administration to one of them first;
/// whoever is alone in it may go.
struct LeaveOrganisation: Sendable {
    let act: OrganisationAct

    /// Leaves.
    func callAsFunction() async throws {
        let act = act
        try await act(.leaveOrganisation) { tx, organisation in
            let members = try tx.members(of: organisation)
            let others = members.filter { $0.person.key != act.actor.personKey }
            try OrganisationRules.checkAdministered(before: members.map(\.roles), after: others.map(\.roles))
            try tx.endMembership(of: act.actor.personKey, in: organisation)
            try act.record("left", in: tx)
        }
    }
}
