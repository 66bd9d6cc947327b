/// What the head of a Pabulib file allows a ballot, and how far ballots go beyond it.
///
/// NB: such a ballot counts, as in the libraries of the field; whether it is valid is for the organiser.
struct BallotLimits {
    private var least: [String: (said: Rational, found: Rational)] = [:]
    private var most: [String: (said: Rational, found: Rational)] = [:]

    /// No limits.
    init() {}

    /// The limits among these facts.
    init(_ facts: [(name: String, value: String)]) {
        for (name, value) in facts {
            guard let said = Rational(decimal: value) else { continue }
            switch name {
            case "min_length", "min_sum_points", "min_points": least[name] = (said, said)
            case "max_length", "max_sum_points", "max_points": most[name] = (said, said)
            default: continue
            }
        }
    }

    mutating func check(_ ballot: Ballot) {
        guard !least.isEmpty || !most.isEmpty else { return }
        note("length", Rational(ballot.options.count))
        guard !ballot.points.isEmpty else { return }
        note("sum_points", ballot.points.sum())
        for points in ballot.points { note("points", points) }
    }

    private mutating func note(_ what: String, _ value: Rational) {
        if let known = least["min_" + what], value < known.found { least["min_" + what]?.found = value }
        if let known = most["max_" + what], value > known.found { most["max_" + what]?.found = value }
    }

    /// The limits that were broken, with what goes farthest beyond.
    var warnings: [Election.Warning] {
        least.merging(most) { one, _ in one }.filter { $0.value.said != $0.value.found }
            .sorted { $0.key.precedes($1.key) }
            .map {
                Election.Warning(
                    fact: $0.key, declared: $0.value.said.exactText, found: $0.value.found.exactText)
            }
    }
}
