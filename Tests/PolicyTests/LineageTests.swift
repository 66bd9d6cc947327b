import CanonicalJSON
import Policy
import Testing

@Suite("Where assets come from")
struct LineageTests {
    let table: LicenceTable

    init() throws {
        table = try LicenceTable(
            JSONValue(parsing: Resources.text("Resources/Policy/licence-compatibility.json")))
    }

    private func derive(_ kind: Lineage.Source.Kind, _ sources: [(Lineage.Source.Kind, String)]) throws
        -> Lineage.Outcome
    {
        try Lineage.derive(
            kind,
            from: sources.enumerated().map { Lineage.Source(name: "s\($0)", kind: $1.0, licence: $1.1) },
            table)
    }

    private func licences(_ kind: Lineage.Source.Kind, _ sources: [(Lineage.Source.Kind, String)]) throws
        -> [String]?
    {
        guard case .derived(let terms) = try derive(kind, sources) else { return ["clash"] }
        return terms.licences
    }

    @Test("permissive sources leave the choice; copyleft ones do not")
    func choice() throws {
        #expect(try licences(.code, [(.code, "MIT"), (.code, "Apache-2.0")]) == nil)
        #expect(
            try licences(.code, [(.code, "MIT"), (.code, "GPL-3.0-only")]) == [
                "AGPL-3.0-only", "GPL-3.0-only",
            ])
    }

    @Test(
        "what is known to be incompatible clashes, and the pair is named",
        arguments: [
            ("GPL-2.0-only", "GPL-3.0-only"), ("CC-BY-SA-4.0", "ODbL-1.0"), ("EPL-2.0", "GPL-3.0-or-later"),
            ("LicenseRef-Social-Commons", "CC-BY-SA-4.0"), ("CC-BY-SA-4.0", "CC-BY-NC-4.0"),
        ])
    func clashes(first: String, second: String) throws {
        let found = try derive(.code, [(.code, "MIT"), (.code, first), (.code, "CC0-1.0"), (.code, second)])
        #expect(found == .clash(["s1", "s3"]))
    }

    @Test("what the EUPL's appendix and the GNU project allow can be joined")
    func joins() throws {
        #expect(
            try licences(.code, [(.code, "EUPL-1.2"), (.code, "GPL-3.0-only")])?.contains("GPL-3.0-only")
                == true)
        #expect(
            try licences(.code, [(.code, "GPL-2.0-or-later"), (.code, "GPL-3.0-only")])?.contains(
                "GPL-3.0-only") == true)
        #expect(try licences(.code, [(.code, "MPL-2.0"), (.code, "AGPL-3.0-only")]) == ["AGPL-3.0-only"])
    }

    @Test("a choice of licences is used")
    func expressions() throws {
        guard
            case .derived(let terms) = try derive(
                .code, [(.code, "GPL-2.0-only OR MIT"), (.code, "GPL-3.0-only")])
        else { return #expect(Bool(false)) }
        #expect(terms.choices == ["s0": ["MIT"]])
        #expect(
            try licences(.code, [(.code, "GPL-2.0-only WITH Classpath-exception-2.0 AND MIT")]) == [
                "GPL-2.0-only"
            ])
        #expect(
            try licences(.code, [(.code, "(MIT OR Apache-2.0) AND GPL-2.0+")])?.contains("GPL-2.0-or-later")
                == true)
    }

    @Test("give-back duties and excluded ends go along")
    func giveBack() throws {
        guard
            case .derived(let terms) = try derive(
                .model, [(.data, "LicenseRef-Social-Commons"), (.code, "GPL-3.0-only")])
        else { return #expect(Bool(false)) }
        // The copyleft of code does not reach a model that it trains.
        #expect(terms.licences == ["LicenseRef-Social-Commons"])
        #expect(terms.duties.contains("returnDerived"))
        #expect(terms.excludedPurposes.contains("ExcludedUse"))
    }

    @Test("no derivatives, unknown licences and damaged expressions are refused by name")
    func refused() throws {
        #expect(try derive(.data, [(.data, "CC-BY-ND-4.0")]) == .noDerivatives("s0"))
        #expect(
            try derive(.data, [(.data, "MIT"), (.data, "Foo-1.0")])
                == .unknownLicence(source: "s1", licence: "Foo-1.0"))
        for text in [
            "", "MIT AND", "(MIT", "MIT WITH", "MIT MIT", "OR MIT",
            String(repeating: "(", count: 100) + "MIT",
        ] {
            #expect(throws: PolicyError.self) { try LicenceExpression(text) }
        }
    }
}
