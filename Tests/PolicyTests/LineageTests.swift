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

    /// “Adapter's licence chart” of Creative Commons: the licence of the original, and those that an
    /// adaptation may bear.
    static let creativeCommons: [(original: String, adaptation: [String])] = [
        ("CC0-1.0", ["BY", "BY-NC", "BY-NC-ND", "BY-NC-SA", "BY-ND", "BY-SA"]),
        ("CC-BY-4.0", ["BY", "BY-NC", "BY-NC-ND", "BY-NC-SA", "BY-ND", "BY-SA"]),
        ("CC-BY-NC-4.0", ["BY-NC", "BY-NC-ND", "BY-NC-SA"]), ("CC-BY-NC-SA-4.0", ["BY-NC-SA"]),
        ("CC-BY-SA-4.0", ["BY-SA"]), ("CC-BY-ND-4.0", []), ("CC-BY-NC-ND-4.0", []),
    ]

    @Test("an adaptation may bear what the chart of Creative Commons says", arguments: creativeCommons)
    func adaptations(original: String, adaptation: [String]) throws {
        let all = ["BY", "BY-NC", "BY-NC-ND", "BY-NC-SA", "BY-ND", "BY-SA"]
        guard case .derived(let terms) = try derive(.data, [(.data, original)]) else {
            return #expect(adaptation.isEmpty)
        }
        let found = all.filter { terms.licences?.contains("CC-\($0)-4.0") ?? true }
        #expect(found == adaptation)
        #expect(terms.excludedPurposes == (original.contains("NC") ? ["Commercial"] : []))
    }

    @Test("two works may be remixed when the chart of Creative Commons says so")
    func remixes() throws {
        let apart: Set<Set<String>> = [
            ["CC-BY-SA-4.0", "CC-BY-NC-4.0"], ["CC-BY-SA-4.0", "CC-BY-NC-SA-4.0"],
        ]
        for (first, _) in LineageTests.creativeCommons {
            for (second, _) in LineageTests.creativeCommons {
                let outcome = try derive(.data, [(.data, first), (.data, second)])
                let isRefused = if case .derived = outcome { false } else { true }
                let forbids = first.contains("ND") || second.contains("ND")
                #expect(isRefused == (forbids || apart.contains([first, second])), "\(first) and \(second)")
            }
        }
    }

    /// What the licence list of the Free Software Foundation says of two licences in one program.
    static let programs: [(first: String, second: String, mayBear: String?)] = [
        ("Apache-2.0", "GPL-2.0-only", nil), ("Apache-2.0", "GPL-3.0-only", "GPL-3.0-only"),
        ("Apache-2.0", "GPL-2.0-or-later", "GPL-3.0-only"), ("EPL-2.0", "GPL-2.0-only", nil),
        ("OSL-3.0", "GPL-3.0-only", nil), ("MPL-2.0", "GPL-2.0-only", "GPL-2.0-only"),
        ("LGPL-2.1-only", "GPL-2.0-only", "GPL-2.0-only"), ("LGPL-3.0-only", "GPL-2.0-only", nil),
        ("GPL-3.0-only", "AGPL-3.0-only", "AGPL-3.0-only"), ("GPL-2.0-only", "AGPL-3.0-only", nil),
        ("GPL-2.0-only", "GPL-2.0-or-later", "GPL-2.0-only"), ("Python-2.0", "GPL-3.0-only", nil),
        ("BSD-3-Clause", "GPL-2.0-only", "GPL-2.0-only"), ("CC-BY-4.0", "GPL-3.0-only", "GPL-3.0-only"),
    ]

    @Test("programs are joined as the Free Software Foundation's list says", arguments: programs)
    func joining(first: String, second: String, mayBear: String?) throws {
        let outcome = try derive(.code, [(.code, first), (.code, second)])
        guard let mayBear else { return #expect(outcome == .clash(["s0", "s1"])) }
        guard case .derived(let terms) = outcome else { return #expect(Bool(false), "\(outcome)") }
        #expect(terms.licences?.contains(mayBear) == true)
        #expect(terms.licences?.contains("GPL-2.0-only") == (mayBear == "GPL-2.0-only"))
    }

    @Test("the EUPL's appendix: code may not bear what it allows for other works alone")
    func appendix() throws {
        let code = try #require(try licences(.code, [(.code, "EUPL-1.2")]))
        let listed = [
            "AGPL-3.0-only", "CECILL-2.0", "CECILL-2.1", "EPL-1.0", "EUPL-1.1", "EUPL-1.2", "GPL-2.0-only",
            "GPL-3.0-only", "LGPL-2.1-only", "LGPL-3.0-only", "LiLiQ-R-1.1", "LiLiQ-Rplus-1.1", "MPL-2.0",
            "OSL-2.1", "OSL-3.0",
        ]
        #expect(code.filter { !$0.hasSuffix("-or-later") } == listed)
        #expect(try licences(.data, [(.data, "EUPL-1.2"), (.data, "CC-BY-SA-3.0")]) == ["CC-BY-SA-3.0"])
        #expect(try licences(.code, [(.code, "EUPL-1.2"), (.data, "CC-BY-SA-3.0")]) == ["clash"])
    }

    @Test("any licence but those that clash with a permissive one")
    func exclusions() throws {
        guard case .derived(let terms) = try derive(.code, [(.code, "Apache-2.0"), (.data, "CC0-1.0")]) else {
            return #expect(Bool(false))
        }
        #expect(terms.licences == nil)
        #expect(terms.excludedLicences.contains("GPL-2.0-only"))
        #expect(!terms.excludedLicences.contains("GPL-3.0-only"))
    }

    @Test("a model tuned from one under copyleft bears it; one that a program trained does not")
    func models() throws {
        #expect(
            try licences(.model, [(.model, "AGPL-3.0-only"), (.data, "CC-BY-4.0")]) == ["AGPL-3.0-only"])
        #expect(try licences(.data, [(.data, "GPL-3.0-only")]) == ["AGPL-3.0-only", "GPL-3.0-only"])
        guard case .derived(let terms) = try derive(.model, [(.code, "AGPL-3.0-only"), (.data, "MIT")]) else {
            return #expect(Bool(false))
        }
        #expect(terms.licences == nil)
        #expect(terms.duties == ["attribute"])
        // What may not be trained on may not be tuned either.
        #expect(
            try derive(.model, [(.model, "Apache-2.0"), (.data, "CC-BY-NC-ND-4.0")]) == .noDerivatives("s1"))
    }

    @Test(
        "data, code and a model together: the give-back duties go along, and the pair that clashes is named")
    func together() throws {
        let sources: [(Lineage.Source.Kind, String)] = [
            (.data, "LicenseRef-Social-Commons"), (.code, "GPL-3.0-or-later"), (.model, "Apache-2.0 OR MIT"),
            (.data, "etalab-2.0"), (.data, "CC-BY-NC-4.0"),
        ]
        guard case .derived(let terms) = try derive(.model, sources) else { return #expect(Bool(false)) }
        #expect(terms.licences == ["LicenseRef-Social-Commons"])
        #expect(terms.duties == ["attribute", "returnDerived", "shareAlike"])
        #expect(terms.excludedPurposes == ["Commercial", "ExcludedUse"])
        #expect(terms.choices == ["s2": ["Apache-2.0"]])
        #expect(try derive(.model, sources + [(.data, "ODbL-1.0")]) == .clash(["s0", "s5"]))
        #expect(try derive(.model, [(.data, "ODbL-1.0")] + sources) == .clash(["s0", "s1"]))
    }

    @Test("licences are the same in capitals or not; `+` takes the version at hand or a later one")
    func spelling() throws {
        #expect(try licences(.code, [(.code, "gpl-3.0-ONLY")]) == ["AGPL-3.0-only", "GPL-3.0-only"])
        #expect(
            try licences(.code, [(.code, "GPL-2.0+")]) == licences(.code, [(.code, "GPL-2.0-or-later")]))
        #expect(try licences(.code, [(.code, "EUPL-1.2+")]) == licences(.code, [(.code, "EUPL-1.2")]))
        #expect(
            try licences(.code, [(.code, "GPL-2.0-only WITH classpath-exception-2.0")]) == ["GPL-2.0-only"])
        #expect(
            try derive(.code, [(.code, "GPL-2.0-only WITH Nobodys-exception")])
                == .unknownLicence(source: "s0", licence: "GPL-2.0-only"))
    }

    @Test("sources are read from JSON, and the outcome is written as JSON")
    func json() throws {
        let text =
            #"{"sources": [{"name": "a", "kind": "data", "licence": "ODbL-1.0"}, {"name": "b", "kind": "data", "licence": "CC-BY-SA-4.0"}]}"#
        let sources = try Lineage.sources(JSONValue(parsing: text))
        #expect(sources.map(\.name) == ["a", "b"])
        let refused = try Lineage.derive(.data, from: sources, table).json
        #expect(refused.canonicalString == #"{"outcome":"clash","sources":["a","b"]}"#)
        let derived = try Lineage.derive(.data, from: [sources[0]], table).json
        #expect(
            derived.canonicalString
                == #"{"choices":{},"duties":["attribute","shareAlike"],"excluded_licences":[],"excluded_purposes":[],"licences":["ODbL-1.0"],"outcome":"derived"}"#
        )
        for text in [
            #"{"sources": [{"name": "a", "kind": "song", "licence": "MIT"}]}"#, #"[{"kind": "data"}]"#, "3",
        ] {
            #expect(throws: PolicyError.self) { try Lineage.sources(JSONValue(parsing: text)) }
        }
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
