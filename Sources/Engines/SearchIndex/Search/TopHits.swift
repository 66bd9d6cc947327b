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

    /// Keeps `capacity` results from `floor` on.
    init(capacity: Int, from floor: Entry?) {
        self.capacity = capacity
        self.floor = floor
        heap.reserveCapacity(capacity)
    }

    /// Results with a greater value are of no interest any more.
    var worst: Int64 {
        guard heap.count == capacity, let last = heap.first else { return .max }
        return last.value
    }

    /// Whether as many results are kept as there is room for.
    var isFull: Bool { heap.count == capacity }

    /// Looks at documents in order, with their values beside them.
    mutating func offer(_ documents: ArraySlice<UInt32>, values: [Int64]) {
        values.withUnsafeBufferPointer { values in
            for (place, document) in documents.enumerated() where values[place] <= worst {
                offer(Entry(value: values[place], document: document))
            }
        }
    }

    /// Looks at a result.
    mutating func offer(_ entry: Entry) {
        if let floor, entry < floor { return }
        if heap.count < capacity {
            heap.append(entry)
            siftUp()
        } else if let worst = heap.first, entry < worst {
            heap[0] = entry
            siftDown()
        }
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
