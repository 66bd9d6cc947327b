import ArgumentParser
import CanonicalJSON
import Identity
import Kernel
import Site
import Web

/// `terreau admin …`
struct AdminCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admin", abstract: "Who runs and moderates the instance.",
        subcommands: [
            AdminGrantCommand.self, AdminRevokeCommand.self, AdminListCommand.self, AdminLinkCommand.self,
            AdminSignOutCommand.self, AdminTokensCommand.self, AdminSecondFactorCommand.self,
            AdminExportCommand.self, AdminEraseCommand.self,
            AdminOrganisationsCommand.self, AdminAdministratorCommand.self,
        ])
}

/// Somebody and a role.
struct RoleOptions: ParsableArguments {
    @Argument(help: "The e-mail address.")
    var email: String

    @Option(help: "administrator or moderator.")
    var role: Role = .administrator

    @Option(help: "Where a moderator moderates, such as FR; everywhere unless said.")
    var territory: Territory?

    @OptionGroup var global: GlobalOptions

    var grant: Grant { Grant(role, in: territory) }
}

/// `terreau admin grant EMAIL`
struct AdminGrantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Give somebody a role; makes the account when there is none.",
        discussion: """
            Whoever gets a role signs in with a letter to that address, or with a link of terreau admin link. The \
            act stands in the log, by pseudonym.
            """)

    @OptionGroup var options: RoleOptions

    func validate() throws {
        guard let territory = options.territory, territory.subdivision != nil else { return }
        throw ValidationError(
            """
            Entries of the atlas name a country and no part of it, so a moderator of \(territory) would decide \
            nothing. Name a country, such as FR.
            """)
    }

    func run() async throws {
        try await options.global.withSite { site in
            let isNew = try await site.giveRole.give(
                options.grant, to: options.email, language: site.settings.languages.first ?? .english,
                now: site.clock())
            let words = "\(options.grant) for \(options.email.withEscapedControls)"
            try Terminal.write(isNew ? "Given: \(words).\n" : "Given before: \(words).\n")
        }
    }
}

/// `terreau admin revoke EMAIL`
struct AdminRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Take a role from somebody; the last administrator stays.")

    @OptionGroup var options: RoleOptions

    func run() async throws {
        try await options.global.withSite(mustExist: true) { site in
            try await site.giveRole.take(options.grant, from: options.email, now: site.clock())
            try Terminal.write("Taken: \(options.grant) from \(options.email.withEscapedControls).\n")
        }
    }
}

/// `terreau admin list`
struct AdminListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List who has a role.")

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            let holders = try await site.giveRole.list()
            try Terminal.write(holders.map { "\($0.email)\t\($0.grant)\n" }.joined())
            if holders.isEmpty { Terminal.note("Nobody has a role yet: terreau admin grant EMAIL.") }
        }
    }
}

/// `terreau admin link EMAIL`
struct AdminLinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Print a link with which somebody signs in, once, within 10 minutes.",
        discussion:
            "For an instance that sends no mail. Whoever has the link has the account: hand it over safely.")

    @Argument(help: "The e-mail address of an account.")
    var email: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            try Terminal.write("\(try await site.operatorLink()(for: email, now: site.clock()))\n")
        }
    }
}

/// `terreau admin sign-out EMAIL`
struct AdminSignOutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-out",
        abstract: "End all sessions of somebody, or of everybody, and revoke the tokens.")

    @Argument(help: "The e-mail address of an account; everybody unless said.")
    var email: String?

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            let count = try await site.giveRole.signOut(email)
            try Terminal.write("\(count) \(count == 1 ? "session" : "sessions") ended.\n")
        }
    }
}

/// `terreau admin export EMAIL`
struct AdminExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print all that is kept of somebody, as JSON.",
        discussion: "For whoever asks by a letter on paper; others do it from their account.")

    @Argument(help: "The e-mail address of an account.")
    var email: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            let export = try await site.personalData().export(of: email, now: site.clock())
            try Terminal.write("\(export.json.canonicalString)\n")
        }
    }
}

/// `terreau admin erase EMAIL`
struct AdminEraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase somebody's account and all that is kept of her, for good.")

    @Argument(help: "The e-mail address of an account.")
    var email: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            try await site.personalData().erase(email)
            try Terminal.write("Erased.\n")
        }
    }
}

extension Role: ExpressibleByArgument {}

extension Territory: ExpressibleByArgument {
    /// Reads `FR` or `FR-NAQ`.
    public init?(argument: String) { self.init(argument) }
}
