/// Ranked pairs: majorities are locked in by falling margin unless they close a circle. Where margins are
/// equal every order is tried, and whoever wins in one of them is a winner.
struct RankedPairs {
    /// The most states that are looked at before the count is refused.
    static let mostStates = 200_000

    /// What is locked in, with all that follows from it: row by row, as bits.
    private typealias Locked = [[UInt64]]

    private let table: PairwiseTable
    private let classes: [[(over: Int, under: Int)]]

    init(_ table: PairwiseTable) {
        self.table = table
        let pairs = table.options.flatMap { a in
            table.options.filter { table.margin(a, $0) > 0 }.map { (over: a, under: $0) }
        }
        let byMargin = Dictionary(grouping: pairs) { table.margin($0.over, $0.under) }
        classes = byMargin.sorted { $0.key > $1.key }.map(\.value)
    }

    func winners() throws -> [Int] {
        if let first = table.options.first(where: { a in
            table.options.allSatisfy { $0 == a || table.margin(a, $0) > 0 }
        }) {
            return [first]
        }
        let words = (table.options.count + 63) / 64
        let nothing: Locked = table.options.map { _ in [UInt64](repeating: 0, count: words) }
        var states: Set<Locked> = [nothing]
        var seen = 0
        for pairs in classes {
            var ends: Set<Locked> = []
            for state in states { try extend(state, pairs, &ends, &seen) }
            states = ends
        }
        // NB: pairs without a majority may be locked either way, so whoever nobody is locked over can be
        // first.
        let firsts = states.flatMap { locked in
            table.options.filter { a in !table.options.contains { RankedPairs.holds(locked, $0, a) } }
        }
        return Set(firsts).sorted()
    }

    private static func holds(_ locked: Locked, _ over: Int, _ under: Int) -> Bool {
        locked[over][under >> 6] >> UInt64(under & 63) & 1 == 1
    }

    /// Every way to lock pairs of one margin into `start`.
    private func extend(
        _ start: Locked, _ pairs: [(over: Int, under: Int)], _ ends: inout Set<Locked>, _ seen: inout Int
    ) throws {
        var known: Set<Locked> = [start]
        var open = [start]
        while let state = open.popLast() {
            seen += 1
            guard seen <= RankedPairs.mostStates else {
                throw TallyRefusal.tooLarge(rule: "ranked-pairs", limit: "too many orders of equal margins.")
            }
            let free = pairs.filter {
                !RankedPairs.holds(state, $0.under, $0.over) && !RankedPairs.holds(state, $0.over, $0.under)
            }
            if free.isEmpty {
                ends.insert(state)
                continue
            }
            for pair in independent(free, state) {
                let next = lock(pair, in: state)
                if known.insert(next).inserted { open.append(next) }
            }
        }
    }

    /// The pairs to branch on: one is enough when no order among them matters.
    private func independent(
        _ free: [(over: Int, under: Int)], _ state: Locked
    ) -> [(over: Int, under: Int)] {
        let together = free.reduce(state) { lock($1, in: $0) }
        let closesCircle = table.options.contains { RankedPairs.holds(together, $0, $0) }
        return closesCircle ? free : Array(free.prefix(1))
    }

    private func lock(_ pair: (over: Int, under: Int), in state: Locked) -> Locked {
        var next = state
        var below = state[pair.under]
        below[pair.under >> 6] |= 1 << UInt64(pair.under & 63)
        for option in table.options where option == pair.over || RankedPairs.holds(state, option, pair.over) {
            for word in below.indices { next[option][word] |= below[word] }
        }
        return next
    }
}
