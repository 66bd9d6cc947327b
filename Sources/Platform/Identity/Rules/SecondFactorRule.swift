import Kernel
import Web

/// Who has to have a second factor, and from when on (OWASP ASVS 5.0.0 §6.3.3).
enum SecondFactorRule {
    /// How long somebody may take to set one up.
    static let graceSeconds: Int64 = 7 * 86_400

    /// What somebody owes.
    /// - Parameters:
    ///   - roleSince: when she was given the first of the roles that she has; nil when she has none.
    ///   - accountSince: when her account was made.
    static func debt(
        _ requirement: SecondFactorRequirement, hasFactor: Bool, roleSince: Instant?, accountSince: Instant,
        now: Instant
    ) -> SecondFactorDebt {
        guard !hasFactor, requirement != .nobody else { return .none }
        if requirement == .everybody {
            let end = accountSince.adding(seconds: graceSeconds)
            if now >= end { return .accountRests }
            guard let roleSince else { return .due(by: end) }
            return role(since: min(roleSince, accountSince), now)
        }
        return roleSince.map { role(since: $0, now) } ?? .none
    }

    private static func role(since given: Instant, _ now: Instant) -> SecondFactorDebt {
        let end = given.adding(seconds: graceSeconds)
        return now < end ? .due(by: end) : .rolesRest
    }
}
