import ArgumentParser
import CanonicalJSON
import Foundation
import Ledger
import Outbound
import Site
import Storage
import TransparencyLog
import Web

/// `terreau log verify`
struct LogVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the whole log again: every entry, every tile, the signature.",
        discussion: """
            Without --from it reads the database. --from takes the log's address, such as \
            https://atlas.example.org/log, or a folder with its files (checkpoint, tile/…). Addresses of this \
            machine and of private networks are asked with the setting ask-private-addresses alone. --key is \
            the key you were given by another way than the log itself; --old an older checkpoint that you kept, of which the \
            log must be the continuation. Exit code 1 when anything is not as it must be.
            """)

    @Option(help: "The address of the log, or a folder with its files, instead of the database.")
    var from: String?

    @Option(help: "A file with an older checkpoint.")
    var old: String?

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var trust: TrustOptions

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard from == nil || trust.key != nil else {
            throw ValidationError("--from needs --key: a log cannot vouch for its own key.")
        }
    }

    func run() async throws {
        if let from {
            return try await global.withSentences {
                let files = LogFiles(
                    place: from, allowsPrivateAddresses: try global.place().settings.asksPrivateAddresses)
                try report(files.verify(LogCheck(log: trust.log(), old: oldNote())))
            }
        }
        try await global.withSite(mustExist: true) { site in
            let (trust, old) = (trust, try oldNote())
            let given = try trust.witnesses()
            let known = given.isEmpty ? try site.ledgerWitnesses() : LedgerWitnesses(keys: given)
            let result = try await site.database.read { [now = site.clock()] tx in
                guard let identity = try tx.ledgerIdentity(),
                    let newest = try tx.servedCheckpoint(known, now: now)
                else { throw LedgerRefusal.notBegun }
                let check = LogCheck(log: try trust.log(orKey: identity.verifier), old: old)
                return try check.verify(newest.note) { address in
                    try tx.ledgerFile(at: address, size: newest.size) ?? []
                }
            }
            try report(result)
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

    private func report(_ result: LogCheck.Result) throws {
        let answer: JSONValue = [
            "valid": true, "size": .integer(Int64(result.head.size)),
            "root": .string(result.head.root.base64),
            "witnesses": .array(result.cosigners.map { .string($0.name) }),
        ]
        if json { return try Terminal.write(answer.canonicalString + "\n") }
        try Terminal.write(
            "The log is whole: \(result.head.size) entries, root \(result.head.root.base64).\n"
                + result.cosigners.map { "Cosigned by \($0.name).\n" }.joined())
    }
}

/// Checks a checkpoint and everything below it.
struct LogCheck {
    /// A log that is as it must be.
    struct Result {
        let head: TreeHead
        let cosigners: [VerifierKey]
    }

    let log: TrustedLog
    let old: [UInt8]?

    /// The head of the log and who vouches for it, when all is as it must be.
    func verify(_ bytes: [UInt8], read: (TileAddress) throws -> [UInt8]) throws -> Result {
        do {
            let note = try Note.parse(bytes)
            let head = try log.checkpoint(in: note).head
            // NB: an older checkpoint may be from a time before the witnesses.
            let alone = TrustedLog(origin: log.origin, keys: log.keys)
            let older = try old.map { [try LogCheck.older($0, of: alone)] } ?? []
            var audit = try LogAudit(of: head, extending: older)
            try audit.run(read: read)
            return Result(head: head, cosigners: try log.cosigners(of: note))
        } catch let error as TransparencyLogError {
            throw PlainSentence("The log is not as it must be: \(error.words).")
        }
    }

    /// NB: what is wrong with the file that somebody kept says nothing about the log.
    private static func older(_ bytes: [UInt8], of log: TrustedLog) throws -> TreeHead {
        do {
            return try log.checkpoint(in: Note.parse(bytes)).head
        } catch {
            throw PlainSentence("The older checkpoint (--old) cannot be used: \(error.words).")
        }
    }
}

/// The files of a log in a folder, or at an address.
struct LogFiles {
    let place: String
    let allowsPrivateAddresses: Bool

    func verify(_ check: LogCheck) throws -> LogCheck.Result {
        try check.verify(read("checkpoint", longestBytes: Note.longestBytes)) {
            try read($0.path, longestBytes: EntryBundle.longestBytes)
        }
    }

    private func read(_ path: String, longestBytes: Int) throws -> [UInt8] {
        let whole = place.hasSuffix("/") ? place + path : "\(place)/\(path)"
        if whole.hasPrefix("http://") || whole.hasPrefix("https://") {
            do throws(OutboundError) {
                return try OutboundHTTP(allowsPrivateAddresses: allowsPrivateAddresses)
                    .get(whole, longestBytes: longestBytes)
            } catch .privateAddress {
                throw PlainSentence(
                    "“\(place)” is an address of this machine or of a private network; such are asked with "
                        + "TERREAU_ASK_PRIVATE_ADDRESSES=yes alone.")
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
