import Choice
import Kernel
import Language
import Web

/// `/choose/sheet`: what she takes to her board, one page when printed.
struct SheetPage {
    let sheet: DecisionSheet
    let now: Instant
    /// The whole address of this page.
    let liveAddress: String
    let words: GuidanceWords

    private var say: Messages { words.say }
    private var situation: Situation { sheet.situation }

    var page: Page {
        Page(
            title: title, path: GuidancePath.sheet, query: "s=\(words.links.text(situation))",
            section: GuidancePath.need, isIndexed: false, width: .wide, isSheet: true
        ) {
            H.article(.class("decision", situation.isCounter ? "counter" : nil)) {
                head
                doors
                ComparisonTable(
                    sheet: sheet, options: Array(sheet.answer), numbers: numbers, words: words)
                H.div(.class("columns")) {
                    SheetAids(sheet: sheet, words: words)
                    SheetHelp(sheet: sheet, now: now, words: words)
                    SheetSkills(need: sheet.need, words: words)
                    SheetSteps(sheet: sheet, words: words)
                    SheetRisks(sheet: sheet, words: words)
                }
                foot
            }
        }
    }

    private var title: String {
        say("guidance.sheet.title", ["need": words.text(sheet.need.labels)])
    }

    // MARK: Head

    /// Characters of her own words that are printed.
    private static let longestQuotation = 200

    private var head: HTML {
        H.header {
            H.p(say("guidance.sheet.kicker", ["date": say.format.date(sheet.today)]), .class("meta"))
            H.h1(words.text(sheet.need.labels))
            H.p {
                if let organisation = Organisation(situation, words).text { "\(organisation). " }
                if !priorities.isEmpty {
                    say("guidance.sheet.counts", ["criteria": say.format.list(priorities)])
                }
                if !situation.mustHaves.isEmpty {
                    " "
                    say("guidance.sheet.musts", ["criteria": say.format.list(mustHaves)])
                }
                " "
                say("guidance.sheet.considered", count: sheet.considered)
                if !shutOut.isEmpty {
                    " "
                    say("guidance.sheet.excluded", ["criteria": say.format.list(shutOut)])
                }
                if sheet.unserved > 0 {
                    " "
                    say("guidance.sheet.unserved", count: sheet.unserved)
                }
            }
            if !situation.words.isEmpty {
                H.p(.class("meta said")) {
                    HTML.sentence(
                        say("guidance.need.said"),
                        ["words": H.q(situation.words.cut(to: SheetPage.longestQuotation))])
                }
            }
        }
    }

    /// What counts most: the three greatest weights, with all that weigh as much as the third unless that
    /// makes a crowd.
    private var priorities: [String] {
        let weighed = sheet.question.criteria.filter { $0.weight > 0 }
        let weights = weighed.map(\.weight).sorted(by: >)
        guard let third = weights.prefix(3).last else { return [] }
        let upTo = weighed.filter { $0.weight >= third }
        let shown = upTo.count <= SheetPage.mostPriorities ? upTo : weighed.filter { $0.weight > third }
        return shown.map { words.criterion($0.id) }
    }

    /// Criteria named as counting most, at most.
    private static let mostPriorities = 4

    /// « Logiciel libre, formats ouverts : 3 »: how many lack which must-have.
    private var shutOut: [String] {
        sheet.criteria.compactMap { criterion in
            sheet.excluded[criterion.id].map { count in
                words.say(
                    "guidance.cell.labelled",
                    ["label": words.text(criterion.labels), "value": words.say.format.number(count)])
            }
        }
    }

    private var mustHaves: [String] {
        sheet.criteria.filter { situation.mustHaves.contains($0.id) }.map { words.text($0.labels) }
    }

    // MARK: Doors

    private var doors: HTML {
        var counter = situation
        counter.isCounter.toggle()
        let link = words.links.text(situation)
        return H.p(.class("meta noprint doors")) {
            [
                H.a(say("guidance.sheet.change"), .href(words.address(GuidancePath.priorities, situation))),
                H.a(
                    say("guidance.sheet.change-organisation"),
                    .href(words.address(GuidancePath.organisation, situation))),
                H.a(say("guidance.sheet.compare"), .href(words.address(GuidancePath.comparison, situation))),
                H.a(
                    say(situation.isCounter ? "guidance.sheet.counter-off" : "guidance.sheet.counter"),
                    .href(words.address(GuidancePath.sheet, counter))),
                H.a(
                    say("guidance.sheet.afterwards"),
                    .href(words.address(AfterwardsPages.afterwards, situation))),
                H.a("JSON", .href("\(APIRoute.prefix)/guidance/sheet?s=\(link)&lang=\(say.language)")),
                H.a(say("guidance.start-again"), .href(words.address(GuidancePath.need))),
            ].joined(by: " · ")
            H.span(say("guidance.sheet.print"), .class("how-to-print"))
        }
    }

    // MARK: Foot

    private var foot: HTML {
        H.footer(.class("sheet-foot")) {
            if let code = QRCode(liveAddress) {
                H.figure(.class("qr")) {
                    code.svg(label: say("guidance.sheet.qr"))
                    H.figcaption(say("guidance.sheet.qr"))
                }
            }
            H.div {
                H.p(say("guidance.rule"))
                H.p(sources)
                H.p(say("guidance.sheet.made", ["date": say.format.date(sheet.today)]) + " " + dataDate)
            }
        }
    }

    private var numbers: SourceNumbers { SourceNumbers(sheet, Array(sheet.answer), words) }

    private var sources: String {
        let titles = numbers.titles.enumerated().map { "[\($0.offset + 1)] \($0.element)" }
        guard !titles.isEmpty else { return say("guidance.sheet.no-sources") }
        return say("guidance.sheet.sources", ["sources": titles.joined(separator: " · ")])
    }

    private var dataDate: String {
        sheet.dataAsOf.map { say("guidance.sheet.data", ["date": say.format.date($0)]) } ?? ""
    }
}
