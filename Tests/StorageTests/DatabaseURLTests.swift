import Storage
import Testing

@Suite("The address of a database")
struct DatabaseURLTests {
    @Test(
        "Is printed without its password",
        arguments: [
            ("sqlite:terreau.db", "sqlite:terreau.db"),
            ("SQLite:/var/lib/a b.db", "sqlite:/var/lib/a b.db"),
            ("postgres://ann:s3cret@db.example:5433/t", "postgres://ann@db.example:5433/t"),
            ("postgres://ann:p%40ss@h/t?sslmode=require", "postgres://ann@h/t"),
            ("postgresql:///t?user=ann&password=s3cret", "postgresql:///t"),
            ("postgres://h/t", "postgres://h/t"),
        ])
    func printing(text: String, shown: String) throws {
        #expect(try DatabaseURL(text).description == shown)
    }

    @Test(
        "Is refused with a reason when it is none",
        arguments: [
            "", "terreau.db", "mysql://h/t", "sqlite:", "sqlite::memory:", "sqlite://x.db",
            "sqlite:file:x.db?mode=ro",
            "postgres://h:port/t", "postgres://h/t?colour=red", "postgres:t",
        ])
    func refusal(text: String) throws {
        let refusal = try #require(throws: StorageRefusal.self) { try DatabaseURL(text) }
        #expect(refusal.code == "storage.bad-url")
        #expect(refusal.description.hasSuffix("."))
        #expect(!refusal.description.contains("\n"))
    }
}
