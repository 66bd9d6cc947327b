import CanonicalJSON
import Eligibility
import Foundation
import Kernel
import TestKit
import Testing

@testable import Guidance

/// Every aid of the register, judged for thousands of organisations of which more or less is known.
@Suite("The decisions of the aid register")
struct AidDecisionsTests {
    /// The register as it ships.
    private static let knowledge = Result {
        try Knowledge.load(folder: "\(TestInstance.repository)/Resources")
    }
    /// The aids of the register, by their codes.
    static let aids: [String] = (try? knowledge.get().aids.aids.map(\.id)) ?? []

    @Test("the register holds the aids that the papers name")
    func holdsThePapersAids() {
        let named = [
            "france-num-2021-opening", "pass-numerique", "pact-for-skills", "cheque-formation-wallonie",
        ]
        #expect(Set(named).isSubset(of: Self.aids))
        #expect(Self.aids.contains { $0.hasPrefix("erasmus") })
        #expect(Self.aids.count >= 20)
    }

    @Test("each is explained by a clause in both languages, with a source", arguments: aids)
    func isExplained(id: String) throws {
        let aid = try aid(id)
        for facts in try organisations(asked: aid, count: 300, seed: 1) {
            let judgement = AidJudgement(
                aid: aid, verdict: Eligibility.verdict(on: aid.rule, knowing: facts), isCurrent: true)
            #expect(!judgement.clauses.isEmpty, "\(id) says nothing of \(facts)")
            for clause in judgement.clauses {
                for language in [LanguageTag.french, .english] {
                    #expect(clause.text.best(for: [language])?.language == language, "\(id)")
                }
                #expect(!(clause.source ?? aid.source).name.isEmpty, "\(id) has a clause without a source")
            }
        }
    }

    @Test("one answer to any fact named in “cannot tell” can turn it to yes or no", arguments: aids)
    func anAnswerDecides(id: String) throws {
        let aid = try aid(id)
        for facts in try organisations(asked: aid, count: 300, seed: 2) {
            guard case .cannotTell(_, let asked) = Eligibility.verdict(on: aid.rule, knowing: facts) else {
                continue
            }
            #expect(!asked.isEmpty, "\(id) cannot tell and asks nothing, knowing \(facts)")
            for fact in asked {
                #expect(facts[fact] == nil, "\(id) asks \(fact), which is known")
                let decided = try values(of: fact, in: aid).contains { value in
                    let answered = facts.merging([fact: value]) { $1 }
                    if case .cannotTell = Eligibility.verdict(on: aid.rule, knowing: answered) {
                        return false
                    }
                    return true
                }
                #expect(decided, "no answer to \(fact) decides \(id), knowing \(facts)")
            }
        }
    }

    @Test("the whole truth is always enough", arguments: aids)
    func everythingKnownDecides(id: String) throws {
        let aid = try aid(id)
        for facts in try organisations(asked: aid, count: 200, seed: 3, known: 100) {
            if case .cannotTell(_, let asked) = Eligibility.verdict(on: aid.rule, knowing: facts) {
                Issue.record("\(id) still asks \(asked)")
            }
        }
    }

    @Test("a fact that is asked has a question and a help in both languages")
    func asksInWords() throws {
        let register = try Self.knowledge.get().aids
        for fact in Set(register.aids.flatMap { $0.rule.conditions.map(\.fact) }) {
            let words = try #require(register.fact(fact), "\(fact) has no question")
            for language in [LanguageTag.french, .english] {
                #expect(words.question.best(for: [language])?.language == language)
                #expect(words.help.best(for: [language])?.language == language)
            }
        }
    }

    @Test("the ten written situations get every verdict that an adviser expects")
    func judgesSituations() throws {
        let folder = URL(fileURLWithPath: "\(TestInstance.repository)/Tests/Fixtures/Needs")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
        #expect(files.count >= 10)
        for file in files {
            let json = try JSONValue(parsing: Array(try Data(contentsOf: file)))
            let facts = try Self.knowledge.get().facts(of: situation(try #require(json["organisation"])))
            for (id, verdict) in try #require(json["expect"]?["aids"]?.object) {
                let given = Eligibility.verdict(on: try aid(id).rule, knowing: facts).code
                #expect(given == verdict.string, "\(file.lastPathComponent): \(id) is \(given)")
            }
        }
    }

    private func situation(_ organisation: JSONValue) -> Situation {
        var situation = Situation()
        situation.legalForm = organisation["nationalForm"]?.string ?? organisation["legalForm"]?.string
        situation.country = organisation["country"]?.string.flatMap { CountryCode($0) }
        situation.employees = organisation["employees"]?.integer.map(Int.init)
        situation.answers = (organisation["facts"]?.object ?? [:]).compactMapValues(
            Situation.Answer.init(json:))
        return situation
    }

    // MARK: Organisations

    private func aid(_ id: String) throws -> Aid {
        try #require(try Self.knowledge.get().aids.aids.first { $0.id == id })
    }

    /// Organisations that answer what the aid asks: nothing at all first, then at random, a fact being known
    /// `known` times out of a hundred.
    private func organisations(asked aid: Aid, count: Int, seed: UInt64, known: Int = 50) throws
        -> [[String: FactValue]]
    {
        var random = Course(state: seed)
        let facts = Set(aid.rule.conditions.map(\.fact)).sorted()
        let answers = try facts.map { ($0, try values(of: $0, in: aid)) }
        let organisations = (0..<count).map { _ in
            answers.reduce(into: [String: FactValue]()) { facts, answer in
                guard Int.random(in: 0..<100, using: &random) < known else { return }
                facts[answer.0] = answer.1.randomElement(using: &random)
            }
        }
        return known < 100 ? [[:]] + organisations : organisations
    }

    /// Answers that an organisation can give: every term of the fact's vocabulary with those above it,
    /// numbers on either side of every limit, yes and no.
    private func values(of name: String, in aid: Aid) throws -> [FactValue] {
        let knowledge = try Self.knowledge.get()
        let fact = try #require(knowledge.aids.fact(name))
        switch fact.type {
        case "boolean": return [.boolean(true), .boolean(false)]
        case "integer":
            let limits = aid.rule.conditions.compactMap { condition -> Int? in
                switch condition.test {
                case .atLeast(let limit), .atMost(let limit): limit
                default: nil
                }
            }
            return (limits.flatMap { [$0 - 1, $0, $0 + 1] } + [0]).map(FactValue.integer)
        default:
            let terms = knowledge.labels[fact.vocabulary ?? ""] ?? [:]
            return terms.keys.sorted().map { .terms(Set([$0] + knowledge.formsAbove($0))) }
        }
    }
}

/// A linear congruential generator with a fixed course (Knuth's MMIX constants): a failure can be repeated.
private struct Course: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 31)
    }
}
