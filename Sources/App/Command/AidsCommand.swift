import ArgumentParser
import CanonicalJSON
import Foundation
import Guidance
import Kernel
import Language
import Site

/// `terreau aids --form association --country FR --json`
struct AidsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aids",
        abstract: "Which aids admit a legal form, and which shut it out by which clause.",
        discussion: "Needs no database. The answer is yes, no, or what must be known to tell.")

    @Option(help: "A legal form, such as association or fr-scic; none: of every aid, what it asks.")
    var form: String?

    @Option(help: "A country such as FR; none: the aids of every country.")
    var country: String?

    @Option(
        name: .customLong("fact"),
        help: "What else is known, such as employees=3 or is_general_interest=yes; repeat for more.")
    var facts: [String] = []

    @Option(help: "The language of names and sentences: en or fr.")
    var language: String = "en"

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    func validate() throws {
        if let fact = facts.first(where: { !$0.contains("=") }) {
            throw ValidationError("--fact \(fact) is not of the form NAME=VALUE.")
        }
    }

    func run() async throws {
        let folder = try ResourceFolder(
            given: resources, environment: ProcessInfo.processInfo.environment,
            program: ProcessInfo.processInfo.arguments[0])
        let catalogs = try Catalogs.load(folder: folder("Language"))
        let say = try catalogs.messages(option: language)
        do {
            let known = facts.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
            let answer = try Knowledge.load(folder: folder.path).aids(
                form: form, country: country, facts: known.map { (String($0[0]), String($0[1])) },
                today: Site.systemClock().date)
            try Terminal.write(
                json ? answer.json([say.language]).canonicalString + "\n" : answer.text(say))
        } catch let refusal as any Refusal {
            throw PlainSentence(catalogs.messages(in: .english).sentence(for: refusal))
        }
    }
}
