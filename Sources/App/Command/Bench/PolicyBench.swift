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

    private static let now: Int64 = 1_767_225_600
    private static let sc = "https://terreau.example/ns/social-commons#"
    private static let odrl = "http://www.w3.org/ns/odrl/2/"

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

    /// A policy with what a catalogue keeps ready beside it: facts of parties and of purposes.
    private struct Catalogue {
        let policies: CompiledPolicies
        let parties: [String: PreparedFacts]
        let purposes: [String: PreparedFacts]
        let actions: [String: IRI]
        private let permille: Int?
        private let days: Int?

        init(_ policies: CompiledPolicies, _ requests: [CommonsRequest], _ ledger: CommonsLedger) {
            self.policies = policies
            permille = policies.slot(of: IRI(sc + "contributionPermille"))
            days = policies.slot(of: IRI(sc + "contributionDays"))
            var (parties, purposes, actions) = (
                [String: PreparedFacts](), [String: PreparedFacts](), [String: IRI]()
            )
            for request in requests {
                actions[request.action] = IRI((request.action == "train" ? sc : odrl) + request.action)
                purposes[request.purpose] = PreparedFacts(
                    policies, [IRI(odrl + "purpose"): [.term(IRI(sc + request.purpose))]])
                guard parties[request.party] == nil, let party = ledger.party(request.party) else { continue }
                parties[request.party] = PreparedFacts(
                    policies,
                    [
                        IRI(sc + "partyKind"): [.term(IRI(sc + party.kind))],
                        IRI(sc + "evidenceLevel"): [.number(DecimalNumber(party.evidence))],
                    ])
            }
            (self.parties, self.purposes, self.actions) = (parties, purposes, actions)
        }

        /// Measures the party's reciprocity, puts everything together and decides.
        func permits(
            _ request: CommonsRequest, _ licence: CommonsLicence, _ ledger: CommonsLedger
        ) -> Bool {
            guard let action = actions[request.action], let measure = licence.measure(request, in: ledger),
                let party = parties[request.party], let purpose = purposes[request.purpose]
            else { return false }
            var situation = Situation(
                policies, party: IRI(request.party), action: action, asset: asset, facts: [:], now: moment)
            situation.add(party)
            situation.add(purpose)
            if let permille { situation.set(measure.permille, at: permille) }
            if let days { situation.set(measure.days, at: days) }
            return policies.permits(situation)
        }

        /// The same question with its answer, as another engine takes it; nil when nothing is known of the
        /// party.
        func question(
            _ request: CommonsRequest, _ licence: CommonsLicence, _ ledger: CommonsLedger
        ) -> JSONValue? {
            guard let action = actions[request.action], let party = ledger.party(request.party),
                let measure = licence.measure(request, in: ledger)
            else { return nil }
            let context: JSONValue = [
                odrl + "purpose": .string(sc + request.purpose), odrl + "dateTime": .integer(now),
                sc + "partyKind": .string(sc + party.kind), sc + "evidenceLevel": .integer(party.evidence),
                sc + "contributionPermille": .integer(measure.permille),
                sc + "contributionDays": .integer(measure.days),
            ]
            return [
                "party": .string(request.party), "action": .string(action.string),
                "asset": .string(asset.string), "context": context,
                "permitted": .bool(permits(request, licence, ledger)),
            ]
        }
    }

    private static let asset: IRI = "urn:asset:a1"
    private static let moment = Moment(secondsSince1970: now)

    /// Ten rules in the manner of the licence.
    private static let policy = """
        @prefix odrl: <\(odrl)> . @prefix sc: <\(sc)> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <urn:policy:bench> a odrl:Offer ; odrl:profile sc:profile ; odrl:conflict odrl:prohibit ;
          odrl:target <urn:asset:a1> ;
          odrl:permission <urn:r:1>, <urn:r:2>, <urn:r:3>, <urn:r:4>, <urn:r:5> ;
          odrl:prohibition <urn:r:6>, <urn:r:7>, <urn:r:8>, <urn:r:9>, <urn:r:10> .
        <urn:r:1> a odrl:Permission ; odrl:action odrl:use ; odrl:constraint
          [ odrl:leftOperand sc:partyKind ; odrl:operator odrl:isA ; odrl:rightOperand sc:SocialEconomyEntity ],
          [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:isA ; odrl:rightOperand sc:GeneralInterestService ],
          [ odrl:leftOperand sc:evidenceLevel ; odrl:operator odrl:gteq ; odrl:rightOperand 1 ],
          [ odrl:leftOperand sc:contributionPermille ; odrl:operator odrl:gteq ; odrl:rightOperand 200 ] .
        <urn:r:2> a odrl:Permission ; odrl:action odrl:use ; odrl:constraint
          [ odrl:leftOperand sc:partyKind ; odrl:operator odrl:eq ; odrl:rightOperand sc:PublicBody ],
          [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:isA ; odrl:rightOperand sc:GeneralInterestService ],
          [ odrl:leftOperand sc:contributionPermille ; odrl:operator odrl:gteq ; odrl:rightOperand 200 ] .
        <urn:r:3> a odrl:Permission ; odrl:action odrl:read ; odrl:constraint
          [ odrl:leftOperand sc:partyKind ; odrl:operator odrl:eq ; odrl:rightOperand sc:Individual ] .
        <urn:r:4> a odrl:Permission ; odrl:action odrl:read, odrl:execute ; odrl:constraint
          [ odrl:leftOperand sc:partyKind ; odrl:operator odrl:eq ; odrl:rightOperand sc:ForProfit ],
          [ odrl:leftOperand sc:contributionPermille ; odrl:operator odrl:gteq ; odrl:rightOperand 500 ] .
        <urn:r:5> a odrl:Permission ; odrl:action odrl:derive ; odrl:constraint
          [ odrl:leftOperand sc:contributionDays ; odrl:operator odrl:gteq ; odrl:rightOperand 3 ],
          [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:isAnyOf ;
            odrl:rightOperand sc:Research, sc:Health ] .
        <urn:r:6> a odrl:Prohibition ; odrl:action sc:reidentify .
        <urn:r:7> a odrl:Prohibition ; odrl:action odrl:use ; odrl:constraint
          [ odrl:leftOperand odrl:purpose ; odrl:operator odrl:isA ; odrl:rightOperand sc:ExcludedUse ] .
        <urn:r:8> a odrl:Prohibition ; odrl:action odrl:transfer .
        <urn:r:9> a odrl:Prohibition ; odrl:action sc:train ; odrl:constraint
          [ odrl:leftOperand sc:evidenceLevel ; odrl:operator odrl:lt ; odrl:rightOperand 2 ] .
        <urn:r:10> a odrl:Prohibition ; odrl:action odrl:use ; odrl:constraint
          [ odrl:leftOperand odrl:dateTime ; odrl:operator odrl:gteq ;
            odrl:rightOperand "2030-01-01T00:00:00Z"^^xsd:dateTime ] .
        """
}
