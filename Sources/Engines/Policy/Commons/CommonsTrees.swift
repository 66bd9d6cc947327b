/// The three trees that the licence speaks of, by their short names.
public struct CommonsTrees: Hashable, Sendable {
    /// Kinds of party: `WorkerCooperative` within `Cooperative` within `SocialEconomyEntity` …
    public let kinds: Taxonomy
    /// Purposes: `DigitalInclusion` within `Education` within `GeneralInterestService` …
    public let purposes: Taxonomy
    /// Actions that can be asked for: `train` within `derive` within `use` …
    public let actions: Taxonomy

    /// Trees of short names.
    public init(kinds: Taxonomy, purposes: Taxonomy, actions: Taxonomy) {
        self.kinds = kinds
        self.purposes = purposes
        self.actions = actions
    }
}

/// The terms that the rule itself names; everything else is data.
enum CommonsTerm {
    static let use = "use"
    static let derive = "derive"
    static let distribute = "distribute"
    static let reidentify = "reidentify"
    static let excludedUse = "ExcludedUse"
    static let generalInterest = "GeneralInterestService"
    static let forProfit = "ForProfit"
    static let individual = "Individual"
}
