import CanonicalJSON
import Foundation
import Policy
import RDF

/// Measures decisions of the licence and of a policy of ten rules over many parties, one after the other.
struct PolicyBench {
    let resources: PolicyResources
    let parties: Int
    let entries: Int
    let decisions: Int

    static let now: Int64 = 1_767_225_600
    static let sc = "https://terreau.example/ns/social-commons#"
    static let odrl = "http://www.w3.org/ns/odrl/2/"

    /// The most requests that are written for another engine.
    private static let mostCases = 20_000

    /// The figures; the policy of ten rules and measured requests go into a file for another engine, if one
    /// is given.
    func run(writingCasesTo file: String? = nil) throws -> JSONValue {
        var random = SplitMix(seed: 5)
        let clock = ContinuousClock()
        let licence = CommonsLicence(parameters: try PolicyBench.parameters(), trees: resources.trees)
        var ledger = CommonsLedger(parameters: licence.parameters)
        let filling = try clock.measure { try fill(&ledger, &random) }
        let requests = (0..<decisions).map { request($0, &random) }
        let commons = measure { licence.decide(requests[$0], in: ledger).outcome != .deny }
        let document = ODRLDocument(
            try TurtleParser().graph(from: PolicyBench.policy), vocabulary: resources.vocabulary)
        let catalogue = Catalogue(CompiledPolicies(document), requests, ledger)
        let rules = measure { catalogue.permits(requests[$0], licence, ledger) }
        if let file {
            let cases = requests.prefix(PolicyBench.mostCases).compactMap {
                catalogue.question($0, licence, ledger)
            }
            let text = CedarExport(document).policies() ?? ""
            let written: JSONValue = ["cedar": .string(text), "requests": .array(cases)]
            try Data(written.canonicalBytes).write(to: URL(fileURLWithPath: file))
        }
        return [
            "parties": .integer(Int64(parties)), "ledger_entries": .integer(Int64(ledger.size)),
            "entries_a_second": .integer(rate(ledger.size, filling)), "rules": 10,
            "commons": commons.json, "ten_rules": rules.json,
        ]
    }

    private func rate(_ count: Int, _ duration: Duration) -> Int64 {
        Int64(Double(count) / (duration / .seconds(1)))
    }

    // MARK: World and requests

    private static func parameters() throws -> CommonsParameters {
        try CommonsParameters(
            windowDays: 365, minimumUseMilliPoints: 1000, bootstrapDays: 90, bootstrapMilliPoints: 5000,
            weights: ["hour": 1000, "record": 10, "review": 50, "euro_cent": 1], caps: ["record": 500_000],
            dayCapMilliPoints: 24_000, costs: ["read": 1, "execute": 2, "derive": 4, "train": 10],
            thetaPermille: [
                "SocialEconomyEntity": 200, "PublicBody": 200, "Individual": 0, "ForProfit": 500,
            ],
            evidenceMinimum: 1, centsPerPoint: 20)
    }

    private func fill(_ ledger: inout CommonsLedger, _ random: inout SplitMix) throws {
        let kinds = ["Association", "WorkerCooperative", "Mutual", "PublicBody", "Individual", "ForProfit"]
        for party in 0..<parties {
            let id = "urn:party:\(party)"
            ledger.set(
                CommonsParty(
                    kind: random.pick(kinds), evidence: Int64.random(in: 0...3, using: &random),
                    evidenceUntil: PolicyBench.now + 86_400, joined: PolicyBench.now - 400 * 86_400), for: id)
            for entry in 0..<entries { try record(party, entry, id, &ledger, &random) }
        }
    }

    private func record(
        _ party: Int, _ entry: Int, _ id: String, _ ledger: inout CommonsLedger, _ random: inout SplitMix
    ) throws {
        let at = PolicyBench.now - Int64.random(in: 1...400 * 86_400, using: &random)
        if entry % 3 == 2 {
            let action = random.pick(["read", "execute", "derive", "train"])
            let units = Int64.random(in: 1...2000, using: &random)
            return try ledger.record(CommonsUse(party: id, action: action, units: units, at: at))
        }
        try ledger.record(
            CommonsEvent(
                id: "\(party)-\(entry)", party: id,
                type: random.pick(["hour", "record", "review", "euro_cent"]),
                quantity: Int64.random(in: 1...20, using: &random), at: at, reviewers: ["urn:party:r"]))
    }

    private func request(_ number: Int, _ random: inout SplitMix) -> CommonsRequest {
        CommonsRequest(
            id: "q\(number)", party: "urn:party:\(Int.random(in: 0..<parties, using: &random))",
            action: random.pick(["read", "execute", "derive", "train", "distribute", "sell"]),
            purpose: random.pick(["Health", "DigitalInclusion", "Research", "Commercial", "Advertising"]),
            units: Int64.random(in: 1...500, using: &random), at: PolicyBench.now)
    }

    // MARK: Measuring

    /// Figures of many decisions.
    private struct Figures {
        let aSecond: Int64
        let permitted: Int64
        let nanoseconds: [Int64]

        var json: JSONValue {
            [
                "decisions": .integer(Int64(nanoseconds.count)), "permitted": .integer(permitted),
                "decisions_a_second": .integer(aSecond), "p50_ns": .integer(quantile(50)),
                "p99_ns": .integer(quantile(99)),
            ]
        }

        private func quantile(_ percent: Int) -> Int64 {
            nanoseconds.sorted()[min(nanoseconds.count - 1, nanoseconds.count * percent / 100)]
        }
    }

    /// One pass for the rate, by the time of the processor, which other programs do not use up; one more for
    /// the time of each on the clock.
    private func measure(_ decide: (Int) -> Bool) -> Figures {
        let clock = ContinuousClock()
        var permitted: Int64 = 0
        let before = PolicyBench.processorNanoseconds
        for place in 0..<decisions where decide(place) { permitted += 1 }
        let spent = max(1, PolicyBench.processorNanoseconds - before)
        var times: [Int64] = []
        times.reserveCapacity(decisions)
        for place in 0..<decisions {
            let time = clock.measure { _ = decide(place) }
            times.append(Int64(time / .nanoseconds(1)))
        }
        return Figures(
            aSecond: Int64(decisions) * 1_000_000_000 / spent, permitted: permitted, nanoseconds: times)
    }

    private static var processorNanoseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
