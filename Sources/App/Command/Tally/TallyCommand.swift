import ArgumentParser
import CanonicalJSON
import Foundation
import Tally

/// `terreau tally FILE --rule NAME`, and what else the tally engine does.
struct TallyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally", abstract: "Count votes and share out budgets, exactly.",
        subcommands: [
            TallyCountCommand.self, TallyRulesCommand.self, TallyLinesCommand.self, TallyReplayCommand.self,
            TallyConvertCommand.self,
        ],
        defaultSubcommand: TallyCountCommand.self)
}

/// `terreau tally FILE --rule NAME [--option k=v]… [--explain] [--json]`
struct TallyCountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Count one election by one rule.",
        discussion: "Reads .pb, .soc, .soi, .toc, .toi, .cat, .blt, .yaml (abcvoting) and .csv.")

    @Argument(help: "The file of the election.")
    var file: String

    @Option(help: "The rule; `terreau tally rules` lists them.")
    var rule: String

    @Option(
        name: .customLong("option"), help: "An option of the rule, such as utility=cost; may be repeated.")
    var options: [String] = []

    @Flag(help: "Say how the count went, and what each loser would have needed.")
    var explain = false

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "Write the record of the count, for `terreau tally replay`, to this file.")
    var record: String?

    @Option(help: "Draw the count as an SVG image into this file.")
    var chart: String?

    @Option(help: "The language of the text: en or fr.")
    var language: TallyLanguage = .en

    func run() async throws {
        let input = try TallyInput(path: file)
        let result = try PlainSentence.ofRefusals {
            try RuleList.rule(named: rule, for: input.election).count(input.election, options: pairs())
        }
        if let record {
            let json = result.record(inputHash: input.hash, format: input.format)
            try TallyFile.write(Data(json.canonicalBytes), to: record)
        }
        if let chart {
            try TallyFile.write(Data(TallyChart(result, language: language).svg.utf8), to: chart)
        }
        let explanation = explain ? Explanation(result) : nil
        try Terminal.write(json ? answer(result, explanation) : text(result, explanation))
    }

    private func pairs() throws -> [String: String] {
        var pairs: [String: String] = [:]
        for option in options {
            let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw TallyRefusal.badOption(option, value: "", expected: "name=value")
            }
            pairs[parts[0]] = parts[1]
        }
        return pairs
    }

    private func answer(_ result: TallyResult, _ explanation: Explanation?) -> String {
        var members = result.json.object ?? [:]
        members["explanation"] = explanation?.json
        return JSONValue.object(members).canonicalString + "\n"
    }

    private func text(_ result: TallyResult, _ explanation: Explanation?) -> String {
        let words = TallyWords(language: language, election: result.election)
        var lines = words.summary(result)
        if let explanation {
            lines += result.outcome.steps.map(words.sentence)
            lines += explanation.missing().map(words.sentence)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// `terreau tally rules`
struct TallyRulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules, each with its paper and its options.")

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try Terminal.write(json ? answer : text)
    }

    private var answer: String {
        let rules = RuleList.all.map { rule -> JSONValue in
            [
                "name": .string(rule.name), "family": .string(rule.family.rawValue),
                "version": .integer(Int64(rule.version)), "paper": .string(rule.paper),
                "options": .object(
                    Dictionary(uniqueKeysWithValues: rule.options.map { ($0.name, .string($0.values)) })),
            ]
        }
        return JSONValue.array(rules).canonicalString + "\n"
    }

    private var text: String {
        RuleList.all.map { rule in
            let options = rule.options.map { "    \($0.name)=\($0.values)\n" }.joined()
            return "\(rule.name) (\(rule.family.rawValue))\n    \(rule.paper)\n\(options)"
        }.joined()
    }
}

/// `terreau tally lines`
struct TallyLinesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lines", abstract: "Answer requests from standard input, one JSON object a line.",
        discussion: """
            Each has an “op”: count, quadratic, pairwise, bringing, conviction, threshold, bonding, colleges, quorum, \
            proxies, lint or minutes. A refusal is an object with “error” and “reason”.
            """)

    func run() async throws {
        while let line = readLine() {
            if line.allSatisfy({ $0 == " " }) { continue }
            try Terminal.write(TallyLinesCommand.answer(line).canonicalString + "\n")
        }
    }

    private static func answer(_ line: String) -> JSONValue {
        do {
            return TallyRequest.answer(try JSONValue(parsing: line))
        } catch {
            return ["error": "tally.bad-request", "reason": .string("\(error)")]
        }
    }
}

/// `terreau tally replay RECORD FILE`
struct TallyReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Count again from a record and compare every byte.",
        discussion: "Prints the new record. Ends with an error when it differs from the old one.")

    @Argument(help: "The record.")
    var record: String

    @Argument(help: "The file of the election.")
    var file: String

    func run() async throws {
        let old = try TallyFile.json(record)
        let input = try TallyInput(path: file)
        let again = try PlainSentence.ofRefusals {
            try Replay.again(old, election: input.election, inputHash: input.hash)
        }
        try Terminal.write(again.record.canonicalString)
        guard again.isSame else { throw PlainSentence("The count gives another result than the record.") }
    }
}

/// `terreau tally convert FILE --to csv`
struct TallyConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Write an election in another format to standard output.")

    @Argument(help: "The file of the election.")
    var file: String

    @Option(help: "pb, soc, soi, toc, toi, cat, blt, yaml or csv.")
    var to: String

    func run() async throws {
        guard let format = BallotFormat(rawValue: to) else {
            throw ValidationError("--to is pb, soc, soi, toc, toi, cat, blt, yaml or csv.")
        }
        let input = try TallyInput(path: file)
        try Terminal.write(try PlainSentence.ofRefusals { try input.election.text(as: format) })
    }
}
