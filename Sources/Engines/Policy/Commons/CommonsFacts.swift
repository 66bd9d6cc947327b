/// All that a decision depends on, gathered. Changing one of them asks "what if?".
struct CommonsFacts: Hashable, Sendable {
    var request: CommonsRequest
    var party: CommonsParty?
    var totals: Account.Totals
}
