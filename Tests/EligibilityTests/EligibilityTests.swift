import Eligibility
import Testing

@Suite("Being admitted by a rule")
struct EligibilityTests {
    /// The rule of a scheme for companies of at most 49 employees that pay business taxes, in France.
    let rule = Rule.all([
        .condition(.init(clause: 0, fact: "country", .oneOf(["FR"]))),
        .condition(.init(clause: 1, fact: "legal_form", .noneOf(["association", "foundation"]))),
        .any([
            .condition(.init(clause: 2, fact: "employees", .atMost(49))),
            .condition(.init(clause: 3, fact: "approved", .equals(true))),
        ]),
    ])
    let france = FactValue.terms(["FR"])

    @Test("a yes names the clauses that are met")
    func yes() {
        let facts: [String: FactValue] = [
            "country": france, "legal_form": .terms(["cooperative"]), "employees": .integer(12),
            "approved": .boolean(false),
        ]
        #expect(Eligibility.verdict(on: rule, knowing: facts) == .yes(because: [0, 1, 2]))
    }

    @Test("a no names the clause that shuts out, whatever else is open")
    func no() {
        let facts: [String: FactValue] = ["legal_form": .terms(["sports-club", "association"])]
        #expect(Eligibility.verdict(on: rule, knowing: facts) == .no(because: [1]))
    }

    @Test("cannot tell names what to ask, and only what decides")
    func cannotTell() {
        let facts: [String: FactValue] = [
            "country": france, "legal_form": .terms(["cooperative"]), "employees": .integer(80),
        ]
        #expect(Eligibility.verdict(on: rule, knowing: facts) == .cannotTell(open: [3], ask: ["approved"]))
        let less: [String: FactValue] = ["country": france]
        #expect(
            Eligibility.verdict(on: rule, knowing: less)
                == .cannotTell(open: [1, 2, 3], ask: ["legal_form"]))
    }

    @Test("not turns a clause round")
    func negation() {
        let closed = Rule.not(.condition(.init(clause: 0, fact: "country", .oneOf(["FR"]))))
        #expect(Eligibility.verdict(on: closed, knowing: ["country": france]) == .no(because: [0]))
        #expect(Eligibility.verdict(on: closed, knowing: [:]) == .cannotTell(open: [0], ask: ["country"]))
    }

    @Test("no rule at all admits everybody; an empty choice nobody")
    func empty() {
        #expect(Eligibility.verdict(on: .all([]), knowing: [:]) == .yes(because: []))
        #expect(Eligibility.verdict(on: .any([]), knowing: [:]) == .no(because: []))
    }

    @Test("the verdict is what every completion of the open facts agrees on", arguments: UInt64(0)..<500)
    func byEnumeration(seed: UInt64) {
        var random = SystemIndependent(state: seed)
        var next = 0
        let rule = randomRule(&random, depth: 3, &next)
        let names = (0..<next).map { "f\($0)" }
        var facts: [String: FactValue] = [:]
        for name in names where Bool.random(using: &random) {
            facts[name] = .boolean(.random(using: &random))
        }
        let open = names.filter { facts[$0] == nil }
        guard open.count <= 10 else { return }
        let answers = Set(
            (0..<(1 << open.count)).map { bits in
                var all = facts
                for (bit, name) in open.enumerated() { all[name] = .boolean(bits >> bit & 1 == 1) }
                return holds(rule, all)
            })
        switch Eligibility.verdict(on: rule, knowing: facts) {
        case .yes: #expect(answers == [true])
        case .no: #expect(answers == [false])
        case .cannotTell(_, let ask):
            #expect(answers == [true, false])
            #expect(!ask.isEmpty && ask.allSatisfy(open.contains))
        }
    }

    /// A rule that asks each fact once, so that Kleene's logic is exact.
    private func randomRule(_ random: inout SystemIndependent, depth: Int, _ next: inout Int) -> Rule {
        if depth == 0 || Int.random(in: 0..<4, using: &random) == 0 {
            defer { next += 1 }
            return .condition(.init(clause: next, fact: "f\(next)", .equals(.random(using: &random))))
        }
        let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            randomRule(&random, depth: depth - 1, &next)
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .not(parts[0])
        case 1, 2: return .all(parts)
        default: return .any(parts)
        }
    }

    /// Two-valued logic, for facts that are all known.
    private func holds(_ rule: Rule, _ facts: [String: FactValue]) -> Bool {
        switch rule {
        case .all(let rules): rules.allSatisfy { holds($0, facts) }
        case .any(let rules): rules.contains { holds($0, facts) }
        case .not(let rule): !holds(rule, facts)
        case .condition(let condition):
            facts[condition.fact].map { .equals($0 == .boolean(true)) } == condition.test
        }
    }
}

/// A linear congruential generator with a fixed course (Knuth's MMIX constants).
struct SystemIndependent: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 31)
    }
}
