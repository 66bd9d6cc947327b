/// Who was there when, and whether that made a quorum for each item.
public struct Attendance: Sendable {
    /// A member present from one moment to another, in whole minutes or any other growing count.
    public struct Interval: Sendable {
        /// The member.
        public let member: String
        /// From this moment on, until before that one.
        public let from, to: Int
        /// Members represented meanwhile, by their ids.
        public let represents: [String]

        /// A presence.
        public init(member: String, from: Int, to: Int, represents: [String] = []) {
            (self.member, self.from, self.to, self.represents) = (member, from, to, represents)
        }
    }

    /// An item's quorum.
    public struct Finding: Sendable {
        /// Members present and represented at that moment.
        public let present, represented: Int
        /// How many are needed.
        public let needed: Int
        /// Whether they are enough.
        public let isReached: Bool
    }

    /// All members with a vote.
    public let members: Int
    /// Who was there.
    public let intervals: [Interval]

    /// An attendance.
    public init(members: Int, intervals: [Interval]) {
        self.members = members
        self.intervals = intervals
    }

    /// The quorum at a moment; `call` is 1 for the first call, 2 for a later one.
    public func quorum(at moment: Int, under statute: Statute, call: Int) -> Finding {
        let there = intervals.filter { $0.from <= moment && moment < $0.to }
        let present = Set(there.map(\.member))
        let represented = Set(there.flatMap(\.represents)).subtracting(present)
        let share = call <= 1 ? statute.quorum.first : statute.quorum.second
        let exact = share * Rational(members)
        let needed = Int(exact.floor) + (exact.denominator == 1 ? 0 : 1)
        let counted = present.count + (statute.quorum.countsRepresented ? represented.count : 0)
        return Finding(
            present: present.count, represented: represented.count, needed: needed,
            isReached: counted >= needed)
    }
}

/// Whether proxies keep the statutes.
public struct ProxyCheck: Sendable {
    /// A proxy given.
    public struct Proxy: Sendable {
        /// Who gives it to whom.
        public let from, to: String
        /// The items it is for; empty for all.
        public let items: [String]

        /// A proxy.
        public init(from: String, to: String, items: [String] = []) {
            (self.from, self.to, self.items) = (from, to, items)
        }
    }

    /// Why a proxy does not count.
    public enum Reason: String, Sendable {
        case giverUnknown = "giver-unknown"
        case holderNoMember = "holder-no-member"
        case toOneself = "to-oneself"
        case givenTwice = "given-twice"
        case giverPresent = "giver-present"
        case otherCollege = "other-college"
        case overCap = "over-cap"
    }

    /// The college of each member, by id; an empty text where there are none.
    public let members: [String: String]
    /// Who is there in person.
    public let present: Set<String>

    /// A check among these members.
    public init(members: [String: String], present: Set<String> = []) {
        self.members = members
        self.present = present
    }

    /// For each proxy in the order they were given, why it does not count; nil when it does.
    public func check(_ proxies: [Proxy], under rules: Statute.Proxies) -> [Reason?] {
        var given: [String: Set<String>] = [:]
        var held: [String: [String: Int]] = [:]
        return proxies.map { proxy in
            if let reason = refusal(proxy, rules) { return reason }
            let items = proxy.items.isEmpty ? ["*"] : Set(proxy.items)
            let earlier = given[proxy.from] ?? []
            let overlaps =
                items.contains("*") ? !earlier.isEmpty : !earlier.isDisjoint(with: items.union(["*"]))
            if overlaps { return .givenTwice }
            if let most = rules.most, load(held[proxy.to] ?? [:], items) >= most { return .overCap }
            given[proxy.from, default: []].formUnion(items)
            for item in items { held[proxy.to, default: [:]][item, default: 0] += 1 }
            return nil
        }
    }

    private func refusal(_ proxy: Proxy, _ rules: Statute.Proxies) -> Reason? {
        guard let college = members[proxy.from] else { return .giverUnknown }
        if proxy.from == proxy.to { return .toOneself }
        if rules.holderIsMember, members[proxy.to] == nil { return .holderNoMember }
        if present.contains(proxy.from) { return .giverPresent }
        if rules.withinCollege, members[proxy.to] != college { return .otherCollege }
        return nil
    }

    /// The most proxies held for one of these items.
    private func load(_ held: [String: Int], _ items: Set<String>) -> Int {
        let general = held["*"] ?? 0
        let special =
            items.contains("*")
            ? held.filter { $0.key != "*" }.values.max() ?? 0
            : items.map { held[$0] ?? 0 }.max() ?? 0
        return general + special
    }
}
