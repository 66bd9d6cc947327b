/// Keeps the best of many results without sorting them all: a heap whose root is the worst of those kept.
struct TopHits {
    /// A result: the smaller its value, the better; of equal ones the first document wins.
    struct Entry: Comparable {
        let value: Int64
        let document: UInt32

        static func < (left: Entry, right: Entry) -> Bool {
            left.value < right.value || (left.value == right.value && left.document < right.document)
        }
    }

    private let capacity: Int
    /// Results before this one are on earlier pages.
    private let floor: Entry?
    private var heap: [Entry] = []

    /// Results with a greater value are of no interest any more.
    private(set) var worst: Int64

    /// Keeps `capacity` results from `floor` on; none with a value above `ceiling`.
    init(capacity: Int, from floor: Entry?, ceiling: Int64 = .max) {
        self.capacity = capacity
        self.floor = floor
        worst = ceiling
        limit = ceiling
        heap.reserveCapacity(capacity)
    }

    /// Whether as many results are kept as there is room for.
    var isFull: Bool { heap.count == capacity }

    /// A result that comes after all those offered would be kept if it had at most this value.
    private var limit: Int64

    /// Whether a result that comes after all those offered would be kept if it had this value.
    @inline(__always)
    func mayTake(_ value: Int64) -> Bool { value <= limit }

    /// Looks at a result; results come in order of their documents.
    @inline(__always)
    mutating func offer(_ entry: Entry) {
        guard mayTake(entry.value) else { return }
        keep(entry)
    }

    /// Keeps a result that `mayTake` has let through.
    @inline(never)
    mutating func keep(_ entry: Entry) {
        if let floor, entry < floor { return }
        if heap.count < capacity {
            heap.append(entry)
            siftUp()
        } else {
            heap[0] = entry
            siftDown()
        }
        guard isFull, let root = heap.first else { return }
        worst = min(worst, root.value)
        // NB: a later result that is as good loses, unless it is only as good as the ceiling.
        limit = min(limit, root.value - 1)
    }

    /// The results kept, the best first.
    var sorted: [Entry] { heap.sorted() }

    private mutating func siftUp() {
        var child = heap.count - 1
        while child > 0, heap[(child - 1) / 2] < heap[child] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func siftDown() {
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, heap[child] < heap[child + 1] { child += 1 }
            guard heap[parent] < heap[child] else { return }
            heap.swapAt(parent, child)
            parent = child
        }
    }
}
