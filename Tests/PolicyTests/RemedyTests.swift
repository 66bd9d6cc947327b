import CanonicalJSON
import Policy
import Testing

@Suite("Remedies, against every change that could be made in small worlds")
struct RemedyTests {
    let trees: CommonsTrees

    init() throws {
        trees = try CommonsTrees(Resources.vocabulary())
    }

    /// What can be changed: each by its own kind, so that sets of changes can be compared.
    struct Assignment {
        var purpose: String?
        var evidence: Int64?
        var hasAgreement = false
        var units: Int64?
        var points: Int64?

        var kinds: Set<String> {
            var kinds: Set<String> = []
            if purpose != nil { kinds.insert("change-purpose") }
            if evidence != nil { kinds.insert("bring-evidence") }
            if hasAgreement { kinds.insert("sign-agreement") }
            if units != nil { kinds.insert("use-less") }
            if points != nil { kinds.insert("contribute") }
            return kinds
        }
    }

    /// A world in which one `gift` is one milli-point, outside every cap: points can be given exactly.
    struct SmallWorld {
        let parameters: CommonsParameters
        let party: CommonsParty
        let gifts: Int64
        let used: Int64
        let request: CommonsRequest

        init(_ random: inout SplitMix) throws {
            parameters = try CommonsParameters(
                windowDays: 365, minimumUseMilliPoints: Int64.random(in: 1...6, using: &random),
                bootstrapDays: 90,
                bootstrapMilliPoints: Int64.random(in: 0...6, using: &random),
                weights: ["gift": 1, "hour": 3],
                caps: [:], dayCapMilliPoints: 5, outsideDayCap: ["gift"],
                costs: ["read": 1, "derive": 2, "train": 3],
                thetaPermille: [
                    "SocialEconomyEntity": random.pick([0, 500, 1000, 1500]), "PublicBody": 700,
                    "Individual": 0,
                    "ForProfit": random.pick([0, 900]),
                ], evidenceMinimum: 1, centsPerPoint: 2000)
            party = CommonsParty(
                kind: random.pick(["Association", "PublicBody", "Individual", "ForProfit"]),
                evidence: Int64.random(in: 0...1, using: &random),
                evidenceUntil: random.pick([99_000_000, 100_000_001]),
                joined: random.pick([0, 99_999_000]))
            gifts = Int64.random(in: 0...5, using: &random)
            used = Int64.random(in: 0...4, using: &random)
            request = CommonsRequest(
                id: "q", party: "p",
                action: random.pick(["read", "derive", "train", "distribute", "sell", "reidentify"]),
                purpose: random.pick(["Health", "Commercial", "Advertising", "Research"]),
                units: Int64.random(in: 1...4, using: &random), at: 100_000_000)
        }

        /// The answer after changes, from a world in which they were really made.
        func outcome(_ change: Assignment, _ trees: CommonsTrees) throws -> CommonsDecision.Outcome {
            var (party, request) = (party, request)
            if let evidence = change.evidence {
                (party.evidence, party.evidenceUntil) = (evidence, request.at)
            }
            if let purpose = change.purpose { request.purpose = purpose }
            if change.hasAgreement { request.hasAgreement = true }
            if let units = change.units { request.units = units }
            let gift = CommonsEvent(
                id: "g", party: "p", type: "gift", quantity: gifts + (change.points ?? 0), at: 90_000_000,
                reviewers: ["o"])
            let world = CommonsWorld(
                parties: ["p": party], events: [gift],
                uses: [CommonsUse(party: "p", action: "read", units: used, at: 90_000_000)])
            return try CommonsLicence(parameters: parameters, trees: trees)
                .decide(request, in: world.ledger(parameters)).outcome
        }
    }

    private func assignments(_ world: SmallWorld) -> [Assignment] {
        var all: [Assignment] = []
        for purpose in [nil, "Health", "Commercial", "GeneralInterestService"] {
            for evidence in [nil, 1, 2] as [Int64?] {
                for hasAgreement in [false, true] {
                    for units in [nil] + (1..<world.request.units).map(Optional.some) {
                        for points in [nil] + (1...25).map(Optional.some) as [Int64?] {
                            all.append(
                                Assignment(
                                    purpose: purpose, evidence: evidence, hasAgreement: hasAgreement,
                                    units: units,
                                    points: points))
                        }
                    }
                }
            }
        }
        return all
    }

    private func assignment(_ remedy: Remedy) -> Assignment {
        var made = Assignment()
        for change in remedy.changes {
            switch change {
            case .contribute(let points, _): made.points = points
            case .bringEvidence(let level): made.evidence = level
            case .changePurpose(let purposes): made.purpose = purposes.first
            case .signAgreement: made.hasAgreement = true
            case .useLess(let units): made.units = units
            }
        }
        return made
    }

    @Test("each flips the answer, nothing smaller does, and none is left out", arguments: 0..<25)
    func bruteForce(block: Int) throws {
        var random = SplitMix(seed: UInt64(block) + 900)
        for _ in 0..<min(200, max(20, propertyCases / 25)) {
            let world = try SmallWorld(&random)
            let before = try world.outcome(Assignment(), trees)
            let goal: CommonsDecision.Outcome = before == .deny ? .permitWithFee : .permit
            let found = try remedies(world)
            if before == .permit { #expect(found.isEmpty) }
            guard before < .permit else { continue }
            let flipping = try assignments(world).filter { try world.outcome($0, trees) >= goal }
            let kinds = Set(flipping.map(\.kinds))
            let smallest = kinds.filter { some in !kinds.contains { $0.isStrictSubset(of: some) } }
            #expect(Set(found.map { assignment($0).kinds }) == smallest)
            for remedy in found { try check(remedy, world, goal) }
        }
    }

    private func remedies(_ world: SmallWorld) throws -> [Remedy] {
        let gift = CommonsEvent(
            id: "g", party: "p", type: "gift", quantity: world.gifts, at: 90_000_000, reviewers: ["o"])
        let written = CommonsWorld(
            parties: ["p": world.party], events: [gift],
            uses: [CommonsUse(party: "p", action: "read", units: world.used, at: 90_000_000)])
        return try CommonsLicence(parameters: world.parameters, trees: trees)
            .remedies(for: world.request, in: written.ledger(world.parameters))
    }

    /// The remedy flips the answer; one point less, one unit more or a level less does not.
    private func check(_ remedy: Remedy, _ world: SmallWorld, _ goal: CommonsDecision.Outcome) throws {
        let made = assignment(remedy)
        #expect(try world.outcome(made, trees) == remedy.outcome)
        #expect(remedy.outcome >= goal)
        if let points = made.points {
            var less = made
            less.points = points - 1
            #expect(try world.outcome(less, trees) < goal)
        }
        if let units = made.units, units + 1 < world.request.units {
            var more = made
            more.units = units + 1
            #expect(try world.outcome(more, trees) < goal)
        }
        if let evidence = made.evidence {
            var less = made
            less.evidence = evidence - 1
            #expect(try world.outcome(less, trees) < goal)
        }
    }

    @Test("every way to contribute suffices when it is really taken", arguments: UInt64(0)..<20)
    func ways(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        for _ in 0..<20 {
            let world = try RandomWorld(&random)
            let licence = CommonsLicence(parameters: world.parameters, trees: trees)
            let ledger = try world.world.ledger(world.parameters)
            for remedy in licence.remedies(for: world.request, in: ledger) where remedy.changes.count == 1 {
                guard case .contribute(_, let ways) = remedy.changes[0], world.parameters.windowDays == 365
                else { continue }
                for way in ways where way.days <= 300 {
                    let after = try given(way, world, licence)
                    #expect(after >= remedy.outcome)
                }
            }
        }
    }

    /// Shares the units out over days on which nothing happens otherwise.
    private func given(
        _ way: Remedy.Way, _ world: RandomWorld, _ licence: CommonsLicence
    ) throws -> CommonsDecision.Outcome {
        var world = world
        let weight = world.parameters.weights[way.type] ?? 0
        let isFree = world.parameters.outsideDayCap.contains(way.type)
        let share = isFree ? way.quantity : max(1, world.parameters.dayCapMilliPoints / weight)
        var left = way.quantity
        for day in 0..<way.days {
            world.world.events.append(
                CommonsEvent(
                    id: "way\(day)", party: "p", type: way.type, quantity: min(share, left),
                    at: RandomWorld.now - (40 + day) * RandomWorld.day, reviewers: ["o"]))
            left -= min(share, left)
        }
        #expect(left == 0)
        return try licence.decide(world.request, in: world.world.ledger(world.parameters)).outcome
    }
}
