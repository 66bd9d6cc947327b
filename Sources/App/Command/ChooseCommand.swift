import ArgumentParser
import CanonicalJSON
import Foundation
import Guidance
import Kernel
import Language
import Site

/// `terreau choose NEED.json --json`
struct ChooseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "choose", abstract: "From a written need to a decision: the sheet of /choose.",
        discussion: """
            NEED.json holds {"need": "words, or a code", "organisation": {"legalForm" or "nationalForm", "country", \
            "place", "employees", "members", "facts": {…}}, "weights": {"easy": 0…5, …}, "mustHaves": ["open", …]}. \
            Everything but the need may be left out. Tests/Fixtures/Needs has ten.
            """)

    @Argument(help: "A JSON file, or - for standard input.")
    var file: String

    @Option(help: "The language of names and sentences: en or fr.")
    var language: String = "en"

    @Flag(help: "Read the starter atlas first; a second time changes nothing.")
    var starter = false

    @Flag(help: "Print JSON: options, help, skills, aids, data_as_of.")
    var json = false

    @OptionGroup var global: GlobalOptions

    /// Bytes of a file at most.
    private static let limit = 65_536

    func run() async throws {
        let need = try read()
        try await global.withSite { site in
            if starter { try await StarterAtlas(site).fill { Terminal.note($0) } }
            let decision = try await site.guidance().answer(need, today: site.clock().date)
            let say = try site.catalogs.messages(option: language)
            for note in decision.notes(say) { Terminal.note(note) }
            try Terminal.write(
                json ? decision.json([say.language]).canonicalString + "\n" : decision.text(say))
        }
    }

    private func read() throws -> JSONValue {
        let handle =
            file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        guard let data = try handle?.read(upToCount: ChooseCommand.limit + 1) else {
            throw ValidationError("“\(file)” cannot be read, or holds nothing.")
        }
        do {
            let limits = JSONLimits(bytes: ChooseCommand.limit, depth: 8)
            return try JSONValue(parsing: [UInt8](data), limits: limits)
        } catch {
            throw ValidationError("“\(file)” is not JSON: \(error)")
        }
    }
}
