import Foundation
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Identity
@testable import Site

/// The pages of an organisation's people over HTTP, as a browser without scripts sees them.
@Suite("An organisation's pages")
struct OrganisationPagesTests {
    private static let ada = "ada@example.org"
    private static let eve = "eve@example.org"

    /// Everybody who may ask, from whoever shows no session to an administrator.
    enum Asker: String, CaseIterable {
        case nobody, stranger, elsewhere, operators, member, editor, treasurer, delegate, administrator

        /// Her roles in the organisation; nil when she is not of it.
        var roles: Set<OrganisationRole>? { OrganisationRole(rawValue: rawValue).map { [$0] } }
    }

    private static func founded(_ site: SiteInTime, _ number: UInt64 = 1) async throws -> Organisation {
        let id = OrganisationID(UUIDv7(at: TestInstance.noon, random: (number, number)))
        let now = site.clock.now
        return try await site.site.database.write { tx in
            try tx.foundOrganisation(id, name: "La Ressourcerie <\(number)>", at: now)
        }
    }

    @discardableResult
    private static func add(
        _ address: String, _ roles: Set<OrganisationRole>, to organisation: Organisation, _ site: SiteInTime
    ) async throws -> Person {
        let typed = try #require(EmailAddress(address))
        let (now, id) = (site.clock.now, PersonID(IDSource.random(at: site.clock.now)))
        return try await site.site.database.write { tx in
            let person =
                try tx.person(at: typed) ?? tx.addPerson(typed, language: .english, id: id, at: now)
            try tx.give(roles, to: person.key, in: organisation, at: now)
            return person
        }
    }

    private static func path(_ template: String, _ organisation: Organisation, _ member: String = "")
        -> String
    {
        "/en" + IdentityPath.path(template, of: organisation.id, member: member)
    }

    /// What stands for somebody in addresses, as the page of the people has it.
    private static func handles(_ page: String) -> [String] {
        page.matches(of: #/\/people\/([0-9a-f]{32})"/#).map { String($0.1) }
    }

    /// The name of the first invitation that a page has a button for.
    private static func invitation(in page: String) -> String? {
        page.firstMatch(of: #/name="invitation" value="(inv_[0-9a-z]{26})"/#).map { String($0.1) }
    }

    // MARK: Who may what

    @Test("Every asker and every act: what each is answered", arguments: Engine.available)
    func matrix(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            for (number, asker) in Asker.allCases.enumerated() {
                let organisation = try await Self.founded(site, UInt64(number + 1))
                try await Self.add("lead\(number)@example.org", [.administrator], to: organisation, site)
                let target = try await Self.add("t\(number)@example.org", [], to: organisation, site)
                var browser = TestBrowser(site)
                if asker != .nobody {
                    try await browser.signIn("\(asker)\(number)@example.org", program)
                }
                try await Self.prepare(asker, number, organisation, site)
                let handle = try site.handle(target, organisation)
                let answers = try await Self.ask(&browser, organisation, handle, site)
                #expect(answers == Self.expected(asker), "\(asker)")
                site.clock.move(minutes: 60)
            }
        }
    }

    private static func prepare(
        _ asker: Asker, _ number: Int, _ organisation: Organisation, _ site: SiteInTime
    ) async throws {
        let address = "\(asker)\(number)@example.org"
        if let roles = asker.roles { try await add(address, roles, to: organisation, site) }
        if asker == .elsewhere {
            try await add(address, [.administrator], to: try await founded(site, 99), site)
        }
        if asker == .operators {
            _ = try await site.site.giveRole.give(
                Grant(.administrator), to: address, language: .english, now: site.clock.now)
        }
    }

    /// The status of each act, in an order in which none takes from the next what it needs.
    private static func ask(
        _ browser: inout TestBrowser, _ organisation: Organisation, _ member: String, _ site: SiteInTime
    ) async throws -> [Int] {
        var answers: [Int] = []
        for template in [IdentityPath.organisation, IdentityPath.people, IdentityPath.member] {
            answers.append(try await browser.get(path(template, organisation, member)).status)
        }
        let invitation = try await invited("waiting@example.org", organisation, site)
        let acts: [(String, [(String, String)])] = [
            (IdentityPath.invite, [("address", "new@example.org"), ("role", "editor")]),
            (IdentityPath.withdraw, [("invitation", invitation)]),
            (IdentityPath.memberRoles, [("role", "delegate")]), (IdentityPath.transfer, []),
            (IdentityPath.removeMember, [("confirm", "1")]), (IdentityPath.leave, [("confirm", "1")]),
        ]
        for (template, form) in acts {
            answers.append(try await browser.post(path(template, organisation, member), form).status)
        }
        return answers
    }

    private static func invited(_ address: String, _ organisation: Organisation, _ site: SiteInTime)
        async throws -> String
    {
        let (now, id) = (site.clock.now, InvitationID(IDSource.random(at: site.clock.now)))
        let typed = try #require(EmailAddress(address))
        return try await site.site.database.write { tx in
            try tx.invite(
                Invitation(
                    id: id, organisation: organisation, address: typed, roles: [.editor], invitedBy: nil,
                    language: .english, invitedAt: now)
            ).id.description
        }
    }

    /// See, people, member; invite, withdraw, roles, transfer, remove, leave.
    private static func expected(_ asker: Asker) -> [Int] {
        switch asker {
        case .nobody: [303, 303, 303, 403, 403, 403, 403, 403, 403]
        case .stranger, .elsewhere, .operators: Array(repeating: 404, count: 9)
        case .member, .editor, .treasurer, .delegate: [200, 403, 403, 403, 403, 403, 403, 403, 303]
        case .administrator: [200, 200, 200, 303, 303, 303, 303, 303, 303]
        }
    }

    @Test("To a stranger an organisation that is and one that is not look the same")
    func hidden() async throws {
        try await SignInTests.run { site, program in
            let organisation = try await Self.founded(site)
            try await Self.add(Self.ada, [.administrator], to: organisation, site)
            var browser = TestBrowser(site)
            try await browser.signIn(Self.eve, program)
            let there = try await browser.get(Self.path(IdentityPath.organisation, organisation))
            for other in ["org_01h2xcejqtf2nbrexx3vqjhp41", "org_x", "nonsense"] {
                let absent = try await browser.get("/en/account/organisations/\(other)")
                #expect(absent.status == there.status && absent.status == 404)
                let words = [there, absent].map {
                    $0.text.replacing(#/\/organisations\/[0-9a-z_]+/#, with: "")
                }
                #expect(words[0].contains("you do not belong to it") && words[0].count == words[1].count)
            }
            #expect(!there.text.contains("Ressourcerie"))
        }
    }

    @Test("Deciding about people wants a fresh proof, and leads back; looking does not")
    func fresh() async throws {
        try await SignInTests.run { site, program in
            let organisation = try await Self.founded(site)
            try await Self.add(Self.ada, [.administrator], to: organisation, site)
            var browser = TestBrowser(site)
            try await browser.signIn(Self.ada, program)
            site.clock.move(minutes: 16)
            #expect(try await browser.get(Self.path(IdentityPath.organisation, organisation)).status == 200)
            let people = Self.path(IdentityPath.people, organisation)
            let led = try await browser.get(people)
            #expect(led.status == 303)
            #expect(led.headers[.location]?.hasPrefix("/en/account/prove?next=%2Fen%2Faccount%2Forg") == true)
            let sent = try await browser.post(
                Self.path(IdentityPath.invite, organisation), [("address", Self.eve)])
            #expect(sent.status == 403 && sent.text.contains("Show again who you are"))
        }
    }

    // MARK: From the invitation to the end

    @Test("Invite, join, change, transfer, leave", arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            let organisation = try await Self.founded(site)
            try await Self.add(Self.ada, [.administrator], to: organisation, site)
            var (ada, eve) = (TestBrowser(site), TestBrowser(site))
            try await ada.signIn(Self.ada, program)
            let people = Self.path(IdentityPath.people, organisation)
            let wrong = try await ada.post(
                Self.path(IdentityPath.invite, organisation), [("address", "eve@x"), ("role", "delegate")])
            #expect(wrong.status == 400 && wrong.text.contains("value=\"eve@x\""))
            #expect(wrong.text.contains("value=\"delegate\" checked"))
            _ = try await ada.post(
                Self.path(IdentityPath.invite, organisation), [("address", Self.eve), ("role", "editor")])
            #expect(try await ada.get(people).text.contains(Self.eve))

            // The letter leads to a page for whoever holds it, signed in or not
            let link = try await eve.link(in: program)
            let shown = try await eve.get(link)
            #expect(shown.status == 200 && shown["Cache-Control"] == "no-store")
            #expect(
                shown.text.contains("La Ressourcerie &lt;1&gt; invites you") && shown.text.contains(Self.eve))
            #expect(!shown.text.contains("/accept\"") && !shown.text.contains(Self.ada))
            try await eve.signIn(Self.eve, program)
            let list = try await eve.get("/en/account/organisations")
            let name = try #require(Self.invitation(in: list.text))
            let joined = try await eve.post("/en/account/organisations/accept", [("invitation", name)])
            #expect(joined.headers[.location] == Self.path(IdentityPath.organisation, organisation))
            let page = try await eve.get(Self.path(IdentityPath.organisation, organisation))
            #expect(page.text.contains("Keeps up to date what the Atlas says of it."))
            #expect(page.text.contains("href=\"/en/atlas/\(organisation.id)\""))
            #expect(!page.text.contains(Self.ada), "members see names, not addresses")
            #expect(try await eve.getOnly(link).status == 410)

            try await Self.rolesAndTransfer(&ada, &eve, organisation, site)
        }
    }

    private static func rolesAndTransfer(
        _ ada: inout TestBrowser, _ eve: inout TestBrowser, _ organisation: Organisation, _ site: SiteInTime
    ) async throws {
        let handles = handles(try await ada.get(path(IdentityPath.people, organisation)).text)
        #expect(handles.count == 2)
        // NB: who has been of it longest comes first, so the first is her own
        let refused = try await ada.post(path(IdentityPath.memberRoles, organisation, handles[0]), [])
        #expect(refused.status == 400 && refused.text.contains("Nobody would administer"))
        let stuck = try await ada.get(path(IdentityPath.organisation, organisation))
        #expect(stuck.text.contains("You are the only administrator") && !stuck.text.contains("/leave\""))
        #expect(try await ada.post(path(IdentityPath.leave, organisation), [("confirm", "1")]).status == 409)
        let data = try await ada.get("/en/account/data")
        #expect(data.text.contains("Nobody would administer these organisations"))
        #expect(data.text.contains("La Ressourcerie &lt;1&gt;"))

        let given = try await ada.post(
            path(IdentityPath.transfer, organisation, handles[1]), [("step-down", "1")])
        #expect(given.headers[.location] == path(IdentityPath.organisation, organisation))
        #expect(try await ada.get(path(IdentityPath.people, organisation)).status == 403)
        #expect(try await eve.get(path(IdentityPath.people, organisation)).status == 200)
        #expect(try await ada.post(path(IdentityPath.leave, organisation), []).status == 400)
        let left = try await ada.post(path(IdentityPath.leave, organisation), [("confirm", "1")])
        #expect(left.headers[.location] == "/en/account/organisations")
        #expect(try await ada.get(path(IdentityPath.organisation, organisation)).status == 404)
    }

    @Test("With another account it takes a word; as administrator it cannot be")
    func otherAccount() async throws {
        try await SignInTests.run { site, program in
            let organisation = try await Self.founded(site)
            try await Self.add(Self.ada, [.administrator], to: organisation, site)
            var (ada, max) = (TestBrowser(site), TestBrowser(site))
            try await ada.signIn(Self.ada, program)
            try await max.signIn("max@example.org", program)
            let invite = Self.path(IdentityPath.invite, organisation)
            for role in ["administrator", "editor"] {
                _ = try await ada.post(invite, [("address", Self.eve), ("role", role)])
                let link = try await max.link(in: program)
                let secret = try #require(link.split(separator: "=").last.map(String.init))
                let page = try await max.get(link).text
                #expect(page.contains(Self.eve) && page.contains("max@example.org"))
                #expect(page.contains("/accept\"") == (role == "editor"))
                let hasty = try await max.post("/en/account/organisations/accept", [("t", secret)])
                #expect(hasty.status == (role == "editor" ? 400 : 403))
                guard role == "editor" else { continue }
                let meant = try await max.post(
                    "/en/account/organisations/accept", [("t", secret), ("confirm", "1")])
                #expect(meant.headers[.location] == Self.path(IdentityPath.organisation, organisation))
            }
        }
    }

    @Test("Is declined without an account, by whoever holds the letter; looking at it answers nothing")
    func declined() async throws {
        try await SignInTests.run { site, program in
            let organisation = try await Self.founded(site)
            try await Self.add(Self.ada, [.administrator], to: organisation, site)
            var (ada, eve) = (TestBrowser(site), TestBrowser(site))
            try await ada.signIn(Self.ada, program)
            _ = try await ada.post(
                Self.path(IdentityPath.invite, organisation), [("address", Self.eve)])
            let link = try await eve.link(in: program)
            for _ in 0..<3 { #expect(try await eve.get(link).status == 200) }
            let secret = try #require(link.split(separator: "=").last.map(String.init))
            let accepted = try await eve.post("/en/account/organisations/accept", [("t", secret)])
            #expect(accepted.status == 403, "nobody joins without an account")
            let declined = try await eve.post("/en/account/organisations/decline", [("t", secret)])
            #expect(declined.headers[.location] == "/en/account/organisations/declined")
            #expect(try await eve.get("/en/account/organisations/declined").text.contains("declined"))
            #expect(try await eve.post("/en/account/organisations/decline", [("t", secret)]).status == 410)
            #expect(try await eve.get("/en/account/organisations/invitation").status == 410)
            #expect(try await !ada.get(Self.path(IdentityPath.people, organisation)).text.contains(Self.eve))
        }
    }

    @Test("Many people are shown a page at a time")
    func pages() async throws {
        try await SignInTests.run { site, program in
            let organisation = try await Self.founded(site)
            try await Self.add(Self.ada, [.administrator], to: organisation, site)
            for number in 0..<60 {
                try await Self.add("p\(number)@example.org", [], to: organisation, site)
            }
            var browser = TestBrowser(site)
            try await browser.signIn(Self.ada, program)
            let path = Self.path(IdentityPath.people, organisation)
            let (first, second) = (
                try await browser.get(path).text, try await browser.get("\(path)?page=2").text
            )
            #expect(Self.handles(first).count == 50 && Self.handles(second).count == 11)
            #expect(first.contains("1 to 50 of 61") && second.contains("51 to 61 of 61"))
            #expect(Set(Self.handles(first)).isDisjoint(with: Self.handles(second)))
            for odd in ["0", "99", "-1", "x"] {
                #expect(try await browser.get("\(path)?page=\(odd)").status == 200)
            }
        }
    }
}

extension SiteInTime {
    /// What stands for somebody in the addresses of pages. NB: made from the site's secret, as its pages do.
    fileprivate func handle(_ person: Person, _ organisation: Organisation) throws -> String {
        let secret = try SecretKey.load(file: site.keyFile)
        return MemberHandles(secret: secret).handle(of: person.id, in: organisation.id)
    }
}
