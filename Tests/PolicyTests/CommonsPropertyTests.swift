import CanonicalJSON
import Policy
import Testing

/// A small world with its licence, drawn at random.
struct RandomWorld {
    static let day: Int64 = 86_400
    static let now: Int64 = 800 * day + 5000
    static let types = ["hour", "record", "review", "euro_cent", "likes"]
    static let actions = ["read", "derive", "train", "distribute", "use", "sell", "reidentify", "fly"]
    static let purposes = ["Health", "Commercial", "Advertising", "GeneralInterestService", "Nowhere"]
    static let kinds = ["Association", "PublicBody", "Individual", "ForProfit", "Circus"]

    let parameters: CommonsParameters
    var world: CommonsWorld
    let request: CommonsRequest

    init(_ random: inout SplitMix) throws {
        parameters = try RandomWorld.parameters(&random)
        world = CommonsWorld(parties: [:], events: [], uses: [])
        world.parties["p"] = CommonsParty(
            kind: random.pick(RandomWorld.kinds), evidence: Int64.random(in: 0...2, using: &random),
            evidenceUntil: RandomWorld.now + Int64.random(in: -1...1, using: &random),
            joined: RandomWorld.now - Int64.random(in: 0...200, using: &random) * RandomWorld.day)
        for _ in 0..<Int.random(in: 0...6, using: &random) { world.add(&random) }
        for _ in 0..<Int.random(in: 0...3, using: &random) { world.uses.append(RandomWorld.use(&random)) }
        request = CommonsRequest(
            id: "q", party: Int.random(in: 0..<20, using: &random) == 0 ? "stranger" : "p",
            action: random.pick(RandomWorld.actions), purpose: random.pick(RandomWorld.purposes),
            units: Int64.random(in: 0...4000, using: &random), at: RandomWorld.now,
            hasAgreement: Bool.random(using: &random))
    }

    /// At most one capped type shares the daily cap, as `rivalTypes` asks for.
    static func parameters(_ random: inout SplitMix) throws -> CommonsParameters {
        try CommonsParameters(
            windowDays: random.pick([1, 30, 365]), minimumUseMilliPoints: 1000, bootstrapDays: 90,
            bootstrapMilliPoints: Int64.random(in: 0...9000, using: &random),
            weights: ["hour": 1000, "record": 10, "review": 50, "euro_cent": 1],
            caps: [
                "record": Int64.random(in: 0...3000, using: &random),
                "euro_cent": Int64.random(in: 0...3000, using: &random),
            ],
            dayCapMilliPoints: Int64.random(in: 0...9000, using: &random),
            costs: ["read": 1, "derive": 4, "train": 10, "use": 4],
            thetaPermille: [
                "SocialEconomyEntity": 200, "PublicBody": 333, "Individual": 0, "ForProfit": 500,
            ],
            evidenceMinimum: 1, centsPerPoint: Int64.random(in: 0...30, using: &random))
    }

    static func moment(_ random: inout SplitMix) -> Int64 {
        let days = random.pick([0, 0, 1, 2, 29, 30, 31, 364, 365, 366])
        return now - Int64(days) * day + Int64.random(in: -2...2, using: &random)
    }

    static func use(_ random: inout SplitMix) -> CommonsUse {
        CommonsUse(
            party: "p", action: random.pick(actions), units: Int64.random(in: 0...3000, using: &random),
            at: moment(&random))
    }
}

extension CommonsWorld {
    /// Adds an event, one in six a reversal, one in six accepted by nobody else.
    mutating func add(_ random: inout SplitMix) {
        let dice = Int.random(in: 0..<6, using: &random)
        let reversed = dice == 0 ? events.last?.id : nil
        events.append(
            CommonsEvent(
                id: "e\(events.count)", party: "p",
                type: reversed == nil ? random.pick(RandomWorld.types) : "reversal",
                quantity: Int64.random(in: 0...300, using: &random), at: RandomWorld.moment(&random),
                reviewers: dice == 1 ? ["p"] : ["p", "other"], reverses: reversed))
    }
}

@Suite("Properties of the licence, on random worlds")
struct CommonsPropertyTests {
    let trees: CommonsTrees

    init() throws {
        trees = try CommonsTrees(Resources.vocabulary())
    }

    private func decide(_ world: RandomWorld) throws -> CommonsDecision {
        let licence = CommonsLicence(parameters: world.parameters, trees: trees)
        return try licence.decide(world.request, in: world.world.ledger(world.parameters))
    }

    @Test("one more accepted contribution never lowers the outcome nor raises the fee")
    func contributions() throws {
        var random = SplitMix(seed: 101)
        for _ in 0..<propertyCases {
            var world = try RandomWorld(&random)
            let before = try decide(world)
            world.world.events.append(
                CommonsEvent(
                    id: "more", party: "p", type: random.pick(RandomWorld.types),
                    quantity: Int64.random(in: 0...500, using: &random), at: RandomWorld.moment(&random),
                    reviewers: ["other"]))
            let after = try decide(world)
            #expect(after.outcome >= before.outcome)
            if let fee = after.feeCents, let old = before.feeCents { #expect(fee <= old) }
        }
    }

    @Test("one more use never raises the outcome nor lowers the fee")
    func uses() throws {
        var random = SplitMix(seed: 102)
        for _ in 0..<propertyCases {
            var world = try RandomWorld(&random)
            let before = try decide(world)
            world.world.uses.append(RandomWorld.use(&random))
            let after = try decide(world)
            #expect(after.outcome <= before.outcome)
            if let fee = after.feeCents, let old = before.feeCents { #expect(fee >= old) }
        }
    }

    @Test("the order of events and uses is irrelevant, and the measure is what the definition says")
    func order() throws {
        var random = SplitMix(seed: 103)
        for _ in 0..<propertyCases {
            let world = try RandomWorld(&random)
            var shuffled = world
            shuffled.world.events.shuffle(using: &random)
            shuffled.world.uses.shuffle(using: &random)
            let decision = try decide(world)
            #expect(try decide(shuffled) == decision)
            guard let measure = decision.measure else { continue }
            let direct = DirectDefinition(parameters: world.parameters, world: world.world)
            #expect(measure.contribution == direct.contribution(of: "p", at: RandomWorld.now))
            #expect(measure.use == direct.use(of: "p", at: RandomWorld.now))
        }
    }

    @Test("a term that nobody defined never turns a refusal round")
    func undefined() throws {
        var random = SplitMix(seed: 104)
        for _ in 0..<propertyCases {
            let world = try RandomWorld(&random)
            let licence = CommonsLicence(parameters: world.parameters, trees: trees)
            let ledger = try world.world.ledger(world.parameters)
            for change in 0..<3 {
                var request = world.request
                if change == 0 { request.action = "nobody-defined-this" }
                if change == 1 { request.purpose = "nobody-defined-this" }
                if change == 2 { request.party = "nobody-defined-this" }
                #expect(licence.decide(request, in: ledger).outcome == .deny)
            }
        }
    }

    @Test(
        "two capped types under one daily cap can make a contribution count for less, and the parameters say so"
    )
    func rivals() throws {
        var parameters = try CommonsParameters(
            windowDays: 365, minimumUseMilliPoints: 1000, bootstrapDays: 0, bootstrapMilliPoints: 0,
            weights: ["a": 1, "b": 1], caps: ["a": 5, "b": 100], dayCapMilliPoints: 10, costs: [:],
            thetaPermille: ["Individual": 0], evidenceMinimum: 0, centsPerPoint: 0)
        #expect(parameters.rivalTypes == ["a", "b"])
        let party = CommonsParty(kind: "Individual", evidence: 0, evidenceUntil: 0, joined: 0)
        var world = CommonsWorld(
            parties: ["p": party],
            events: ["a", "b"].map {
                CommonsEvent(id: $0, party: "p", type: $0, quantity: 5, at: 100, reviewers: ["o"])
            }, uses: [])
        let request = CommonsRequest(
            id: "q", party: "p", action: "read", purpose: "Health", units: 1, at: 200)
        func contribution() throws -> Int64? {
            let licence = CommonsLicence(parameters: parameters, trees: trees)
            return try licence.measure(request, in: world.ledger(parameters))?.contribution
        }
        #expect(try contribution() == 10)
        world.events.append(
            CommonsEvent(id: "c", party: "p", type: "a", quantity: 5, at: 101, reviewers: ["o"]))
        #expect(try contribution() == 5)
        parameters.caps = ["b": 100]
        #expect(parameters.rivalTypes == ["b"])
        #expect(try contribution() == 10)
    }
}
