import CanonicalJSON
import Identity
import Kernel
import Storage
import TestKit
import Testing

@testable import Atlas

/// Somebody says that she acts for an organisation, and shows it.
@Suite("Claims")
struct ClaimTests {
    @Test("By a letter to the host of the site: granted by the link, once", arguments: Engine.available)
    func letter(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            try await cast.claim(fil, ClaimCast.letter(to: "ada@fil.example"), by: ada)
            #expect(try await cast.standing(fil) == nil, "nothing is granted by asking")
            let secret = try await cast.link()
            #expect(cast.mailer.letters.last?.to == "ada@fil.example")
            let eve = try await cast.person("eve")
            await #expect(throws: ClaimRefusal.otherAccount) {
                _ = try await ProveClaim(atlas: cast.domain).byLink(secret, actor: eve, now: cast.now)
            }
            _ = try await ProveClaim(atlas: cast.domain).byLink(secret, actor: ada, now: cast.now)
            #expect(try await cast.standing(fil)?.way == .letter)
            let place = try #require(try await cast.person("ada").memberships.first)
            #expect(place.organisation == fil.asOrganisation && place.holds(.editor))
            await #expect(throws: ClaimRefusal.badLink) {
                _ = try await ProveClaim(atlas: cast.domain).byLink(secret, actor: ada, now: cast.now)
            }
            #expect(try await cast.acts(fil) == ["atlas.claim-asked", "atlas.claim-granted"])
            // The address is erased with the decision, and stands in no act
            let claim = try #require(
                try await cast.database.read { tx in try tx.lastClaim(of: fil, by: ada.personKey) })
            #expect(claim.address == nil && claim.state == .granted)
            let texts = try await cast.database.read { tx in
                try tx.rows("select entry from ledger_pending").map {
                    String(decoding: try $0["entry"] as [UInt8], as: UTF8.self)
                }
            }
            #expect(!texts.joined().contains("@") && texts.joined().contains(ada.pseudonym.text))
        }
    }

    @Test("A link ends after a day, a newer one ends it before, and it opens nothing else")
    func linkEnds() async throws {
        try await ClaimCast.run(.sqlite) { cast in
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            try await cast.claim(fil, ClaimCast.letter(to: "ada@fil.example"), by: ada)
            let first = try await cast.link()
            cast.clock.move(seconds: 61)
            try await ClaimOrganisation(atlas: cast.domain).again(fil, by: ada, now: cast.now)
            let second = try await cast.link()
            #expect(first?.text != second?.text)
            await #expect(throws: ClaimRefusal.badLink) {
                _ = try await ProveClaim(atlas: cast.domain).byLink(first, actor: ada, now: cast.now)
            }
            cast.clock.move(seconds: ClaimLimits.linkSeconds)
            for secret in [second, nil, .link()] {
                await #expect(throws: ClaimRefusal.badLink) {
                    _ = try await ProveClaim(atlas: cast.domain).byLink(secret, actor: ada, now: cast.now)
                }
            }
            #expect(try await cast.standing(fil) == nil)
        }
    }

    @Test(
        "An address that is not at the host, or a way that the entry does not allow, sends nothing",
        arguments: [
            ("Le Fil", "ada@fil.example.evil.example"), ("Le Fil", "ada@mail.fil.example"),
            ("Le Fil", "ada@gmail.com"), ("Le Fil", "ada@atelier.example"),
            ("Tiers-lieu", "ada@ville.example"), ("Grange", "ada@grange.example"),
        ])
    func wrongAddress(name: String, address: String) async throws {
        try await ClaimCast.run(.sqlite) { cast in
            let (entry, ada) = (try await cast.id(name), try await cast.person("ada"))
            await #expect(throws: ClaimRefusal.wayClosed) {
                try await cast.claim(entry, ClaimCast.letter(to: address), by: ada)
            }
            await #expect(throws: ClaimRefusal.wayClosed) {
                try await cast.claim(entry, ClaimCast.code(to: address), by: ada)
            }
            await #expect(throws: Missing.self) { try await cast.letter() }
        }
    }

    @Test("A host that is the site of two organisations shows neither")
    func shared() async throws {
        try await ClaimCast.run(.sqlite) { cast in
            try await cast.atlas.take(
                "id,name_fr,website\n9,Autre,https://fil.example/autre\n", from: "beta")
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            await #expect(throws: ClaimRefusal.wayClosed) {
                try await cast.claim(fil, ClaimCast.letter(to: "ada@fil.example"), by: ada)
            }
        }
    }

    @Test("By a code to a published contact: five tries, half an hour", arguments: Engine.available)
    func code(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            let prove = ProveClaim(atlas: cast.domain)
            try await cast.claim(fil, ClaimCast.code(to: "contact@fil.example"), by: ada)
            let code = try await cast.code()
            #expect(cast.mailer.letters.last?.to == "contact@fil.example")
            for _ in 0..<ClaimLimits.triesPerCode {
                let isRight = try await prove.byCode(.code(), of: fil, actor: ada, now: cast.now)
                #expect(!isRight)
            }
            #expect(try await !prove.byCode(code, of: fil, actor: ada, now: cast.now), "too many tries")
            cast.clock.move(seconds: 61)
            try await ClaimOrganisation(atlas: cast.domain).again(fil, by: ada, now: cast.now)
            let other = try await cast.code()
            #expect(try await !prove.byCode(code, of: fil, actor: ada, now: cast.now), "the former code")
            cast.clock.move(seconds: ClaimLimits.codeSeconds)
            #expect(try await !prove.byCode(other, of: fil, actor: ada, now: cast.now), "too late")
            try await ClaimOrganisation(atlas: cast.domain).again(fil, by: ada, now: cast.now)
            let third = try await cast.code()
            #expect(try await prove.byCode(third, of: fil, actor: ada, now: cast.now))
            #expect(try await cast.standing(fil)?.way == .code)
        }
    }

    @Test(
        "Guesses that arrive at once are not answered more often than they may", arguments: Engine.available)
    func bruteForce(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            try await cast.claim(fil, ClaimCast.code(to: "contact@fil.example"), by: ada)
            let code = try await cast.code()
            await withTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask {
                        _ = try? await ProveClaim(atlas: cast.domain).byCode(
                            .code(), of: fil, actor: ada, now: cast.now)
                    }
                }
            }
            let claim = try #require(
                try await cast.database.read { tx in try tx.lastClaim(of: fil, by: ada.personKey) })
            #expect(claim.secret?.tries == ClaimLimits.triesPerCode)
            #expect(
                try await !ProveClaim(atlas: cast.domain).byCode(code, of: fil, actor: ada, now: cast.now))
        }
    }

    @Test("Of two claims that race, one is granted", arguments: Engine.available)
    func race(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let fil = try await cast.id("Le Fil")
            var proofs: [(Actor, ClaimSecret?)] = []
            for name in ["ada", "eve"] {
                let actor = try await cast.person(name)
                try await cast.claim(fil, ClaimCast.letter(to: "\(name)@fil.example"), by: actor)
                proofs.append((actor, try await cast.link()))
            }
            let granted = await withTaskGroup(of: Bool.self) { group in
                for (actor, secret) in proofs {
                    group.addTask {
                        (try? await ProveClaim(atlas: cast.domain).byLink(
                            secret, actor: actor, now: cast.now)) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(granted == 1)
            let administrators = try await cast.database.read { tx in
                try tx.administrators(of: fil.asOrganisation)
            }
            #expect(administrators.count == 1)
            #expect(try await cast.acts(fil).filter { $0 == "atlas.claim-granted" }.count == 1)
        }
    }

    @Test("One open claim a person and entry, a few a day, a few letters each")
    func rates() async throws {
        try await ClaimCast.run(.sqlite) { cast in
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            let claims = ClaimOrganisation(atlas: cast.domain)
            try await cast.claim(fil, ClaimCast.letter(to: "ada@fil.example"), by: ada)
            await #expect(throws: ClaimRefusal.openAlready) {
                try await cast.claim(fil, ClaimCast.people(), by: ada)
            }
            await #expect(throws: ClaimRefusal.tooOften(retryAfterSeconds: 60)) {
                try await claims.again(fil, by: ada, now: cast.now)
            }
            for _ in 1..<ClaimLimits.lettersPerClaim {
                cast.clock.move(seconds: 60)
                try await claims.again(fil, by: ada, now: cast.now)
            }
            cast.clock.move(seconds: 60)
            await #expect(throws: ClaimRefusal.tooOften(retryAfterSeconds: 86_400)) {
                try await claims.again(fil, by: ada, now: cast.now)
            }
            // Withdrawn claims count for the day, too
            for _ in 1..<ClaimLimits.perPersonDaily {
                try await claims.withdraw(fil, by: ada, now: cast.now)
                try await cast.claim(fil, ClaimCast.people(), by: ada)
            }
            try await claims.withdraw(fil, by: ada, now: cast.now)
            await #expect(throws: ClaimRefusal.tooOften(retryAfterSeconds: 86_400)) {
                try await cast.claim(fil, ClaimCast.people(), by: ada)
            }
            cast.clock.move(seconds: 86_401)
            try await cast.claim(fil, ClaimCast.people(), by: ada)
        }
    }

    @Test(
        "Of which nothing comes, it is forgotten; decided, it is kept for a while",
        arguments: Engine.available)
    func forgotten(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            try await cast.claim(fil, ClaimCast.letter(to: "ada@fil.example"), by: ada)
            let secret = try await cast.link()
            cast.clock.move(seconds: ClaimLimits.openDays * 86_400)
            await #expect(throws: ClaimRefusal.self) {
                _ = try await ProveClaim(atlas: cast.domain).byLink(secret, actor: ada, now: cast.now)
            }
            try await ForgetUndecided(database: cast.database, clock: { cast.now }).forget()
            func count() async throws -> Int {
                try await cast.database.read { tx in
                    try tx.first("select count(*) as n from atlas_claim")?["n"] ?? 0
                }
            }
            #expect(try await count() == 0)
            try await cast.claim(fil, ClaimCast.people(), by: ada)
            try await ClaimOrganisation(atlas: cast.domain).withdraw(fil, by: ada, now: cast.now)
            cast.clock.move(seconds: (ClaimLimits.keptDays - 1) * 86_400)
            try await ForgetUndecided(database: cast.database, clock: { cast.now }).forget()
            #expect(try await count() == 1)
            cast.clock.move(seconds: 86_400)
            try await ForgetUndecided(database: cast.database, clock: { cast.now }).forget()
            #expect(try await count() == 0)
        }
    }

    @Test("A solution is claimed for an organisation that one administers", arguments: Engine.available)
    func solution(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let (nuage, fil) = (try await cast.id("Nuage"), try await cast.id("Le Fil"))
            let eve = try await cast.person("eve")
            var ask = ClaimCast.people()
            await #expect(throws: IdentityRefusal.self) { try await cast.claim(nuage, ask, by: eve) }
            ask.organisation = fil.asOrganisation
            await #expect(throws: IdentityRefusal.self) { try await cast.claim(nuage, ask, by: eve) }
            let ada = try await cast.settle("Le Fil", for: "ada")
            let claim = try await cast.claim(nuage, ask, by: ada)
            try await DecideClaim(atlas: cast.domain)(claim.id, .grant, by: eve, now: cast.now)
            #expect(try await cast.standing(nuage)?.organisation == fil.asOrganisation)
            // It ends with the organisation's own
            try await DecideClaim(atlas: cast.domain).end(fil, because: .abuse, by: eve, now: cast.now)
            #expect(try await cast.standing(nuage) == nil)
            #expect(try await cast.person("ada").memberships.isEmpty)
        }
    }

    @Test("What is merged takes along who acts for it, and two that are claimed stay two")
    func merged() async throws {
        try await ClaimCast.run(.sqlite) { cast in
            let (fil, atelier) = (try await cast.id("Le Fil"), try await cast.id("Atelier"))
            try await cast.settle("Le Fil", for: "ada")
            try await cast.settle("Atelier", for: "eve")
            await #expect(throws: ClaimRefusal.bothClaimed) {
                try await cast.database.write { tx in try MergeEntries(fil, into: atelier).run(in: tx) }
            }
            let grange = try await cast.id("Grange")
            try await cast.database.write { tx in try MergeEntries(fil, into: grange).run(in: tx) }
            #expect(try await cast.standing(grange)?.organisation == fil.asOrganisation)
        }
    }
}
