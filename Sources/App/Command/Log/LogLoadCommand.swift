import ArgumentParser
import CanonicalJSON
import Kernel
import Ledger
import Site
import Storage

/// `terreau log load`: for tests that kill it.
struct LogLoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Record made-up acts in a log for tests, as fast as it goes.",
        discussion: """
            Prints the identifier of each act once it is kept, a line each; whoever kills the program knows by them \
            what must be there. Refuses a log that has any other act.
            """, shouldDisplay: false)

    @Option(help: "How many write at a time, each waiting for its act to be kept.")
    var writers = 8

    @Option(help: "How many acts in all; without end unless given.")
    var acts: Int?

    @Flag(help: "Leave it to a server to seal them.")
    var unsealed = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (1...1000).contains(writers), (0...100_000_000).contains(acts ?? 0) else {
            throw ValidationError("--writers is a number from 1 to 1000, --acts one up to 100000000.")
        }
    }

    func run() async throws {
        try await global.withSite { site in
            try await LedgerLoad.checkIsForTests(site.database)
            let writer = try await site.ledgerWriter()
            let load = LedgerLoad(database: site.database, clock: site.clock)
            try await withThrowingTaskGroup(of: Void.self) { group in
                if !unsealed { group.addTask { try await writer.run() } }
                try await load.run(writers: writers, acts: acts) { try Terminal.write("\($0)\n") }
                group.cancelAll()
                try? await group.waitForAll()
            }
            // NB: a server that runs beside has the lock, and seals.
            do { if !unsealed { _ = try await writer.sealOnce() } } catch StorageRefusal.locked {}
        }
    }
}

/// Makes acts up and records them, each in a transaction of its own.
struct LedgerLoad {
    static let type = "test.load"

    let database: Database
    let clock: @Sendable () -> Instant
    /// Makes the text of an act about as long as a real one's.
    private static let filler = String(repeating: "x", count: 150)

    /// Throws when the log has an act that somebody meant.
    static func checkIsForTests(_ database: Database) async throws {
        let other = try await database.read { tx in
            try tx.first(
                """
                select 1 as one from ledger_entry where type <> \(LedgerLoad.type)
                union all select 1 from ledger_pending where type <> \(LedgerLoad.type) limit 1
                """)
        }
        guard other == nil else {
            throw PlainSentence("This log has real acts; made-up ones belong into a database for tests.")
        }
    }

    /// Records acts until there are enough, `writers` at a time; tells each that is kept.
    func run(
        writers: Int, acts: Int?, kept: @escaping @Sendable (ID<LedgerEntry>) throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                let share = acts.map { $0 / writers + (writer < $0 % writers ? 1 : 0) } ?? .max
                group.addTask {
                    for number in 0..<share { try kept(try await record(writer, number)) }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Records one act.
    func record(_ writer: Int, _ number: Int) async throws -> ID<LedgerEntry> {
        let now = clock()
        let entry = LedgerEntry(
            id: ID(IDSource.random(at: now)), type: LedgerLoad.type, at: now,
            facts: [
                "writer": .integer(Int64(writer)), "number": .integer(Int64(number)),
                "filler": .string(LedgerLoad.filler),
            ])
        try await database.write { tx in try tx.record(entry) }
        return entry.id
    }
}
