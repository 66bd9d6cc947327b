import CanonicalJSON
import Policy
import Testing

@Suite("The rule of Social Commons")
struct ReciprocityTests {
    let trees: CommonsTrees
    let parameters: CommonsParameters
    let world: CommonsWorld
    let requests: [CommonsRequest]
    let expected: [JSONValue]

    init() throws {
        let vectors = try Resources.vectors()
        trees = try CommonsTrees(Resources.vocabulary())
        parameters = try CommonsParameters(#require(vectors["parameters"]))
        world = try CommonsWorld(#require(vectors["world"]))
        requests = try #require(vectors["requests"]?.array).map { try CommonsRequest($0) }
        expected = try #require(vectors["expected"]?.array)
    }

    @Test("decides every published vector as published")
    func vectors() throws {
        let licence = CommonsLicence(parameters: parameters, trees: trees)
        let ledger = try world.ledger(parameters)
        #expect(requests.count == 200)
        for (request, answer) in zip(requests, expected) {
            #expect(licence.decide(request, in: ledger).json == answer)
        }
    }

    @Test("decides the same in whatever order events and uses arrive", arguments: UInt64(0)..<8)
    func order(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var shuffled = world
        shuffled.events.shuffle(using: &random)
        shuffled.uses.shuffle(using: &random)
        let licence = CommonsLicence(parameters: parameters, trees: trees)
        let ledger = try shuffled.ledger(parameters)
        for (request, answer) in zip(requests, expected) {
            #expect(licence.decide(request, in: ledger).json == answer)
        }
    }

    @Test("measures C, U and days at any time as the definition has it", arguments: UInt64(0)..<40)
    func againstDefinition(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let ledger = try world.ledger(parameters)
        let licence = CommonsLicence(parameters: parameters, trees: trees)
        for var request in requests.filter({ world.parties[$0.party] != nil }).prefix(40) {
            request.at = 1_767_225_600 + Int64.random(in: -500 * 86_400...500 * 86_400, using: &random)
            guard let measure = licence.decide(request, in: ledger).measure else { continue }
            let direct = DirectDefinition(parameters: parameters, world: world)
            #expect(measure.contribution == direct.contribution(of: request.party, at: request.at))
            #expect(measure.use == direct.use(of: request.party, at: request.at))
            #expect(measure.days == direct.days(of: request.party, at: request.at))
        }
    }

    @Test("parameters read and written are the same")
    func roundTrip() throws {
        #expect(try parameters.json == Resources.vectors()["parameters"])
        #expect(try CommonsParameters(parameters.json) == parameters)
        #expect(try CommonsWorld(world.json) == world)
    }

    @Test(
        "refuses numbers beyond their limits",
        arguments: ["umin", "window_days", "day_cap", "evidence_min", "price_cents_per_point"])
    func limits(name: String) throws {
        var members = try #require(parameters.json.object)
        members[name] = -1
        #expect(throws: PolicyError.self) { try CommonsParameters(.object(members)) }
    }
}

/// The rule read once more, word by word from its text, event by event.
struct DirectDefinition {
    let parameters: CommonsParameters
    let world: CommonsWorld

    private func isInWindow(_ at: Int64, _ time: Int64) -> Bool {
        at >= time - parameters.windowDays * 86_400 && at < time
    }

    private func counted(of party: String, at time: Int64) -> [CommonsEvent] {
        let reversed = Set(
            world.events.filter { $0.reverses != nil && $0.at < time }.compactMap(\.reverses))
        return world.events.filter { event in
            event.party == party && isInWindow(event.at, time) && event.reverses == nil
                && !reversed.contains(event.id) && parameters.weights[event.type] != nil
                && event.reviewers.contains { $0 != party }
        }
    }

    func contribution(of party: String, at time: Int64) -> Int64 {
        var byType: [String: Int64] = [:]
        let days = Dictionary(grouping: counted(of: party, at: time)) { $0.at / 86_400 }
        let names = parameters.weights.keys.sorted()
        let order = names.filter { parameters.caps[$0] == nil } + names.filter { parameters.caps[$0] != nil }
        for events in days.values {
            var left = parameters.dayCapMilliPoints
            for type in order {
                let sum = events.filter { $0.type == type }.reduce(0) {
                    $0 + $1.quantity * (parameters.weights[type] ?? 0)
                }
                let taken = type == "euro_cent" ? sum : min(sum, left)
                if type != "euro_cent" { left -= taken }
                byType[type, default: 0] += taken
            }
        }
        return byType.reduce(0) { $0 + min($1.value, parameters.caps[$1.key] ?? .max) }
    }

    func use(of party: String, at time: Int64) -> Int64 {
        world.uses.filter { $0.party == party && isInWindow($0.at, time) }
            .reduce(0) { $0 + $1.units * (parameters.costs[$1.action] ?? 0) }
    }

    func days(of party: String, at time: Int64) -> Int64 {
        let events = counted(of: party, at: time).filter { $0.type != "euro_cent" }
        return Int64(Set(events.map { $0.at / 86_400 }).count)
    }
}

@Suite("Requests from the ends of time")
struct FarTimesTests {
    @Test(
        "a request beyond the accepted times is decided, and as JSON refused", arguments: [Int64.min, .max])
    func farTimes(at: Int64) throws {
        let trees = try CommonsTrees(Resources.vocabulary())
        let json = try Resources.vectors()
        let parameters = try CommonsParameters(#require(json["parameters"]))
        let party = CommonsParty(
            kind: "Mutual", evidence: 1, evidenceUntil: .max, joined: at < 0 ? .max : .min)
        let world = CommonsWorld(parties: ["p": party], events: [], uses: [])
        let request = CommonsRequest(
            id: "q", party: "p", action: "read", purpose: "Health", units: 1, at: at)
        let licence = CommonsLicence(parameters: parameters, trees: trees)
        let decision = try licence.decide(request, in: world.ledger(parameters))
        #expect(decision.measure?.contribution == 0)
        _ = try DecisionRecord(deciding: request, licence: licence, world: world)
        #expect(throws: PolicyError.self) { try CommonsRequest(request.json) }
    }
}
