import ArgumentParser
import CanonicalJSON
import Ledger
import Site

/// `terreau check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look whether the database is whole.",
        discussion: """
            The schema against the program's, the engine's own checks of the file, every reference from one row to \
            another, and the log recomputed from its entries and compared with its signature. Changes nothing; the \
            server need not stop. Exit code 1 when anything is wrong.
            """)

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withDatabase(mustExist: true, readOnly: true) { place in
            let check = try await SiteCheck(place.database)
            try report(check)
            guard check.problems.isEmpty else { throw ExitCode.failure }
        }
    }

    private func report(_ check: SiteCheck) throws {
        if json { return try Terminal.write(answer(check).canonicalString + "\n") }
        for notice in check.notices { try Terminal.write("\(notice)\n") }
        for problem in check.problems { try Terminal.write("WRONG: \(problem)\n") }
        if check.problems.isEmpty { try Terminal.write("The database is whole.\n") }
    }

    private func answer(_ check: SiteCheck) -> JSONValue {
        [
            "whole": .bool(check.problems.isEmpty),
            "problems": .array(check.problems.map(JSONValue.string)),
            "notices": .array(check.notices.map(JSONValue.string)),
            "entries": .integer(Int64(check.ledger?.size ?? 0)),
            "waiting": .integer(Int64(check.ledger?.waiting ?? 0)),
            "root": check.ledger?.root.map(JSONValue.string) ?? .null,
        ]
    }
}
