import BigInt

/// Conviction voting (Zargham, Shorish and Emmett 2018; 1Hive): support grows while it stays.
public enum Conviction {
    /// Digits that powers are cut to.
    public static let digits = 60

    /// y(t) = y₀·αᵗ + x·(1 − αᵗ) ÷ (1 − α): the conviction after `steps` steps of a stake that stays.
    /// Throws a refusal for α below 0 or above 1 and more than ten million steps.
    public static func after(
        steps: Int, alpha: Rational, stake: Rational, start: Rational
    ) throws -> Rational {
        guard alpha.sign >= 0, alpha <= .one, (0...10_000_000).contains(steps) else {
            throw TallyRefusal.badRequest("alpha is between 0 and 1, t between 0 and 10000000.")
        }
        if alpha == .one { return start + stake * Rational(steps) }
        let decay = power(alpha, steps)
        return start * decay + stake * (.one - decay) / (.one - alpha)
    }

    /// The α of a half-life in steps: ½ to the power of 1/halfLife.
    public static func alpha(halfLife: Int) throws -> Rational {
        guard (1...1000).contains(halfLife),
            let value = FixedPoint.power(Rational(1, 2), Rational(1, halfLife), digits: 30)
        else { throw TallyRefusal.badRequest("a half-life is between 1 and 1000 steps.") }
        return value.rational
    }

    /// The power by squaring, cut to `digits` after each product.
    private static func power(_ base: Rational, _ exponent: Int) -> Rational {
        var (result, square, left) = (Rational.one, base, exponent)
        while left > 0 {
            if left & 1 == 1 { result = FixedPoint(result * square, digits: digits).rational }
            square = FixedPoint(square * square, digits: digits).rational
            left >>= 1
        }
        return result
    }

    /// What a threshold depends on.
    public struct Threshold: Sendable {
        /// What is asked for, of what there is.
        public var requested, available: Rational
        /// All tokens, and those that are staked.
        public var supply, active: Rational
        /// The decay of a step.
        public var alpha = Rational(9, 10)
        /// The greatest share of the money that one proposal may ask for.
        public var beta = Rational(2, 10)
        /// The weight of the supply.
        public var rho = Rational(2, 1000)
        /// The least share of the supply that counts as staked.
        public var leastActiveShare = Rational(2, 10)

        /// A threshold with the usual parameters.
        public init(requested: Rational, available: Rational, supply: Rational, active: Rational) {
            (self.requested, self.available) = (requested, available)
            (self.supply, self.active) = (supply, active)
        }

        /// ρ·staked ÷ (1 − α) ÷ (β − requested/available)²; nil (infinite) from the share β on.
        public func value() throws -> Rational? {
            guard available.sign > 0, alpha < .one else {
                throw TallyRefusal.badRequest("avail is above 0, alpha below 1.")
            }
            let room = beta - requested / available
            guard room.sign > 0 else { return nil }
            let staked = max(active, leastActiveShare * supply)
            return rho * staked / (.one - alpha) / (room * room)
        }
    }
}

/// The augmented bonding curve (Zargham, Shorish and Paruch 2020): supply^κ ÷ reserve stays the same.
public struct BondingCurve: Sendable {
    /// Digits of supply and price.
    public static let digits = 30

    /// The power κ of the supply, a whole number from 1 to 20.
    public let kappa: Int
    /// V₀ = supply^κ ÷ reserve.
    public let invariant: Rational

    /// A curve. Throws a refusal for κ or V₀ out of range.
    public init(kappa: Int, invariant: Rational) throws {
        guard (1...20).contains(kappa), invariant.sign > 0 else {
            throw TallyRefusal.badRequest("kappa is a whole number from 1 to 20, V0 is above 0.")
        }
        self.kappa = kappa
        self.invariant = invariant
    }

    /// The tokens that go with a reserve.
    public func supply(reserve: Rational) -> Rational {
        let scaled = (invariant * reserve * Rational(BigInt(10).power(BondingCurve.digits * kappa))).floor
        let units = FixedPoint.integerRoot(of: scaled, degree: kappa)
        return FixedPoint(units: units, digits: BondingCurve.digits).rational
    }

    /// The money that goes with a supply.
    public func reserve(supply: Rational) -> Rational { supply.power(kappa) / invariant }

    /// What the next token costs: κ·reserve ÷ supply.
    public func price(reserve: Rational) -> Rational? {
        let supply = supply(reserve: reserve)
        return supply.isZero ? nil : Rational(kappa) * reserve / supply
    }
}
