import BigInt

/// Quadratic funding (Buterin, Hitzig and Weyl 2019): the square of the sum of the square roots of what was
/// given, less what was given. Roots are cut to 30 digits; matches sum to the pot to the cent.
public struct QuadraticFunding: Sendable {
    /// Digits of a root.
    public static let digits = 30

    /// What each donor gave, by project and donor.
    public let contributions: [String: [String: Rational]]
    /// For each pair of donors, the bound M of the pairwise-bounded rule; nil for the linear rule.
    public let pairwiseBound: Rational?

    /// Contributions of at least 0; the bound is above 0.
    public init(_ contributions: [String: [String: Rational]], pairwiseBound: Rational? = nil) {
        self.contributions = contributions
        self.pairwiseBound = pairwiseBound
    }

    /// What the rule gives before it is fitted to a pot.
    public func raw() -> [String: Rational] {
        pairwiseBound.map { paired(bound: $0) } ?? contributions.mapValues(linear)
    }

    private func root(_ value: Rational) -> Rational {
        FixedPoint.squareRoot(of: value, digits: QuadraticFunding.digits).rational
    }

    /// Σ over pairs of √(a·b), twice: (Σ√a)² − Σa, without rounding the squares.
    private func linear(_ gifts: [String: Rational]) -> Rational {
        let sum = gifts.values.filter { $0.sign > 0 }.map(root).sum()
        let raw = sum * sum - gifts.values.sum()
        return raw.sign > 0 ? raw : .zero
    }

    /// Buterin 2019, Pairwise coordination subsidies: √(a·b) of a pair counts M ÷ (M + the pair's sum).
    private func paired(bound: Rational) -> [String: Rational] {
        let roots = contributions.mapValues { gifts in gifts.filter { $0.value.sign > 0 }.mapValues(root) }
        var sums: [Pair: Rational] = [:]
        for gifts in roots.values { visitPairs(gifts) { sums[$0, default: .zero] += $1 } }
        return roots.mapValues { gifts in
            var total = Rational.zero
            visitPairs(gifts) { pair, product in
                total += cut(product * bound / (bound + (sums[pair] ?? .zero)))
            }
            return total
        }
    }

    private func cut(_ value: Rational) -> Rational {
        FixedPoint(value, digits: QuadraticFunding.digits).rational
    }

    private struct Pair: Hashable {
        let one: String
        let other: String
    }

    private func visitPairs(_ roots: [String: Rational], _ body: (Pair, Rational) -> Void) {
        let donors = roots.keys.sorted { $0.precedes($1) }
        for (place, one) in donors.enumerated() {
            for other in donors[(place + 1)...] {
                body(Pair(one: one, other: other), (roots[one] ?? .zero) * (roots[other] ?? .zero))
            }
        }
    }

    // MARK: Fitting to a pot

    /// Shares of the pot in cents, in proportion, none above the cap; what the cap cuts off goes to the
    /// others. The sum is the pot to the cent, or all caps when they are less than the pot. A cap with a
    /// fraction of a cent is cut to cents, so that rounding exceeds none.
    public func matches(pot: Rational, cap: Rational? = nil) -> [String: Rational] {
        let cap = cap.map { Rational(($0 * Rational(100)).floor, 100) }
        let shares = QuadraticFunding.capped(raw(), pot: pot, cap: cap)
        return QuadraticFunding.toCents(shares, sum: shares.values.sum())
    }

    /// What each further amount of one donor adds to a project's match: the match after less the match
    /// before.
    public func bringing(
        _ amount: Rational, from donor: String, to project: String, pot: Rational, cap: Rational? = nil
    ) -> Rational {
        var gifts = contributions
        gifts[project, default: [:]][donor, default: .zero] += amount
        let after = QuadraticFunding(gifts, pairwiseBound: pairwiseBound).matches(pot: pot, cap: cap)
        return (after[project] ?? .zero) - (matches(pot: pot, cap: cap)[project] ?? .zero)
    }

    private static func capped(_ raw: [String: Rational], pot: Rational, cap: Rational?) -> [String: Rational]
    {
        var shares = raw.mapValues { _ in Rational.zero }
        var open = raw.filter { $0.value.sign > 0 }
        var left = pot
        while !open.isEmpty, left.sign > 0 {
            let total = open.values.sum()
            let part = open.mapValues { $0 * left / total }
            let over = part.filter { share in cap.map { share.value > $0 } ?? false }
            guard let cap, !over.isEmpty else {
                shares.merge(part) { $1 }
                break
            }
            for project in over.keys {
                shares[project] = cap
                open[project] = nil
                left -= cap
            }
        }
        return shares
    }

    /// Whole cents by largest remainder; equal remainders go by identifier.
    static func toCents(_ shares: [String: Rational], sum: Rational) -> [String: Rational] {
        let cents = shares.mapValues { ($0 * Rational(100)).floor }
        let missing = (sum * Rational(100)).floor - cents.values.reduce(BigInt(0), +)
        let remainders = shares.map {
            (id: $0.key, rest: $0.value * Rational(100) - Rational(cents[$0.key] ?? 0))
        }
        let order = remainders.sorted { $0.rest == $1.rest ? $0.id.precedes($1.id) : $0.rest > $1.rest }
        let raised = Set(order.prefix(Int(missing)).map(\.id))
        return Dictionary(
            uniqueKeysWithValues: cents.map { id, value in
                (id, Rational(raised.contains(id) ? value + 1 : value, 100))
            })
    }
}
