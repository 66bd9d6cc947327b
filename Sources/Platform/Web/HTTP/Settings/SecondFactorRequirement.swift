/// Who must have a second factor (OWASP ASVS 5.0.0 §6.3.3).
public enum SecondFactorRequirement: String, Hashable, Sendable, CaseIterable {
    /// Whoever holds a role of the instance: moderators and administrators.
    case roles
    /// Everybody with an account.
    case everybody
    /// Nobody; it is offered all the same.
    case nobody
}
