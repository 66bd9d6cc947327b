import CanonicalJSON
import Kernel
import TestKit
import Testing

@testable import Atlas

/// Ways to reach a person are kept and never given out; those of a role are.
@Suite("Contacts")
struct ExportContactsTests {
    static let personal = [
        "jeanne.martin", "jmartin", "Jeanne Martin", "0612345678", "06 12 34 56 78", "+33612345678",
    ]
    static let table = """
        id,name,email,phone,person
        1,Ressourcerie,jeanne.martin@r.example,0612345678,Jeanne Martin
        2,Fablab,contact@fablab.example,06 12 34 56 78,
        3,Épicerie,jmartin@asso.example,+33612345678,
        """

    @Test("Of persons stand in no door, those of roles do", arguments: Engine.available)
    func doors(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take(ExportContactsTests.table)
            for (door, text) in try await atlas.everyDoor() {
                for word in ExportContactsTests.personal {
                    #expect(!text.contains(word), "\(door): \(word)")
                }
                #expect(text.contains("Ressourcerie"), "\(door)")
            }
            let kept = try await atlas.entries().flatMap(\.content.contacts).map(\.value)
            #expect(Set(ExportContactsTests.personal.dropFirst(2)).isSubset(of: kept))
        }
    }

    @Test("Of roles are given out", arguments: [Door.ndjson, .geojson, .jsonld, .json])
    func roles(door: Door) async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            try await atlas.take(ExportContactsTests.table)
            let text = try await atlas.everyDoor().first { $0.door == door }?.text
            #expect(text?.contains("contact@fablab.example") == true)
        }
    }

    @Test(
        "Tell a role's address from a person's",
        arguments: [
            ("contact@a.example", true), ("Info@a.example", true), ("accueil-mairie@a.example", true),
            ("contact2@a.example", true), ("marie.dupont@a.example", false), ("mdupont@a.example", false),
            ("contact.marie@a.example", false), ("paris@a.example", false), ("@a.example", false),
            ("contact", false), ("", false),
        ])
    func isRole(address: String, isRole: Bool) {
        #expect(Contact(.email, address).isRole == isRole)
        #expect(!Contact(.phone, address).isRole)
        #expect(!Contact(.person, address).isRole)
    }
}
