/// Finds voters who stand more than once in a file. Keeps 8 bytes a voter, for at most two million voters;
/// nothing as long as they are numbered one after the other.
struct VoterIDs {
    private static let mostKept = 2_000_000

    /// The numbers from the first line on, while each is one more than the last.
    private var numbered = 0..<0
    private var isNumbered = true
    private var kept: Set<UInt64> = []
    private var repeated = 0

    mutating func add(_ id: ArraySlice<UInt8>) {
        if id.isEmpty { return }
        let number = Int(id.text).flatMap { String($0).utf8.elementsEqual(id) && $0 < .max ? $0 : nil }
        if let number, isNumbered, numbered.isEmpty || number == numbered.upperBound {
            numbered = (numbered.isEmpty ? number : numbered.lowerBound)..<number + 1
            return
        }
        isNumbered = false
        if let number, numbered.contains(number) {
            repeated += 1
        } else if kept.count < VoterIDs.mostKept, !kept.insert(VoterIDs.hash(id)).inserted {
            repeated += 1
        }
    }

    /// FNV-1a, the same in every run.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// How many lines bear the identifier of an earlier one.
    var warnings: [Election.Warning] {
        repeated == 0
            ? [] : [Election.Warning(fact: "voter_id", declared: "0", found: String(repeated))]
    }
}
