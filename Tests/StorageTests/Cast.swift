import Kernel
import Storage

/// A small table that most of these tests use.
enum Cast {
    static let migrations = [
        Migration(
            "cast.1",
            [
                """
                create table person (
                    key \(.key),
                    name \(.text) not null unique check (name <> ''),
                    age \(.integer),
                    photo \(.bytes)
                ) \(.strict)
                """,
                """
                create table hat (
                    key \(.key),
                    person_key \(.integer) not null references person (key)
                ) \(.strict)
                """,
            ])
    ]

    @discardableResult
    static func add(_ name: String, age: Int? = nil, in tx: Transaction) throws -> Int64 {
        try tx.insert("insert into person (name, age) values (\(name), \(age)) returning key")
    }

    static func names(in tx: Transaction) throws -> [String] {
        try tx.rows("select name from person order by name").map { try $0["name"] }
    }
}

/// A thing with public identifiers.
enum Hat: Identified {
    static let idPrefix = "hat"
}

/// A failure that a test makes on purpose.
struct Mishap: Error, Equatable {}

/// A number that several tasks count up together.
actor Counter {
    private(set) var value = 0

    func add(_ number: Int = 1) { value += number }
}
