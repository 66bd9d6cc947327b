/// One way to read what the standard leaves open. A verdict that all readings share is certain; one on which
/// they differ is ambiguous.
struct Reading: Hashable, Sendable {
    /// Whether a day stands for all of it, or for its first moment.
    var takesWholeDays = false
    /// How far ahead of UTC a clock is that nobody gave, in hours.
    var clockHours: Int64 = 0
    /// Whether what equals a region or a concept may lie within it.
    var equalsIncludesParts = false
    /// Whether a sequence is satisfied at one moment, or step after step.
    var sequencesAtOnce = true
    /// Whether an operand has one value at a time, or several.
    var hasSeveralValues = false

    /// The readings that matter to atoms with those features.
    static func all(_ features: Features) -> [Reading] {
        var readings = [Reading()]
        func double(_ change: (inout Reading) -> Void) {
            readings += readings.map { reading in
                var changed = reading
                change(&changed)
                return changed
            }
        }
        if features.contains(.days) { double { $0.takesWholeDays = true } }
        if features.contains(.clocks) {
            let base = readings
            for hours: Int64 in [-14, 14] {
                readings += base.map { reading in
                    var changed = reading
                    changed.clockHours = hours
                    return changed
                }
            }
        }
        if features.contains(.equalTerms) { double { $0.equalsIncludesParts = true } }
        if features.contains(.sequences) { double { $0.sequencesAtOnce = false } }
        if features.contains(.wholeSets) { double { $0.hasSeveralValues = true } }
        return readings
    }

    /// What occurs in rules that a reading may bear on.
    struct Features: OptionSet, Sendable {
        let rawValue: Int
        /// Days beside moments.
        static let days = Features(rawValue: 1)
        /// Clocks beside moments without one.
        static let clocks = Features(rawValue: 2)
        /// Equality of terms that have a place in a tree.
        static let equalTerms = Features(rawValue: 4)
        /// Sequences of constraints.
        static let sequences = Features(rawValue: 8)
        /// Constraints on all of several values.
        static let wholeSets = Features(rawValue: 16)
    }
}
