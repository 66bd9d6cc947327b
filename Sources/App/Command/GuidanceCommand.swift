import ArgumentParser
import CanonicalJSON
import Guidance
import Kernel
import Site

/// `terreau guidance …`
struct GuidanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidance", abstract: "Answers, reminders, and the towns that guidance knows.",
        subcommands: [AnswersCommand.self, ForgetReminderCommand.self, PlacesCommand.self])
}

/// `terreau guidance answers …`
struct AnswersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers", abstract: "Read what organisations answered, and let it count or not.",
        subcommands: [ListAnswersCommand.self, AcceptAnswerCommand.self, RejectAnswerCommand.self])
}

/// `terreau guidance answers list`
struct ListAnswersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List answers, the oldest first; at most 1000.")

    @Option(help: "pending, accepted or rejected.")
    var state: Answer.State = .pending

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite { site in
            let answers = try await site.guidance().listAnswers(state)
            let list: JSONValue = ["answers": .array(answers.map { $0.json([.english]) })]
            try Terminal.write(json ? list.canonicalString + "\n" : answers.map(\.text).joined())
            if answers.isEmpty, !json { Terminal.note("No answer is \(state.rawValue).") }
        }
    }
}

/// `terreau guidance answers accept ID`
struct AcceptAnswerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Let answers count: in the barometer, and as dated evidence of the solution chosen.")

    @OptionGroup var decision: AnswerDecision

    func run() async throws { try await decision.run(accept: true) }
}

/// `terreau guidance answers reject ID`
struct RejectAnswerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Put answers aside; they count nowhere.")

    @OptionGroup var decision: AnswerDecision

    func run() async throws { try await decision.run(accept: false) }
}

/// What accepting and rejecting have in common.
struct AnswerDecision: ParsableArguments {
    @Argument(help: "Identifiers of answers, such as ans_01h2xcejqtf2nbrexx3vqjhp41.")
    var ids: [String]

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run(accept: Bool) async throws {
        try await global.withSite { site in
            for text in ids {
                guard let id = ID<Answer>(text) else { throw GuidanceRefusal.unknownAnswer(text) }
                try await site.decideAnswer(id, accept: accept, now: site.clock())
                let state = accept ? "accepted" : "rejected"
                let line: JSONValue = ["id": .string(text), "state": .string(state)]
                try Terminal.write(json ? line.canonicalString + "\n" : "\(text) \(state).\n")
            }
        }
    }
}

/// `terreau guidance forget-reminder ADDRESS`
struct ForgetReminderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget-reminder", abstract: "Erase an address that waits for a reminder.")

    @Argument(help: "The e-mail address.")
    var address: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite { site in
            let count = try await ForgetReminders(in: site.database)(of: address)
            try Terminal.write(count == 0 ? "That address is not kept.\n" : "Erased.\n")
        }
    }
}

extension Answer.State: ExpressibleByArgument {}
