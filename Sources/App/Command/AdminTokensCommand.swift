import ArgumentParser
import Identity
import Kernel
import Site

/// `terreau admin tokens …`
struct AdminTokensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "The tokens with which programs act for people.",
        subcommands: [AdminTokensListCommand.self, AdminTokensRevokeCommand.self])
}

/// `terreau admin tokens list [EMAIL]`
struct AdminTokensListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tokens by identifier: whose, what they pass on, until when.",
        discussion: "A line each: identifier, address, permissions, organisation, made, last used, end.")

    @Argument(help: "The e-mail address of an account; everybody unless said.")
    var email: String?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            let tokens = try await site.keepTokens.list(of: email)
            try Terminal.write(tokens.map(AdminTokensListCommand.line).joined())
            if tokens.isEmpty { Terminal.note("There is no token.") }
        }
    }

    private static func line(_ email: String, _ token: APIToken) -> String {
        let days = [token.createdAt, token.usedAt, token.expiresAt].map { $0?.date.description ?? "-" }
        let words = [
            token.id.description, email, token.permissions.joined(separator: ","),
            token.organisation?.description ?? "-",
        ]
        return (words + days).joined(separator: "\t") + "\n"
    }
}

/// `terreau admin tokens revoke ID`, `… --of EMAIL`
struct AdminTokensRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke one token, or all of somebody's.")

    @Argument(help: "The identifier of a token, as `terreau admin tokens list` prints it.")
    var token: String?

    @Option(name: .customLong("of"), help: "Revoke all tokens of whoever has this e-mail address.")
    var email: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (token == nil) != (email == nil) else {
            throw ValidationError("Say either the identifier of a token or --of EMAIL.")
        }
    }

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            var count = 1
            if let email { count = try await site.keepTokens.revokeAll(of: email) }
            if let token { try await site.keepTokens.revoke(token) }
            try Terminal.write("\(count) \(count == 1 ? "token" : "tokens") revoked.\n")
        }
    }
}
