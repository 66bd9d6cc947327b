import Kernel
import Testing

@testable import Atlas

/// What the shipped mappings make of the real data sets, row by row, without a database.
@Suite(
    "The shipped mappings on the real data sets",
    .enabled(if: RealSource.areAllPresent, Comment(rawValue: RealSource.missing)))
struct MappingRealDataTests {
    /// A data set, mapped.
    private struct Mapped {
        var rows: [MappedRow] = []
        var refused = 0
        var unread: Set<String> = []

        init(_ name: String, _ path: String) throws {
            let mapping = try TestFiles.mapping(name)
            let folder = path.hasPrefix("Resources/") ? "" : "../shared/data/atlas/"
            var files = try SourceFiles(path: "\(TestFiles.repository)/\(folder)\(path)", mapping: mapping)
            while let next = try files.next() {
                guard case .row(let row, _) = next else {
                    refused += 1
                    continue
                }
                mapping.collectUnread(in: row, into: &unread)
                rows.append(try mapping.apply(to: row, with: TestFiles.vocabularies))
            }
        }

        /// The record of a key.
        func content(_ key: String) throws -> RecordContent {
            try #require(rows.first { $0.key == key }?.content)
        }

        /// How many values of a field could not be used.
        func leftOut(_ field: String) -> Int { rows.flatMap(\.leftOut).filter { $0.field == field }.count }
    }

    @Test("The starter atlas is read to its last column and its last value")
    func starter() throws {
        for (name, file, count) in [
            ("starter", "organisations.csv", 246), ("starter-solutions", "solutions.csv", 150),
        ] {
            let mapped = try Mapped(name, "Resources/Starter/\(file)")
            #expect(mapped.rows.count >= count && mapped.refused == 0)
            #expect(mapped.unread.isEmpty)
            #expect(mapped.rows.allSatisfy { $0.leftOut.isEmpty && !$0.content.note.isEmpty })
        }
    }

    @Test("SUSY: every country that is one, activities, addresses with their numbers")
    func susy() throws {
        let mapped = try Mapped("susy", "susy/susy.geojson")
        #expect(mapped.rows.count == 1794 && mapped.refused == 0)
        #expect(mapped.leftOut("country") == 0 && mapped.leftOut("activities") == 0)
        #expect(mapped.rows.count { $0.content.country?.text == "SK" } == 23)
        #expect(!mapped.rows.contains { $0.content.country?.text == "SR" })
        #expect(mapped.rows.allSatisfy { $0.content.name.languages == [.undetermined] })
        #expect(mapped.rows.count { $0.content.address.street?.contains { $0.isNumber } == true } > 1300)
    }

    @Test("Digital public goods: 394 files of 230 keys, licences and evidence")
    func digitalPublicGoods() throws {
        let mapped = try Mapped("digital-public-goods", "dpg")
        #expect(mapped.rows.count == 394 && Set(mapped.rows.map(\.key)).count == 230)
        #expect(mapped.leftOut("software_licences") == 0 && mapped.leftOut("classes") == 0)
        let commcare = mapped.rows.filter { $0.key == "commcare" }.map(\.content)
        #expect(commcare.contains { $0.terms[.labels] == ["digital-public-good"] })
        #expect(
            commcare.flatMap(\.criteria).contains { $0.criterion == "open-standards" && $0.value == "yes" })
        let licence = commcare.flatMap(\.criteria).first { $0.criterion == "licence" }
        #expect(licence?.value == "BSD-3-Clause")
        #expect(licence?.link == "https://github.com/dimagi/commcare-hq/blob/master/LICENSE")
    }

    @Test("Hinaura: 687 places, every public and every service known")
    func hinaura() throws {
        let mapped = try Mapped("hinaura", "mednum/hinaura-standardised.json")
        #expect(mapped.rows.count == 687 && mapped.unread == ["/source"])
        #expect(mapped.rows.allSatisfy { $0.leftOut.isEmpty })
        #expect(mapped.rows.count { $0.content.terms[.publics]?.contains("deafness") == true } == 172)
        #expect(mapped.rows.count { $0.content.terms[.publics]?.contains("illiteracy") == true } == 230)
    }

    @Test("SILL: the shapes of three years", arguments: [("2018", 149), ("2019", 322), ("2020", 225)])
    func sill(year: String, rows: Int) throws {
        let mapped = try Mapped("sill", "sill/\(year)")
        #expect(mapped.rows.count == rows && mapped.refused == 0)
        #expect(mapped.leftOut("labels") == 0)
        #expect(mapped.rows.allSatisfy { !$0.content.keywords.isEmpty })
        if year == "2020" {
            #expect(try mapped.content("7zip").identifiers.map(\.description) == ["XI-WIKIDATA:Q215051"])
            #expect(mapped.rows.contains { $0.content.relations.first?.target == "key:sill/LibreOffice" })
        }
    }

    @Test("Open Sustainable Technology: both tables, the same keys")
    func openSustainableTechnology() throws {
        let folder = "open-sustainable-technology"
        let whole = try Mapped(folder, "\(folder)/organizations.csv")
        let labelled = try Mapped(folder, "\(folder)/organizations_labeled.csv")
        #expect(whole.rows.count == 1192 && labelled.rows.count == 1192)
        #expect(Set(whole.rows.map(\.key)) == Set(labelled.rows.map(\.key)))
        #expect(whole.leftOut("country") == 0 && whole.leftOut("legal_form") == 0)
    }

    @Test("The awesome lists: every row, every category and licence known")
    func awesome() throws {
        let privacy = try Mapped("awesome-privacy", "awesome-privacy/awesome-privacy.yml")
        let hosted = try Mapped("awesome-selfhosted", "awesome-selfhosted/software")
        #expect(privacy.rows.count == 382 && hosted.rows.count == 1348)
        #expect((privacy.rows + hosted.rows).allSatisfy { $0.leftOut.isEmpty })
    }

    @Test("The example of the national standard for digital mediation")
    func mediation() throws {
        let mapped = try Mapped("mediation-numerique", "mednum/exemple-valide.csv")
        let content = try mapped.content("structure-1")
        #expect(content.identifiers.map(\.description) == ["FR-SIRET:43493312300029"])
        #expect(
            content.terms[.publics]?.sorted() == [
                "deafness", "english-spoken", "illiteracy", "women", "young-people",
            ])
        #expect(mapped.rows.allSatisfy { $0.leftOut.isEmpty })
    }
}
