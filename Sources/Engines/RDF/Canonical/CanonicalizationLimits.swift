/// How much work canonicalization may be before it is refused.
///
/// Blank nodes that nothing but their place tells apart make the work grow with the factorial of their
/// number; a small “poison” dataset would keep a computer busy for years (RDFC-1.0, section 7.1).
public struct CanonicalizationLimits: Hashable, Sendable {
    /// Steps: blank nodes looked at on the paths from other blank nodes. A step takes about a microsecond.
    public var steps: Int
    /// The longest path from blank node to blank node.
    public var depth: Int

    /// 1,000,000 steps and paths of 1,000 blank nodes unless told otherwise.
    public init(steps: Int = 1_000_000, depth: Int = 1_000) {
        self.steps = steps
        self.depth = depth
    }

    /// The usual limits.
    public static let standard = CanonicalizationLimits()
}

/// Why a dataset was not canonicalized.
public enum CanonicalizationRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its blank nodes are too alike: more than that many steps.
    case tooManySteps(limit: Int)
    /// Its blank nodes are too alike: a path of more than that many.
    case tooDeep(limit: Int)

    /// One plain sentence in English.
    public var description: String {
        switch self {
        case .tooManySteps(let limit):
            "The blank nodes of this dataset are too alike to be named within \(limit) steps."
        case .tooDeep(let limit):
            "The blank nodes of this dataset are too alike: telling them apart takes paths of more than \(limit)."
        }
    }
}
