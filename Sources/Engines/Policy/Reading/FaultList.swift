/// Faults in the order in which they were found, each once. So many of each kind are kept: a crowd of one
/// kind never pushes out the first of another, and what a document is worth hangs on the kinds alone.
struct FaultList: Sendable {
    private(set) var faults: [Fault] = []
    /// How many were found and not kept.
    private(set) var leftOut = 0
    private var known: Set<Fault> = []
    private var counts: [Fault.Kind: Int] = [:]

    /// The most faults of one kind that are kept.
    static let mostOfKind = 200

    mutating func add(_ fault: Fault) {
        guard !known.contains(fault) else { return }
        guard counts[fault.kind, default: 0] < FaultList.mostOfKind else {
            leftOut += 1
            return
        }
        counts[fault.kind, default: 0] += 1
        known.insert(fault)
        faults.append(fault)
    }

    func contains(_ fault: Fault) -> Bool { known.contains(fault) }

    /// Whether one of them leaves the meaning of the whole document open.
    var isFatal: Bool { counts.keys.contains(where: \.isFatal) }
}
