import Kernel

/// What somebody without a second factor owes, as the setting `require-second-factor` asks.
public enum SecondFactorDebt: Hashable, Sendable {
    /// Nothing: she has one, or need not.
    case none
    /// One is asked of her by then; until then nothing is held back.
    case due(by: Instant)
    /// The time is over: her roles in the instance rest until she has one.
    case rolesRest
    /// The time is over: all but her own account rests until she has one.
    case accountRests

    /// Whether something is held back.
    public var isOverdue: Bool { self == .rolesRest || self == .accountRests }
}
