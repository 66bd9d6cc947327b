import Kernel
import Language
import Web

/// What an import did, in words: the counts, the refused rows with their reasons, the values that were left
/// out and the columns that are not read.
struct ImportReportView: Component {
    private let report: ImportReport
    private let say: Messages

    /// Refused rows on the page; the count stays exact.
    private static let refusalsShown = 50
    /// Examples of one field's values.
    private static let valuesShown = 8

    init(_ report: ImportReport, say: Messages) {
        self.report = report
        self.say = say
    }

    var html: HTML {
        HTML {
            H.section {
                H.h2(say("source.report.title"))
                Figures(figures)
                H.p(say("source.report.sum"))
            }
            refusals
            leftOut
            unmapped
        }
    }

    private var figures: [(value: String, meaning: String)] {
        let counts = [
            ("read", report.read), ("created", report.created), ("updated", report.updated),
            ("unchanged", report.unchanged), ("refused", report.refused), ("gone", report.gone),
        ]
        return counts.map { (say.format.number($1), say("source.report.\($0)", count: $1)) }
    }

    private var refusals: HTML {
        guard report.refused > 0 else { return .empty }
        let shown = report.refusals.prefix(Self.refusalsShown)
        return H.section {
            H.h2(say("source.refused.title", count: report.refused))
            H.p(say("source.refused.text"))
            DataTable(
                say("source.refused.caption"),
                columns: [
                    .init(say("source.refused.place")), .init(say("source.refused.reason")),
                ],
                rows: shown.map { [.text(place(of: $0)), reason(of: $0.reason)] })
            if report.refused > shown.count {
                H.p(say("source.refused.more", count: report.refused - shown.count), .class("meta"))
            }
        }
    }

    private func place(of row: ImportReport.RefusedRow) -> String {
        let line = say("source.refused.line", ["line": say.format.number(row.line)])
        return row.file.map { "\($0), \(line)" } ?? line
    }

    /// The sentence of a refusal. What a reader of files says about a damaged row is English.
    private func reason(of refusal: RowRefusal) -> HTML {
        let detail = refusal.detail ?? ""
        let value: HTML =
            if case .tooLarge(let bytes) = refusal {
                .text(say.format.size(bytes: bytes))
            } else {
                H.span(detail, .lang("en"))
            }
        return HTML.sentence(say("source.refusal.\(refusal.code)"), ["detail": value])
    }

    private var leftOut: HTML {
        let fields = report.leftOut.sorted { $0.key < $1.key }.filter { $0.value.count > 0 }
        guard !fields.isEmpty else { return .empty }
        return H.section {
            H.h2(say("source.left-out.title"))
            H.p(say("source.left-out.text"))
            DataTable(
                say("source.left-out.caption"),
                columns: [
                    .init(say("source.left-out.field")),
                    .init(say("source.left-out.count"), isNumeric: true),
                    .init(say("source.left-out.values")),
                ],
                rows: fields.map { field, left in
                    [
                        .text(say.ifPresent("source.field.\(field)") ?? field),
                        .text(say.format.number(left.count)), .text(examples(of: left, in: field)),
                    ]
                })
        }
    }

    /// A few of the values; none where somebody's address or number may stand among them.
    private func examples(of left: ImportReport.LeftOutCount, in field: String) -> String {
        guard ShownField.holdsCodes(field) else { return say("source.left-out.not-shown") }
        let values = left.values.filter { !$0.contains("@") }.prefix(Self.valuesShown)
        return values.isEmpty ? say("source.left-out.not-shown") : values.joined(separator: " · ")
    }

    private var unmapped: HTML {
        guard !report.unmapped.isEmpty else { return .empty }
        return H.section {
            H.h2(say("source.unmapped.title", count: report.unmapped.count))
            H.p(say("source.unmapped.text"))
            Disclosure(say("source.unmapped.show"), isOpen: report.unmapped.count <= 12) {
                H.ul(.class("names")) {
                    for column in report.unmapped { H.li { H.code(column) } }
                }
            }
        }
    }
}

/// Which fields hold words of a list rather than something a person wrote about themselves.
private enum ShownField {
    private static let codes = Set(
        TermField.allCases.map(\.payloadKey) + ["country", "legal_form", "criteria"])

    static func holdsCodes(_ field: String) -> Bool { codes.contains(field) }
}
