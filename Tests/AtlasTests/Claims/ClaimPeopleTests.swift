import Identity
import Kernel
import Storage
import TestKit
import Testing

@testable import Atlas

/// People who vouch, decide, dispute and ask to join.
@Suite("Claims before people")
struct ClaimPeopleTests {
    @Test("Two people of two organisations that act here grant it", arguments: Engine.available)
    func vouched(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let (one, two) = (
                try await cast.settle("Atelier", for: "bea"), try await cast.settle("Grange", for: "cyd")
            )
            cast.clock.move(seconds: 60)
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            let claim = try await cast.claim(fil, ClaimCast.people(.vouched), by: ada)
            let vouch = VouchForClaim(atlas: cast.domain)
            #expect(try await !vouch(claim.id, by: one, now: cast.now))
            #expect(try await cast.standing(fil) == nil, "one is not enough")
            await #expect(throws: ClaimRefusal.cannotVouch) {  // the same person again
                _ = try await vouch(claim.id, by: one, now: cast.now)
            }
            #expect(try await vouch(claim.id, by: two, now: cast.now))
            #expect(try await cast.standing(fil)?.way == .vouched)
            #expect(try await cast.letter().to == "ada@people.example")
            #expect(
                try await cast.acts(fil).filter { $0 == "atlas.claim-vouched" }.count == 2)
        }
    }

    @Test("Nobody is two, by two accounts, two people of one organisation, or a place given for it")
    func sybil() async throws {
        try await ClaimCast.run(.sqlite) { cast in
            try await cast.settle("Atelier", for: "bea")
            try await cast.settle("Atelier", for: "bob")
            try await cast.settle("Grange", for: "bob")
            try await cast.settle("Ressourcerie", for: "ada")
            try await cast.settle("Tiers-lieu", for: "dan", way: .vouched)
            cast.clock.move(seconds: 60)
            let fil = try await cast.id("Le Fil")
            let claim = try await cast.claim(
                fil, ClaimCast.people(.vouched), by: try await cast.person("ada"))
            cast.clock.move(seconds: 60)
            try await cast.settle("Ressourcerie", for: "second-account-of-ada")
            try await cast.settle("Grange", for: "late")
            let vouch = VouchForClaim(atlas: cast.domain)
            func refused(_ name: String) async throws -> Bool {
                let actor = try await cast.person(name)
                do {
                    _ = try await vouch(claim.id, by: actor, now: cast.now)
                    return false
                } catch ClaimRefusal.cannotVouch { return true }
            }
            #expect(try await refused("ada"), "herself")
            #expect(try await refused("second-account-of-ada"), "of her own organisation")
            #expect(try await refused("stranger"), "of no organisation")
            #expect(try await refused("dan"), "of one that was vouched for itself")
            #expect(try await refused("late"), "a member since the claim")
            #expect(try await !refused("bob"), "Atelier")
            #expect(try await refused("bea"), "Atelier has confirmed")
            #expect(try await cast.standing(fil) == nil)
        }
    }

    @Test("Whoever is of both organisations speaks for one", arguments: Engine.available)
    func both(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            for place in ["Atelier", "Grange"] { try await cast.settle(place, for: "bob") }
            try await cast.settle("Grange", for: "cyd")
            cast.clock.move(seconds: 60)
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            let claim = try await cast.claim(fil, ClaimCast.people(.vouched), by: ada)
            let vouch = VouchForClaim(atlas: cast.domain)
            _ = try await vouch(claim.id, by: try await cast.person("bob"), now: cast.now)
            let cyd = try await cast.person("cyd")
            await #expect(throws: ClaimRefusal.cannotVouch) {  // Bob could have spoken for hers
                _ = try await vouch(claim.id, by: cyd, now: cast.now)
            }
        }
    }

    @Test("A moderator decides, with a reason that the claimant reads", arguments: Engine.available)
    func moderated(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let (fil, ada, eve) = (
                try await cast.id("Le Fil"), try await cast.person("ada"), try await cast.person("eve")
            )
            let decide = DecideClaim(atlas: cast.domain)
            let first = try await cast.claim(fil, ClaimCast.people(), by: ada)
            await #expect(throws: IdentityRefusal.self) {  // not on her own
                try await decide(first.id, .grant, by: ada, now: cast.now)
            }
            try await decide(first.id, .reject(.unverified), by: eve, now: cast.now)
            let letter = try await cast.letter()
            #expect(letter.to == "ada@people.example" && letter.body.contains("rien ne le montre"))
            let kept = try #require(
                try await cast.database.read { tx in try tx.lastClaim(of: fil, by: ada.personKey) })
            #expect(kept.state == .rejected && kept.reason == .unverified && kept.words == nil)
            await #expect(throws: ClaimRefusal.decided) {
                try await decide(first.id, .grant, by: eve, now: cast.now)
            }
            let second = try await cast.claim(fil, ClaimCast.people(), by: ada)
            try await decide(second.id, .grant, by: eve, now: cast.now)
            #expect(try await cast.standing(fil)?.way == .moderator)
        }
    }

    @Test("A dispute that is right ends who acted and what she said", arguments: Engine.available)
    func dispute(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let fil = try await cast.id("Le Fil")
            let mallory = try await cast.settle("Le Fil", for: "mallory")
            var lie = OwnWords.empty(.organisation)
            lie.website = "https://evil.example"
            _ = try await EditOwnWords(database: cast.database, ids: .random)(
                fil, lie, insteadOf: OwnWords.none, by: mallory, now: cast.now)
            #expect(try await cast.atlas.entry(named: "Le Fil")?.content.website == "https://evil.example")
            let (ada, eve) = (try await cast.person("ada"), try await cast.person("eve"))
            await #expect(throws: ClaimRefusal.claimedMeanwhile) {  // no letter decides a dispute
                try await cast.claim(fil, ClaimCast.letter(to: "ada@fil.example"), by: ada)
            }
            let claim = try await cast.claim(fil, ClaimCast.people(), by: ada)
            #expect(claim.isDispute)
            try await DecideClaim(atlas: cast.domain)(claim.id, .grant, by: eve, now: cast.now)
            #expect(try await cast.person("mallory").memberships.isEmpty)
            #expect(try await cast.person("ada").memberships.first?.holds(.administrator) == true)
            #expect(
                try await cast.atlas.entry(named: "Le Fil")?.content.website == "https://www.fil.example")
            _ = try await cast.letter()
            #expect(
                Set(cast.mailer.letters.map(\.to)) == ["mallory@people.example", "ada@people.example"])
        }
    }

    @Test(
        "Asking to join reaches those who administer, and tells nothing of them", arguments: Engine.available)
    func join(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            await #expect(throws: ClaimRefusal.nobodyActs) {
                try await AskToJoin(atlas: cast.domain)(fil, words: "", by: ada, now: cast.now)
            }
            try await cast.settle("Le Fil", for: "bea")
            try await cast.settle("Le Fil", for: "cyd")
            try await AskToJoin(atlas: cast.domain)(
                fil, words: "Je tiens la caisse", by: ada, now: cast.now)
            _ = try await cast.letter()
            #expect(cast.mailer.letters.map(\.to).sorted() == ["bea@people.example", "cyd@people.example"])
            for letter in cast.mailer.letters {
                #expect(letter.body.contains("ada@people.example") && letter.body.contains("caisse"))
                #expect(letter.body.contains("/account/organisations/\(fil)"))
            }
            await #expect(throws: ClaimRefusal.tooOften(retryAfterSeconds: 86_400)) {
                try await AskToJoin(atlas: cast.domain)(fil, words: "", by: ada, now: cast.now)
            }
            let bea = try await cast.person("bea")
            await #expect(throws: ClaimRefusal.openAlready) {
                try await AskToJoin(atlas: cast.domain)(fil, words: "", by: bea, now: cast.now)
            }
            let left = try await cast.database.read { tx in try tx.first("select 1 as one from atlas_letter")
            }
            #expect(left == nil, "a letter that has left is erased")
        }
    }

    @Test(
        "An organisation that nobody administers any more can be claimed again", arguments: Engine.available)
    func orphan(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let fil = try await cast.id("Le Fil")
            let bea = try await cast.settle("Le Fil", for: "bea")
            try await cast.database.write { tx in
                try tx.execute("delete from identity_person where person_key = \(bea.personKey)")
            }
            #expect(try await cast.standing(fil) == nil)
            let ada = try await cast.person("ada")
            try await cast.claim(fil, ClaimCast.letter(to: "ada@fil.example"), by: ada)
            _ = try await ProveClaim(atlas: cast.domain).byLink(
                try await cast.link(), actor: ada, now: cast.now)
            #expect(try await cast.standing(fil) != nil)
        }
    }
}
