import CanonicalJSON
import Testing

@testable import Tally

@Suite("Statutes as data")
struct StatuteTests {
    private func statute(_ text: String) throws -> Statute { try Statute(JSONValue(parsing: text)) }

    private let scic = """
        {"form":"scic","vote":"one-member-one-vote","colleges":[
         {"id":"workers","name":"Salariés","weight":"40%"},{"id":"users","weight":"1/2"},
         {"id":"public","weight":"0.1"}],"quorum":{"first":"1/2","second":"1/4"},
         "proxies":{"most":2,"withinCollege":true},"castingVote":true}
        """

    private func votes(_ yes: Int, _ no: Int, abstentions: Int = 0, blank: Int = 0, members: Int = 0)
        -> CollegeVote.Votes
    {
        var votes = CollegeVote.Votes()
        (votes.yes, votes.no, votes.abstentions, votes.blank, votes.members) = (
            yes, no, abstentions, blank, members
        )
        return votes
    }

    @Test("a college's voices are carried over in proportion, or whole")
    func carryOver() throws {
        let cast = ["workers": votes(8, 2), "users": votes(4, 6), "public": votes(1, 1)]
        var rules = try statute(scic)
        let shared = try CollegeVote(rules).count(cast)
        // 0.4 × 0.8 + 0.5 × 0.4 + 0.1 × 0.5 = 0.57
        #expect(shared.yes == Rational(57, 100) && shared.isAdopted)
        rules.carryOver = .winnerTakesAll
        let whole = try CollegeVote(rules).count(cast)
        // 0.4 + 0 + 0.05 = 0.45
        #expect(whole.yes == Rational(45, 100) && !whole.isAdopted)
    }

    @Test("non-cooperators are brought down to their cap, the others up in proportion")
    func cap() throws {
        var rules = try statute(scic)
        rules.nonCooperatorCap = Rational(35, 100)
        rules.colleges[1] = Statute.College(
            id: "users", name: "", weight: Rational(1, 2), criterion: "", isNonCooperator: true)
        let result = try CollegeVote(rules).count([
            "workers": votes(1, 0), "users": votes(0, 1), "public": votes(1, 0),
        ])
        #expect(result.weights["users"] == Rational(35, 100))
        #expect(result.weights["workers"] == Rational(52, 100))
        #expect(result.weights.values.sum() == .one)
    }

    @Test("abstentions count as the statutes say")
    func bases() throws {
        var rules = Statute()
        let cast = ["": votes(5, 4, abstentions: 3, members: 20)]
        #expect(try CollegeVote(rules).count(cast).isAdopted)
        rules.majority.countsAbstentions = true
        #expect(try !CollegeVote(rules).count(cast).isAdopted)
        rules.majority.base = .members
        #expect(try CollegeVote(rules).count(cast).yes == Rational(5, 20))
        rules.majority = Statute.Majority()
        rules.majority.share = Rational(5, 9)
        #expect(try !CollegeVote(rules).count(cast).isAdopted)
        rules.majority.reachingIsEnough = true
        #expect(try CollegeVote(rules).count(cast).isAdopted)
    }

    @Test("the chair decides when voices are equal, and only then")
    func casting() throws {
        var rules = Statute()
        rules.hasCastingVote = true
        #expect(try CollegeVote(rules).count(["": votes(4, 4)], chair: true).isAdopted)
        #expect(try !CollegeVote(rules).count(["": votes(4, 4)], chair: false).isAdopted)
        #expect(try !CollegeVote(rules).count(["": votes(4, 5)], chair: true).isAdopted)
        // It makes no two-thirds of a half, and no majority of those who abstained.
        rules.majority.share = Rational(2, 3)
        #expect(try !CollegeVote(rules).count(["": votes(4, 4)], chair: true).isAdopted)
        rules.majority.share = Rational(1, 2)
        rules.majority.base = .present
        #expect(try !CollegeVote(rules).count(["": votes(4, 4, abstentions: 2)], chair: true).isAdopted)
        rules.majority.base = .expressed
        rules.hasCastingVote = false
        #expect(try !CollegeVote(rules).count(["": votes(4, 4)], chair: true).isAdopted)
    }

    @Test("the quorum is that of the moment, and of the call")
    func quorum() throws {
        let rules = try statute(scic)
        let attendance = Attendance(
            members: 9,
            intervals: [
                .init(member: "a", from: 0, to: 60, represents: ["d", "e"]),
                .init(member: "b", from: 0, to: 30),
                .init(member: "c", from: 10, to: 60), .init(member: "d", from: 40, to: 60),
            ])
        let early = attendance.quorum(at: 5, under: rules, call: 1)
        #expect(early.present == 2 && early.represented == 2 && early.needed == 5 && !early.isReached)
        #expect(attendance.quorum(at: 20, under: rules, call: 1).isReached)
        let late = attendance.quorum(at: 50, under: rules, call: 1)
        #expect(late.present == 3 && late.represented == 1 && !late.isReached)
        #expect(attendance.quorum(at: 50, under: rules, call: 2).isReached)
    }

    @Test("proxies are refused for the reason that holds")
    func proxies() throws {
        let rules = try statute(scic).proxies
        let members = ["a": "w", "b": "w", "c": "w", "d": "w", "e": "u"]
        let check = ProxyCheck(members: members, present: ["a"])
        let reasons = check.check(
            [
                .init(from: "b", to: "a"), .init(from: "b", to: "c"), .init(from: "e", to: "a"),
                .init(from: "a", to: "b"), .init(from: "c", to: "c"), .init(from: "z", to: "a"),
                .init(from: "c", to: "a"), .init(from: "d", to: "a"),
            ], under: rules)
        #expect(
            reasons == [
                nil, .givenTwice, .otherCollege, .giverPresent, .toOneself, .giverUnknown, nil, .overCap,
            ])
        let scoped = ProxyCheck(members: members).check(
            [
                .init(from: "b", to: "a", items: ["1"]), .init(from: "b", to: "c", items: ["2"]),
                .init(from: "b", to: "d", items: ["2"]),
            ],
            under: rules)
        #expect(scoped == [nil, nil, .givenTwice])
    }

    @Test("the linter cites the article of each clause that breaks it")
    func lint() throws {
        #expect(StatuteLint.findings(try statute(scic)).isEmpty)
        let broken = """
            {"form":"scic","vote":"capital","nonCooperators":{"cap":"0.5"},"colleges":[
             {"id":"a","weight":"0.6","criterion":"part du capital"},{"id":"b","weight":"0.05"}]}
            """
        let findings = StatuteLint.findings(try statute(broken))
        #expect(
            Set(findings.map(\.code)) == [
                "vote-by-capital", "fewer-than-three-colleges", "over-half", "under-tenth",
                "capital-as-criterion",
                "weights-do-not-sum-to-one", "cap-over-49",
            ])
        #expect(findings.allSatisfy { $0.law.contains("47-1775") })
    }

    @Test("an association may have two colleges: the law on co-operatives is not for it")
    func otherForms() throws {
        let two = #"{"form":"association","colleges":[{"id":"a","weight":"0.6"},{"id":"b","weight":"0.4"}]}"#
        #expect(StatuteLint.findings(try statute(two)).isEmpty)
        let scic = #"{"form":"scic","colleges":[{"id":"a","weight":"0.6"},{"id":"b","weight":"0.4"}]}"#
        #expect(
            StatuteLint.findings(try statute(scic)).map(\.code) == ["fewer-than-three-colleges", "over-half"])
    }

    @Test("a statute file with an unknown key is refused")
    func unknownKey() {
        #expect(throws: TallyRefusal.self) { try statute(#"{"quroum":{}}"#) }
        #expect(throws: TallyRefusal.self) { try statute(#"{"majority":{"share":"2"}}"#) }
    }

    @Test("more votes than members, or than are there, are refused")
    func impossible() throws {
        for request in [
            #"{"op":"colleges","statute":{},"votes":{"all":{"yes":4,"no":0,"members":3}}}"#,
            #"""
            {"op":"minutes","statute":{},"members":9,"intervals":[{"member":"a","from":0,"to":9}],
             "items":[{"id":"1","at":1,"votes":{"all":{"yes":1,"abstentions":5}}}]}
            """#,
            #"{"op":"quadratic","contributions":{"a":{"x":"1","y":"4"}},"pot":"0.005"}"#,
        ] {
            let answer = TallyRequest.answer(try JSONValue(parsing: request))
            #expect(answer["error"] != nil, "\(answer.canonicalString)")
        }
    }

    @Test("the minutes say in French who was there, the quorum of each item and what was decided")
    func minutes() throws {
        let request = """
            {"op":"minutes","statute":\(scic),"assembly":{"organisation":"Coop du Val","kind":"ordinary",
             "date":"12 mars 2026","place":"Lyon","chair":"Ana Diaz","secretary":"Luc Roy"},"members":4,
             "intervals":[{"member":"a","from":0,"to":60,"represents":["b"]}],
             "items":[{"id":"1","title":"Comptes 2025","at":10,"votes":{"workers":{"yes":2,"no":0}}},
                      {"id":"2","title":"Divers","at":70}]}
            """
        let text = TallyRequest.answer(try JSONValue(parsing: request))["text"]?.string ?? ""
        #expect(text.contains("PROCÈS-VERBAL DE L’ASSEMBLÉE GÉNÉRALE ORDINAIRE"))
        #expect(text.contains("1 membre présent, 1 représenté"))
        #expect(text.contains("Le quorum est atteint."))
        #expect(
            text.contains("Collège «\u{202f}Salariés\u{202f}» (40\u{202f}% des voix, portés à 100\u{202f}%)"))
        #expect(text.contains("Majorité requise\u{a0}: plus de la moitié des suffrages exprimés."))
        #expect(text.contains("La résolution est adoptée à l’unanimité des suffrages exprimés."))
        #expect(text.contains("ORDRE DU JOUR\n1. Comptes 2025\n2. Divers"))
        #expect(text.contains("L’assemblée ne peut délibérer sur ce point."))
    }
}
