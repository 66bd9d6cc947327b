/// Days in order, each with a row of whole numbers, that tells the sums over any span of days.
///
/// A treap (Seidel and Aragon, 1996) whose priorities are a fixed mixing of the day, so that its shape
/// depends on the days alone and not on their order of arrival. Expected cost O(log n) a change and a
/// question.
struct DayTree: Sendable {
    /// How many numbers a day has.
    let width: Int
    private var nodes: [Node] = []
    private var rows: [Int64] = []
    private var sums: [Int64] = []
    private var root: Int32 = -1

    private struct Node {
        let day: Int64
        var left: Int32 = -1
        var right: Int32 = -1
    }

    init(width: Int) {
        self.width = width
    }

    /// Replaces the row of a day.
    mutating func set(_ day: Int64, to row: [Int64]) {
        if let node = node(of: day) {
            rows.replaceSubrange(span(of: node), with: row)
            refreshPath(to: day, from: root)
        } else {
            nodes.append(Node(day: day))
            rows += row
            sums += row
            root = inserted(Int32(nodes.count - 1), under: root)
        }
    }

    /// The row of a day, nil when there is none.
    func row(of day: Int64) -> ArraySlice<Int64>? { node(of: day).map { rows[span(of: $0)] } }

    /// Adds to `totals` the rows of all days in `days`.
    func add(_ days: Range<Int64>, to totals: inout [Int64]) {
        addDays(before: days.upperBound, sign: 1, to: &totals)
        addDays(before: days.lowerBound, sign: -1, to: &totals)
    }

    private func addDays(before day: Int64, sign: Int64, to totals: inout [Int64]) {
        var node = root
        while node >= 0 {
            guard nodes[Int(node)].day < day else {
                node = nodes[Int(node)].left
                continue
            }
            add(rows, node, sign, to: &totals)
            if nodes[Int(node)].left >= 0 { add(sums, nodes[Int(node)].left, sign, to: &totals) }
            node = nodes[Int(node)].right
        }
    }

    private func add(_ numbers: [Int64], _ node: Int32, _ sign: Int64, to totals: inout [Int64]) {
        let start = Int(node) * width
        for channel in 0..<width { totals[channel] &+= sign &* numbers[start + channel] }
    }

    private func node(of day: Int64) -> Int32? {
        var node = root
        while node >= 0 {
            let here = nodes[Int(node)]
            if here.day == day { return node }
            node = day < here.day ? here.left : here.right
        }
        return nil
    }

    private func span(of node: Int32) -> Range<Int> { Int(node) * width..<(Int(node) + 1) * width }

    private func priority(of node: Int32) -> UInt64 { mixed(UInt64(bitPattern: nodes[Int(node)].day)) }
}

// MARK: Shape

extension DayTree {
    private mutating func inserted(_ new: Int32, under node: Int32) -> Int32 {
        guard node >= 0 else { return new }
        let day = nodes[Int(new)].day
        if priority(of: new) > priority(of: node) {
            (nodes[Int(new)].left, nodes[Int(new)].right) = split(node, at: day)
            refresh(new)
            return new
        }
        if day < nodes[Int(node)].day {
            nodes[Int(node)].left = inserted(new, under: nodes[Int(node)].left)
        } else {
            nodes[Int(node)].right = inserted(new, under: nodes[Int(node)].right)
        }
        refresh(node)
        return node
    }

    private mutating func split(_ node: Int32, at day: Int64) -> (Int32, Int32) {
        guard node >= 0 else { return (-1, -1) }
        if nodes[Int(node)].day < day {
            let (middle, right) = split(nodes[Int(node)].right, at: day)
            nodes[Int(node)].right = middle
            refresh(node)
            return (node, right)
        }
        let (left, middle) = split(nodes[Int(node)].left, at: day)
        nodes[Int(node)].left = middle
        refresh(node)
        return (left, node)
    }

    private mutating func refreshPath(to day: Int64, from node: Int32) {
        guard node >= 0 else { return }
        let here = nodes[Int(node)]
        if here.day != day { refreshPath(to: day, from: day < here.day ? here.left : here.right) }
        refresh(node)
    }

    private mutating func refresh(_ node: Int32) {
        let start = Int(node) * width
        let (left, right) = (nodes[Int(node)].left, nodes[Int(node)].right)
        for channel in 0..<width {
            var sum = rows[start + channel]
            if left >= 0 { sum &+= sums[Int(left) * width + channel] }
            if right >= 0 { sum &+= sums[Int(right) * width + channel] }
            sums[start + channel] = sum
        }
    }
}

/// SplitMix64's finalizer (Steele, Lea and Flood, 2014).
func mixed(_ value: UInt64) -> UInt64 {
    var state = value &+ 0x9E37_79B9_7F4A_7C15
    state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
    return state ^ (state >> 31)
}
