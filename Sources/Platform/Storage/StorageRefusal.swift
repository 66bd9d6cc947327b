import Kernel

/// Why the database cannot be used as asked. `description` is the sentence for the command line.
public enum StorageRefusal: Refusal, Hashable, CustomStringConvertible {
    /// The address of the database is not one; the text says what is wrong with it.
    case badURL(String)
    /// Another process or task holds this lock or this file.
    case locked(String)
    /// The database was made by a later version: it has this migration.
    case newerSchema(migration: String)
    /// A migration that was applied has another text in this version, or was passed over.
    case changedMigration(String)
    /// No space is left.
    case diskFull
    /// The disk failed; the text says how.
    case diskFailed(String)
    /// The file is damaged or is not a database.
    case brokenFile(String)
    /// The file cannot be opened or made; the text says why.
    case cannotOpen(String)
    /// The database may only be read.
    case readOnly
    /// The server does not answer or refuses the login; the text is its own.
    case unreachable(String)
    /// The server went away while the change was being kept, so that it may or may not have been.
    case outcomeUnknown
    /// The server is too old or is not set up as needed; the text says what it is.
    case unsuitableServer(String)
    /// A statement took longer than allowed.
    case timedOut
    /// Others kept changing the same rows.
    case contended
    /// A text holds the character U+0000, which no database keeps.
    case nulCharacter
    /// Older changes than the cursor's are forgotten, or it comes from another database: start again.
    case staleCursor
    /// The database was closed.
    case closed
    /// Something is there already where a database or a backup was to be made.
    case exists(String)

    /// `storage.<case-in-kebab-case>`.
    public var code: String { "storage.\(name)" }

    /// The detail, as `detail`.
    public var arguments: [String: String] { detail.map { ["detail": $0] } ?? [:] }

    /// What sort of "no" it is.
    public var kind: RefusalKind {
        switch self {
        case .badURL, .nulCharacter: .invalid
        case .locked, .newerSchema, .changedMigration, .contended, .exists: .conflict
        case .staleCursor: .gone
        default: .unavailable
        }
    }

    private var name: String {
        switch self {
        case .badURL: "bad-url"
        case .locked: "locked"
        case .newerSchema: "newer-schema"
        case .changedMigration: "changed-migration"
        case .diskFull: "disk-full"
        case .diskFailed: "disk-failed"
        case .brokenFile: "broken-file"
        case .cannotOpen: "cannot-open"
        case .readOnly: "read-only"
        case .unreachable: "unreachable"
        case .outcomeUnknown: "outcome-unknown"
        case .unsuitableServer: "unsuitable-server"
        case .timedOut: "timed-out"
        case .contended: "contended"
        case .nulCharacter: "nul-character"
        case .staleCursor: "stale-cursor"
        case .closed: "closed"
        case .exists: "exists"
        }
    }

    private var detail: String? {
        switch self {
        case .badURL(let detail), .locked(let detail), .newerSchema(let detail),
            .changedMigration(let detail),
            .diskFailed(let detail), .brokenFile(let detail), .cannotOpen(let detail),
            .unreachable(let detail), .unsuitableServer(let detail), .exists(let detail):
            detail
        default: nil
        }
    }
}

extension StorageRefusal {
    /// One clear English sentence, for the command line and the log.
    public var description: String {
        switch self {
        case .badURL(let reason): "This is not the address of a database: \(reason)."
        case .locked(let what): "“\(what)” is in use by another process; wait for it to end, or stop it."
        case .newerSchema(let migration):
            "The database was made by a newer Terreau (it has “\(migration)”); use that version or a later one."
        case .changedMigration(let migration):
            "The database was not made by this line of Terreau: its migration “\(migration)” differs."
        case .diskFull: "The disk is full; nothing of this change was kept."
        case .diskFailed(let reason): "The disk of the database failed: \(reason)."
        case .brokenFile(let path): "The file “\(path)” is damaged or is not a Terreau database."
        case .cannotOpen(let reason): "The database cannot be opened: \(reason)."
        case .readOnly: "The database can only be read; check the rights on its file, folder or account."
        case .unreachable(let reason): "The database server cannot be reached: \(reason)."
        case .outcomeUnknown:
            "The database server went away while a change was being kept; check whether it was."
        case .unsuitableServer(let reason): "The database server cannot be used: \(reason)."
        case .timedOut: "The database took longer than allowed; nothing of this change was kept."
        case .contended: "Others kept changing the same data; nothing of this change was kept. Try again."
        case .nulCharacter: "A text holds the character U+0000, which cannot be kept."
        case .staleCursor: "The changes after this point are no longer known; read everything again."
        case .closed: "The database is closed."
        case .exists(let place): "There is something at “\(place)” already; nothing of it was touched."
        }
    }
}
