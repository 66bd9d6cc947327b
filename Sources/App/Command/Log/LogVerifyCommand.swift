import ArgumentParser
import CanonicalJSON
import Foundation
import Ledger
import Outbound
import Site
import Storage
import TransparencyLog

/// `terreau log verify`
struct LogVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the whole log again: every entry, every tile, the signature.",
        discussion: """
            Without --from it reads the database. --from takes the log's address, such as \
            https://atlas.example.org/log, or a folder with its files (checkpoint, tile/…). --key is the key you were given by another way than the log itself; --old an older checkpoint that \
            you kept, of which the log must be the continuation. Exit code 1 when anything is not as it must be.
            """)

    @Option(help: "The address of the log, or a folder with its files, instead of the database.")
    var from: String?

    @Option(help: "The log's verifier key: name+hash+key.")
    var key: String?

    @Option(help: "A file with an older checkpoint.")
    var old: String?

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard from == nil || key != nil else {
            throw ValidationError("--from needs --key: a log cannot vouch for its own key.")
        }
    }

    func run() async throws {
        if let from { return try report(LogFiles(place: from).verify(key: key ?? "", old: oldNote())) }
        try await global.withSite(mustExist: true) { site in
            let (key, old) = (key, try oldNote())
            let head = try await site.database.read { tx in
                guard let identity = try tx.ledgerIdentity(), let newest = try tx.ledgerCheckpoint() else {
                    throw LedgerRefusal.notBegun
                }
                let size = newest.size
                return try LogCheck(key: key ?? identity.verifier, old: old).verify(newest.note) { address in
                    try tx.ledgerFile(at: address, size: size) ?? []
                }
            }
            try report(head)
        }
    }

    private func oldNote() throws -> [UInt8]? {
        try old.map { path in
            guard let data = FileManager.default.contents(atPath: path) else {
                throw PlainSentence("“\(path)” cannot be read.")
            }
            return [UInt8](data.prefix(Note.longestBytes + 1))
        }
    }

    private func report(_ head: TreeHead) throws {
        let result: JSONValue = [
            "valid": true, "size": .integer(Int64(head.size)), "root": .string(head.root.base64),
        ]
        try Terminal.write(
            json
                ? result.canonicalString + "\n"
                : "The log is whole: \(head.size) entries, root \(head.root.base64).\n")
    }
}

/// Checks a checkpoint and everything below it.
struct LogCheck {
    let key: String
    let old: [UInt8]?

    /// The head of the log, when all is as it must be.
    func verify(_ note: [UInt8], read: (TileAddress) throws -> [UInt8]) throws -> TreeHead {
        do {
            let verifier = try VerifierKey.parse(key)
            let log = TrustedLog(origin: verifier.name, keys: [verifier])
            let head = try log.checkpoint(in: Note.parse(note)).head
            let older = try old.map { [try log.checkpoint(in: Note.parse($0)).head] } ?? []
            var audit = try LogAudit(of: head, extending: older)
            try audit.run(read: read)
            return head
        } catch let error as TransparencyLogError {
            throw PlainSentence("The log is not as it must be: \(error).")
        }
    }
}

/// The files of a log in a folder, or at an address.
struct LogFiles {
    let place: String

    func verify(key: String, old: [UInt8]?) throws -> TreeHead {
        try LogCheck(key: key, old: old).verify(read("checkpoint", longestBytes: Note.longestBytes)) {
            try read($0.path, longestBytes: EntryBundle.longestBytes)
        }
    }

    private func read(_ path: String, longestBytes: Int) throws -> [UInt8] {
        let whole = place.hasSuffix("/") ? place + path : "\(place)/\(path)"
        if whole.hasPrefix("http://") || whole.hasPrefix("https://") {
            do throws(OutboundError) {
                return try OutboundHTTP(allowsPrivateAddresses: true).get(whole, longestBytes: longestBytes)
            } catch {
                throw PlainSentence("“\(whole)” cannot be read: \(error).")
            }
        }
        guard let data = FileManager.default.contents(atPath: whole) else {
            throw PlainSentence("“\(whole)” cannot be read.")
        }
        return [UInt8](data)
    }
}
