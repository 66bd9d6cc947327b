import Ledger
import Storage

/// What a look at a whole database found.
public struct SiteCheck: Sendable {
    /// What is wrong with tables, references and files.
    public let structure: [StructureFault]
    /// The log; nil in a database that has none yet.
    public let ledger: LedgerState?

    /// Looks at everything once: the schema, the engine's own checks, every reference, the log recomputed
    /// from its entries. Changes nothing, and may run beside a server.
    public init(_ database: Database) async throws {
        structure = try await database.structureFaults(migrations: Site.migrations)
        let hasLog = try await database.appliedMigrations().contains("ledger.1")
        ledger = hasLog ? try await database.read { tx in try tx.checkLedger() } : nil
    }

    /// What is wrong, a sentence each. A schema that the next start brings up to date is not.
    public var problems: [String] {
        structure.filter { !$0.isBehind }.map(\.description) + (ledger?.faults ?? []).map(\.description)
    }

    /// What is worth knowing, a sentence each.
    public var notices: [String] {
        let log = ledger.map { log in
            "The log has \(log.size) entries" + (log.root.map { ", root \($0)" } ?? "")
                + (log.waiting > 0 ? "; \(log.waiting) wait for their place" : "") + "."
        }
        return structure.filter(\.isBehind).map(\.description) + [log ?? "There is no log yet."]
    }
}

extension StructureFault {
    fileprivate var isBehind: Bool {
        if case .behind = self { true } else { false }
    }
}
