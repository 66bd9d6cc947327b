// Measures one decision over many solutions; prints a JSON line. Compiled together with the engine's own
// sources: see `tools/bench choice`. Arguments: solutions, rounds. Milliseconds are of the processor, which
// other programs of the machine do not lengthen much; the decision uses one thread.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// SplitMix64 (Steele, Lea and Flood 2014): the same table on every run.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Eight criteria with the weights of guidance-criteria, one a must-have; a third of the cells unknown.
func sample(_ count: Int) -> (Question, OptionTable) {
    var dice = Dice(state: 7)
    let weights = [4, 4, 3, 3, 3, 2, 3, 3]
    let question = Question(
        weights.enumerated().map {
            .init("c\($0.offset)", weight: $0.element, required: $0.offset == 3 ? 500 : nil)
        })
    var table = OptionTable(columns: weights.count)
    let scores = [0, 400, 500, 600, 700, 750, 800, 1000]
    for number in 0..<count {
        let row = weights.map { _ in
            Int.random(in: 0..<3, using: &dice) == 0 ? nil : scores.randomElement(using: &dice)
        }
        table.append("sol_\(String(dice.next(), radix: 36))\(number)", row)
    }
    return (question, table)
}

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let (count, rounds) = (numbers.first ?? 100_000, numbers.dropFirst().first ?? 21)
let (question, table) = sample(count)
var times: [Double] = []
var considered = 0
for _ in 0..<rounds {
    let start = clock()
    considered = Choice.decide(question, over: table).considered
    times.append(Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC))
}
times.sort()
print(
    """
    {"solutions": \(count), "considered": \(considered), "rounds": \(rounds), \
    "decision_milliseconds_median": \(times[rounds / 2]), "decision_milliseconds_max": \(times[rounds - 1])}
    """)
