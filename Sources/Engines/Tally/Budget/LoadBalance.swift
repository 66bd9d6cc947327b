import BigInt

/// Spreads the costs of chosen options over the voters who approve them, so that the greatest load is as
/// small as can be. The least greatest load is the greatest ratio, over the sets S of chosen options, of
/// their cost to the number of voters who approve something in S (Hall's theorem); Dinkelbach's method
/// finds it with a few minimum cuts in whole numbers.
struct LoadBalance {
    /// Voters who approve the same of the chosen options.
    struct Group {
        let options: [Int]
        let weight: Int
    }

    let costs: [BigInt]
    let groups: [Group]

    /// For chosen options numbered from 0, their costs, and for each group of voters the options approved.
    init(costs: [BigInt], groups: [Group]) {
        self.costs = costs
        self.groups = groups.filter { !$0.options.isEmpty && $0.weight > 0 }
    }

    /// The heaviest set and its load; nil when an option with a cost has nobody for it.
    func heaviest() -> (options: [Int], load: Rational)? {
        let approved = Set(groups.flatMap(\.options))
        guard costs.indices.allSatisfy({ approved.contains($0) || costs[$0] == 0 }) else { return nil }
        var best = Array(costs.indices)
        guard var load = ratio(best) else { return (best, .zero) }
        while true {
            let set = greatestExcess(over: load)
            guard let next = ratio(set), next > load else { return (set.isEmpty ? best : set, load) }
            (best, load) = (set, next)
        }
    }

    /// The cost of a set over the number of voters for something in it.
    private func ratio(_ set: [Int]) -> Rational? {
        let members = Set(set)
        let weight = groups.filter { $0.options.contains(where: members.contains) }.reduce(0) {
            $0 + $1.weight
        }
        guard weight > 0 else { return nil }
        return Rational(set.reduce(BigInt(0)) { $0 + costs[$1] }, BigInt(weight))
    }

    /// The largest set S with the greatest cost(S) − load · voters(S), by a minimum cut.
    private func greatestExcess(over load: Rational) -> [Int] {
        let (source, sink) = (costs.count + groups.count, costs.count + groups.count + 1)
        var network = FlowNetwork(nodes: sink + 1)
        for (option, cost) in costs.enumerated() {
            network.connect(source, option, capacity: cost * load.denominator)
        }
        for (index, group) in groups.enumerated() {
            network.connect(costs.count + index, sink, capacity: load.numerator * BigInt(group.weight))
            for option in group.options { network.connect(option, costs.count + index, capacity: nil) }
        }
        network.fill(from: source, to: sink)
        let reaching = network.nodesReaching(sink)
        return costs.indices.filter { !reaching[$0] }
    }
}

/// A flow network in whole numbers of any size (Dinic's algorithm).
struct FlowNetwork {
    private struct Edge {
        let target: Int
        /// What still fits; nil is without limit.
        var room: BigInt?
    }

    private var edges: [Edge] = []
    private var outgoing: [[Int]]
    private var level: [Int] = []
    private var next: [Int] = []

    init(nodes: Int) {
        outgoing = Array(repeating: [], count: nodes)
    }

    /// Adds an edge; without a capacity it has no limit.
    mutating func connect(_ from: Int, _ to: Int, capacity: BigInt?) {
        outgoing[from].append(edges.count)
        edges.append(Edge(target: to, room: capacity))
        outgoing[to].append(edges.count)
        edges.append(Edge(target: from, room: 0))
    }

    /// Fills the network and returns the amount.
    @discardableResult
    mutating func fill(from source: Int, to sink: Int) -> BigInt {
        var total = BigInt(0)
        while findLevels(source, sink) {
            next = Array(repeating: 0, count: outgoing.count)
            while let pushed = push(source, sink, nil) { total += pushed }
        }
        return total
    }

    private func hasRoom(_ edge: Int) -> Bool { edges[edge].room.map { $0 > 0 } ?? true }

    private mutating func findLevels(_ source: Int, _ sink: Int) -> Bool {
        level = Array(repeating: -1, count: outgoing.count)
        level[source] = 0
        var queue = [source]
        var place = 0
        while place < queue.count {
            let node = queue[place]
            place += 1
            for edge in outgoing[node] where hasRoom(edge) && level[edges[edge].target] < 0 {
                level[edges[edge].target] = level[node] + 1
                queue.append(edges[edge].target)
            }
        }
        return level[sink] >= 0
    }

    private mutating func push(_ node: Int, _ sink: Int, _ limit: BigInt?) -> BigInt? {
        if node == sink { return limit }
        while next[node] < outgoing[node].count {
            let edge = outgoing[node][next[node]]
            let target = edges[edge].target
            if hasRoom(edge), level[target] == level[node] + 1 {
                let narrow = [limit, edges[edge].room].compactMap { $0 }.min()
                if let pushed = push(target, sink, narrow) {
                    if let room = edges[edge].room { edges[edge].room = room - pushed }
                    if let back = edges[edge ^ 1].room { edges[edge ^ 1].room = back + pushed }
                    return pushed
                }
            }
            next[node] += 1
        }
        return nil
    }

    /// Which nodes still have a way to `sink`.
    func nodesReaching(_ sink: Int) -> [Bool] {
        var reaching = Array(repeating: false, count: outgoing.count)
        reaching[sink] = true
        var queue = [sink]
        while let node = queue.popLast() {
            for edge in outgoing[node] {
                let from = edges[edge].target
                if !reaching[from], hasRoom(edge ^ 1) {
                    reaching[from] = true
                    queue.append(from)
                }
            }
        }
        return reaching
    }
}
