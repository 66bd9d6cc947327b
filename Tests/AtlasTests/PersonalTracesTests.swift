import CanonicalJSON
import Kernel
import Language
import Storage
import TestKit
import Testing
import Web

@testable import Atlas

/// What leads to a person in free text stands in no page, door, export or report.
@Suite("Traces of persons in free text")
struct PersonalTracesTests {
    @Test(
        "Are masked and leave the rest as it was",
        arguments: [
            ("Écrire à jeanne.martin@r.example.", "Écrire à …@…."),
            ("(mailto:jean+x@a-b.example)", "(mailto:…@…)"),
            ("/extra@perso.example", "/…@…"),
            ("l’adresse élodie@école.example", "l’adresse …@…"),
            ("a@b.example,c@d.example", "…@…,…@…"),
            ("tel:0612345678", "tel:…"),
            ("TEL: +33 (0)6 12 34 56 78, le soir", "TEL: …, le soir"),
            ("Tél. +33 6 12 34 56 78", "Tél. …"),
            ("+33\u{00A0}6\u{202F}12 34 56 78 !", "… !"),
            ("+442079460958", "…"), ("+1 (415) 555-0132", "…"), ("0032 475 12 34 56", "…"),
            ("Au 06 12 34 56 78 ou 06.12.34.56.78", "Au … ou …"), ("0612345678", "…"),
        ])
    func masked(text: String, shown: String) {
        #expect(PersonalTraces.masked(text) == shown)
        #expect(PersonalTraces.masked(shown) == shown, "masking twice changes nothing")
    }

    @Test(
        "Are not seen where there are none",
        arguments: [
            "contact@r.example", "@april@pouet.example", "https://pouet.example/@april",
            "git@forge.example:a/b.git", "python@3.11", "jeanne@localhost", "Prix @ 12.50", "…@…",
            "SIREN 732 829 320, SIRET 73282932000074", "+20 %, +1 000 000", "C++ 2011 2014",
            "2024-05-06 07:08:09", "01/02/2024 10:00", "75011 Paris", "43.604260", "3.1415926535",
            "Mo-Fr 09:00-12:30; PH off", "ISBN 978-2-07-036822-8",
        ])
    func untouched(text: String) {
        #expect(PersonalTraces.masked(text) == text)
    }

    @Test(
        "Make of an address one that is not passed on",
        arguments: [
            ("mailto:jeanne@r.example", true), ("https://r.example/?m=jeanne%40r.example", true),
            ("tel:+33612345678", true), ("https://wa.me/33612345678", true),
            ("https://r.example/q?call=%2B33612345678", true),
            ("https://pouet.example/@april", false), ("https://forge.example/a/0612345678", false),
            ("https://r.example/a+b?contact=contact@r.example", false),
        ])
    func addresses(address: String, isTrace: Bool) {
        #expect(PersonalTraces.stand(inAddress: address) == isTrace)
    }

    /// Every word of it that must not leave.
    static let planted = ["perso.example", "612345678", "6 12 34 56 78", "79460958", "0475"]
    static let table = #"""
        id,name,summary,keywords,street,alternate_names,website,repository,opening_hours,labels
        1,Ressourcerie du Fil,Écrire à jeanne.martin@perso.example ou tel:0612345678,\#
        réemploi|paul@perso.example,"3 rue Verte, +33 6 12 34 56 78",Fil (lea@perso.example),\#
        https://r.example/?m=ana@perso.example,https://wa.me/33612345678,\#
        "Mo-Fr 09:00-12:00 ""+33612345678""",zoe@perso.example
        2,Atelier max@perso.example,Au +44 20 7946 0958 ou 0032 475 12 34 56,,,,,,,
        """#

    @Test("Leave by no door, and the search index does not know them", arguments: Engine.available)
    func doors(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take(Self.table)
            for (door, text) in try await atlas.everyDoor() {
                for word in Self.planted { #expect(!text.contains(word), "\(door): \(word)") }
                #expect(text.contains("Ressourcerie du Fil"), "\(door)")
            }
            let search = SearchEntries(in: atlas.database, by: try await atlas.loadedIndex())
            for word in ["perso.example", "jeanne.martin", "paul", "0612345678", "zoe"] {
                var form = AtlasQueryForm()
                form.words = word
                let found = try await search(form.query(vocabularies: TestFiles.vocabularies))
                #expect(found.total == 0, "\(word)")
            }
        }
    }

    @Test("Stay in the stored payload, as the source said them", arguments: Engine.available)
    func stored(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take(Self.table)
            let payloads: [String] = try await atlas.database.read { tx in
                try tx.rows("select payload from atlas_record").map { try $0["payload"] }
            }
            #expect(payloads.joined().contains("jeanne.martin@perso.example"))
            #expect(try await atlas.take(Self.table).unchanged == 2, "a second reading finds them the same")
        }
    }

    @Test("Stand on no page, also not in what sources said before", arguments: Engine.available)
    func pages(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take(Self.table)
            try await atlas.take(Self.table.replacing("Écrire à", with: "Toujours écrire à"))
            let client = try await PagesCast.client(of: atlas)
            var paths = ["/fr/atlas", "/en/atlas?q=ressourcerie", "/fr/embed"]
            for entry in try await atlas.entries() {
                paths += ["/fr/atlas/\(entry.id)", "/en/atlas/\(entry.id)"]
            }
            for path in paths {
                let text = try await client.get(path).text
                for word in Self.planted { #expect(!text.contains(word), "\(path): \(word)") }
            }
            let first = try #require(try await atlas.entry(named: "Ressourcerie du Fil")).id
            #expect(try await client.get("/fr/atlas/\(first)").text.contains("…@…"))
        }
    }

    @Test("Stand in no report: neither as values, nor as names of columns, nor in reasons")
    func reports() async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            let report = try await atlas.take(
                """
                id,name,website,FR-SIREN,extra@perso.example
                1,A,tel:0612345678,tel:0612345678,x
                2,B,Appelez +33 6 12 34 56 78,,x
                """)
            let text = report.json.canonicalString
            for word in Self.planted { #expect(!text.contains(word), "\(word)") }
            #expect(report.unmapped == ["/…@…"])
            #expect(report.leftOut["website"]?.count == 2 && report.leftOut["identifiers"]?.count == 1)
            var refused = ImportReport()
            refused.refuse(.init(file: "a@perso.example", line: 1, reason: .unreadable("“b@perso.example”")))
            #expect(!refused.json.canonicalString.contains("perso.example"))
        }
    }
}
