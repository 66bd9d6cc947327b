/// The numbers of the licence, which an assembly can vote. Integers only: points in thousandths, money in
/// cents.
public struct CommonsParameters: Hashable, Sendable {
    /// How far back contributions and uses count, in days.
    public var windowDays: Int64
    /// The least that use counts for, so that a first small request is not divided by almost nothing.
    public var minimumUseMilliPoints: Int64
    /// How long a party is a newcomer, in days since it joined.
    public var bootstrapDays: Int64
    /// How much a newcomer may use before having contributed.
    public var bootstrapMilliPoints: Int64
    /// Milli-points of one unit of every type of contribution; a type that is not here counts nothing.
    public var weights: [String: Int64]
    /// The most that a type counts over the window, in milli-points.
    public var caps: [String: Int64]
    /// The most that one UTC day counts, in milli-points.
    public var dayCapMilliPoints: Int64
    /// Types that the daily cap leaves alone, and that make no day a day of contribution: gifts of money.
    public var outsideDayCap: Set<String>
    /// Milli-points of use of one unit of every action; an action that is not here costs nothing.
    public var costs: [String: Int64]
    /// Contribution asked for by a thousand of use, by class of party.
    public var thetaPermille: [String: Int64]
    /// The evidence of its kind that a party must have brought, 0 to 3.
    public var evidenceMinimum: Int64
    /// What a for-profit pays for a point it lacks, in cents.
    public var centsPerPoint: Int64

    /// Parameters, checked against the limits.
    public init(
        windowDays: Int64, minimumUseMilliPoints: Int64, bootstrapDays: Int64, bootstrapMilliPoints: Int64,
        weights: [String: Int64], caps: [String: Int64], dayCapMilliPoints: Int64,
        outsideDayCap: Set<String> = ["euro_cent"], costs: [String: Int64],
        thetaPermille: [String: Int64], evidenceMinimum: Int64, centsPerPoint: Int64
    ) throws(PolicyError) {
        self.windowDays = windowDays
        self.minimumUseMilliPoints = minimumUseMilliPoints
        self.bootstrapDays = bootstrapDays
        self.bootstrapMilliPoints = bootstrapMilliPoints
        self.weights = weights
        self.caps = caps
        self.dayCapMilliPoints = dayCapMilliPoints
        self.outsideDayCap = outsideDayCap
        self.costs = costs
        self.thetaPermille = thetaPermille
        self.evidenceMinimum = evidenceMinimum
        self.centsPerPoint = centsPerPoint
        try check()
    }

    /// The most that one number of the parameters may be: a million million.
    public static let largestNumber: Int64 = 1_000_000_000_000
    /// The most types of contribution, and the most actions with a cost.
    public static let largestTable = 64
    /// The longest window, in days: a hundred years.
    public static let longestWindowDays: Int64 = 36_525

    private func check() throws(PolicyError) {
        let numbers = [
            minimumUseMilliPoints, bootstrapDays, bootstrapMilliPoints, dayCapMilliPoints, evidenceMinimum,
            centsPerPoint,
        ]
        let tables = [weights, caps, costs, thetaPermille]
        for number in numbers + tables.flatMap(\.values)
        where !(0...CommonsParameters.largestNumber).contains(number) {
            throw PolicyError.badValue("parameters: \(number)")
        }
        guard minimumUseMilliPoints > 0 else { throw PolicyError.badValue("umin") }
        guard (1...CommonsParameters.longestWindowDays).contains(windowDays) else {
            throw PolicyError.badValue("window_days")
        }
        guard tables.allSatisfy({ $0.count <= CommonsParameters.largestTable }) else {
            throw PolicyError.beyondLimit("parameters", allowed: CommonsParameters.largestTable)
        }
    }

    /// Types with a cap of their own that share the daily cap.
    ///
    /// NB: with two or more, one more contribution can count for less in all: the first fills the day, is
    /// then cut at its own cap, and the second has lost its place. With at most one that cannot happen.
    public var rivalTypes: [String] {
        caps.keys.filter { weights[$0] != nil && !outsideDayCap.contains($0) }.sortedByBytes()
    }
}
