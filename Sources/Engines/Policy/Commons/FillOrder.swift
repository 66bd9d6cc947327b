/// The types of contribution in the order in which they fill a day: those without a cap of their own first,
/// then the capped ones, each group in order of bytes. Types outside the daily cap stand where they fall.
struct FillOrder: Sendable {
    /// One type.
    struct Slot: Sendable {
        let name: String
        let weight: Int64
        let cap: Int64?
        let isOutsideDayCap: Bool
    }

    let slots: [Slot]
    private let places: [String: Int]
    private let dayCap: Int64

    init(_ parameters: CommonsParameters) {
        let names = parameters.weights.keys.sortedByBytes()
        let ordered =
            names.filter { parameters.caps[$0] == nil } + names.filter { parameters.caps[$0] != nil }
        slots = ordered.map {
            Slot(
                name: $0, weight: parameters.weights[$0] ?? 0, cap: parameters.caps[$0],
                isOutsideDayCap: parameters.outsideDayCap.contains($0))
        }
        places = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
        dayCap = parameters.dayCapMilliPoints
    }

    /// Where a type stands; nil for a type that counts nothing.
    func place(of type: String) -> Int? { places[type] }

    /// Cuts the raw sums of one day, in place, to what the day counts. `raw` holds one number a slot from
    /// `start` on.
    func fill(_ raw: inout [Int64], from start: Int) {
        var room = dayCap
        for (place, slot) in slots.enumerated() where !slot.isOutsideDayCap {
            let counted = min(raw[start + place], room)
            raw[start + place] = counted
            room -= counted
        }
    }

    /// C: the sums over the window, each cut at its type's cap.
    func contribution(_ totals: [Int64], from start: Int) -> Int64 {
        slots.indices.reduce(0) { sum, place in
            let total = totals[start + place]
            return sum &+ (slots[place].cap.map { min(total, $0) } ?? total)
        }
    }
}
