/// Every order of some items, one after the other, by Narayana's algorithm on their places.
struct Permutations<Item> {
    private let items: [Item]
    private var order: [Int]
    private(set) var isLast: Bool

    init(of items: [Item]) {
        self.items = items
        order = Array(items.indices)
        isLast = items.count < 2
    }

    /// The items in the present order.
    var current: [Item] { order.map { items[$0] } }

    /// Goes on to the next order; not to be asked after the last.
    mutating func advance() {
        guard let pivot = lastAscent(before: order.count - 1) else { return }
        let next = order.lastIndex { $0 > order[pivot] } ?? pivot
        order.swapAt(pivot, next)
        order[(pivot + 1)...].reverse()
        isLast = lastAscent(before: order.count - 1) == nil
    }

    private func lastAscent(before end: Int) -> Int? {
        (0..<end).last { order[$0] < order[$0 + 1] }
    }
}
