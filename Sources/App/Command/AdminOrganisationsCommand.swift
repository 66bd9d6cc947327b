import ArgumentParser
import Identity
import Kernel
import Site
import Web

/// `terreau admin organisations`
struct AdminOrganisationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisations",
        abstract: "List the organisations that act here: people, administrators, name.",
        discussion: "One with 0 administrators goes on, but nobody decides who is of it.")

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            let lines = try await site.operatorOrganisations().list()
            for line in lines {
                let name = line.organisation.name.withEscapedControls
                try Terminal.write(
                    "\(line.organisation.id)\t\(line.people)\t\(line.administrators)\t\(name)\n")
            }
            if lines.isEmpty { Terminal.note("No organisation acts here yet.") }
        }
    }
}

/// `terreau admin administrator ORGANISATION EMAIL`
struct AdminAdministratorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "administrator",
        abstract: "Make somebody the administrator of an organisation that has none any more.",
        discussion: """
            Make sure first that she may speak for it: from then on she decides who is of it. The account is \
            made when there is none. The act stands in the log, by pseudonym. An organisation with \
            administrators decides by itself, and the command refuses.
            """)

    @Argument(help: "The organisation's identifier, such as org_01h2xcejqtf2nbrexx3vqjhp41.")
    var organisation: String

    @Argument(help: "The e-mail address.")
    var email: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            try await site.operatorOrganisations().give(
                organisation, to: email, language: site.settings.languages.first ?? .english,
                now: site.clock())
            let words = "\(email.withEscapedControls) administers \(organisation.withEscapedControls)"
            try Terminal.write("Given: \(words).\n")
        }
    }
}
