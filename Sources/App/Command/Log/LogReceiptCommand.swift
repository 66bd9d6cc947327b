import ArgumentParser
import Foundation
import Ledger
import TransparencyLog

/// `terreau log receipt FILE --key KEY`
struct LogReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "Check a receipt offline, and print the act that it is for.",
        discussion:
            "Needs neither the site nor its database: the file and the key are enough, on any machine.")

    @Argument(help: "The receipt, as it was downloaded.")
    var file: String

    @OptionGroup var trust: TrustOptions

    func validate() throws {
        guard trust.key != nil else {
            throw ValidationError("Say --key: a receipt cannot vouch for the log's key.")
        }
    }

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw PlainSentence("“\(file)” cannot be read.")
        }
        do {
            let log = try trust.log()
            let receipt = try Receipt.parse([UInt8](data.prefix(Receipt.longestBytes + 1)))
            let (entry, checkpoint) = try receipt.verifiedEntry(in: log)
            try Terminal.write("\(String(decoding: entry, as: UTF8.self))\n")
            Terminal.note(
                "Entry \(receipt.proof.index) of the log \(checkpoint.origin), signed when it had "
                    + "\(checkpoint.head.size) entries.")
            for witness in try log.cosigners(of: receipt.checkpoint) {
                Terminal.note("Cosigned by \(witness.name).")
            }
        } catch let error as TransparencyLogError {
            throw PlainSentence("The receipt does not hold: \(error.words).")
        }
    }
}
