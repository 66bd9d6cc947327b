import Foundation
import Kernel
import Web

extension Site {
    /// What sends the site's letters; nil when the settings name no mail program.
    func mailer() throws -> (any Mailer)? {
        guard let program = settings.sendmailProgram else { return nil }
        guard let sender = settings.senderAddress, Letter.isPlain(sender) else {
            throw UnusableSetting(
                description:
                    "The setting sendmail-program needs sender-address, an address of plain letters, digits and dots."
            )
        }
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw UnusableSetting(
                description: "The setting sendmail-program names \(program), which is no program.")
        }
        return SendmailMailer(
            program: program, sender: sender, senderName: settings.instanceName, clock: clock)
    }
}

/// Settings that each are well-formed and do not work together, in one sentence.
struct UnusableSetting: Error, CustomStringConvertible {
    let description: String
}
