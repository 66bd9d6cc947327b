import ArgumentParser
import Identity
import Site
import Web

/// `terreau admin second-factor …`
struct AdminSecondFactorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "second-factor", abstract: "Help whoever lost her second factor.",
        subcommands: [AdminSecondFactorResetCommand.self])
}

/// `terreau admin second-factor reset EMAIL`
struct AdminSecondFactorResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Take somebody's second factor away; tells her by a letter.",
        discussion: """
            For whoever lost both the app and the recovery codes. Be sure that it is she who asks: after this, her mail \
            or her password is enough to get in. Her sessions end and her tokens are revoked; a role that asks for a \
            second factor rests until she has set up another.
            """)

    @Argument(help: "The e-mail address of an account.")
    var email: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            let isTaken = try await site.resetSecondFactor()(of: email, now: site.clock())
            try Terminal.write(isTaken ? "Taken away.\n" : "There was none.\n")
            if isTaken, site.settings.sendmailProgram == nil {
                Terminal.note("This site sends no mail: tell her yourself.")
            }
        }
    }
}
