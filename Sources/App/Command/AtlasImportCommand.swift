import ArgumentParser
import Atlas
import CanonicalJSON
import Formats
import Kernel
import Site

/// `terreau atlas import FILE --source NAME --mapping MAPPING`
struct AtlasImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a file or a folder into the atlas.",
        discussion: """
            Bad rows are refused and reported, the rest goes in. A broken file, a dry run or an interruption changes \
            nothing. An export of Terreau (NDJSON) is recognised and needs neither --source nor --mapping.
            """)

    @Argument(help: "A file, or a folder of JSON or YAML files.")
    var file: String

    @Option(help: "The source's short name: lower-case letters, digits and hyphens.")
    var source: String?

    @Option(help: "A mapping file, or the name of one that is shipped.")
    var mapping: String?

    @Flag(help: "Report what would happen and change nothing.")
    var dryRun = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(statementTimeoutSeconds: nil) { site in
            if source == nil, mapping == nil {
                try await restore(into: site)
            } else {
                try await importRows(into: site)
            }
        }
    }

    private func importRows(into site: Site) async throws {
        guard let source, let mapping else {
            throw ValidationError("An import needs both --source and --mapping.")
        }
        let chosen = try Mapping.load(mapping, folder: site.resources("Mappings"))
        let action = try ImportRecords(
            into: site.database, mapping: chosen, source: Source(named: source, defaults: chosen.source),
            vocabularies: site.vocabularies, isDryRun: dryRun, now: site.clock)
        var files = try SourceFiles(path: file, mapping: chosen)
        var bar = ProgressBar(isShown: Terminal.isInteractive && !json)
        let report = try await action.run(nextRow: { try files.next() }, progress: { bar.show($0) })
        bar.end()
        try Terminal.write(
            json ? report.json.canonicalString + "\n" : ReportText.text(report, isDryRun: dryRun))
        if report.tookNothing {
            throw PlainSentence(
                "Not one row of “\(file)” could be taken by the mapping “\(mapping)”. Nothing was changed.")
        }
    }

    private func restore(into site: Site) async throws {
        var files = try SourceFiles(path: file, format: .ndjson)
        guard case .row(let first, _)? = try files.next(), RestoreExport.isHeader(first.value) else {
            throw ValidationError("“\(file)” is not an export of Terreau; say --source and --mapping.")
        }
        guard !dryRun else { throw ValidationError("--dry-run does not go with reading back an export.") }
        let count = try await RestoreExport(into: site.database, now: site.clock).run { try files.next() }
        try Terminal.write(json ? "{\"restored\":\(count)}\n" : "\(count) entries restored.\n")
    }
}

/// The rows read so far, on one line that is written again and again.
struct ProgressBar {
    let isShown: Bool

    mutating func show(_ rows: Int) {
        if isShown { Terminal.note("\r\(rows) rows read", end: "") }
    }

    func end() {
        if isShown { Terminal.note("") }
    }
}

/// An import's report for people.
enum ReportText {
    static func text(_ report: ImportReport, isDryRun: Bool) -> String {
        var lines = isDryRun ? ["Dry run: nothing was changed."] : []
        lines.append(
            "\(report.read) read: \(report.created) created, \(report.updated) updated, "
                + "\(report.unchanged) unchanged, \(report.refused) refused; \(report.gone) gone.")
        if report.unidentified > 0 {
            lines.append("\(report.unidentified) refused rows bear no key, so nothing was marked as gone.")
        }
        if !report.unmapped.isEmpty {
            lines.append("Not mapped (\(report.unmapped.count)): " + report.unmapped.joined(separator: ", "))
        }
        for (field, left) in report.leftOut.sorted(by: { $0.key < $1.key }) {
            let values = left.values.prefix(8).joined(separator: " · ")
            let noun = left.count == 1 ? "value" : "values"
            lines.append("Left out of \(field): \(left.count) \(noun), such as \(values)")
        }
        lines += report.refusals.prefix(20).map { row in
            let place = [row.file, "line \(row.line)"].compactMap(\.self).joined(separator: ", ")
            return "Refused, \(place): \(row.reason.sentence)"
        }
        if report.refused > 20 {
            lines.append("… and \(report.refused - 20) more refused rows (--json lists them)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
