import Foundation
import Kernel
import Language
import TestKit
import Testing

@testable import Guidance

/// The hours of somebody who helps, as the sheet shows them.
@Suite("When help can be met")
struct HelpHoursTests {
    /// OpenStreetMap’s own syntax, and what a reader is told. NB: blanks in figures do not break.
    static let weeks = [
        ("Mo-Fr 09:00-12:00,14:00-17:30", "fr", "lun.–ven. 9 h–12 h, 14 h–17 h 30"),
        ("Mo-Fr 09:00-12:00,14:00-17:30", "en", "Mon–Fri 9:00–12:00, 14:00–17:30"),
        ("Tu 10:00-12:00; Sa 09:30-13:00", "fr", "mar. 10 h–12 h · sam. 9 h 30–13 h"),
        ("Mo,We 14:00-18:05", "fr", "lun. 14 h–18 h 05 · mer. 14 h–18 h 05"),
        ("sur rendez-vous", "fr", "sur rendez-vous"),
    ]

    @Test("the week is told in few words", arguments: weeks)
    func tellsTheWeek(text: String, language: String, expected: String) throws {
        let hours = HelpHours(text: text, country: CountryCode("FR"), say: try messages(language))
        #expect(hours.week.replacing("\u{00A0}", with: " ") == expected)
    }

    /// Monday 23 November 2026 in winter time, Monday 6 July 2026 in summer time, Wednesday 11 November 2026,
    /// a holiday in France.
    static let moments: [(String, String, String, String?)] = [
        ("Mo-Fr 09:00-12:00", "FR", "2026-11-23T08:30:00Z", "open-now"),
        ("Mo-Fr 09:00-12:00", "FR", "2026-11-23T07:59:00Z", "closed-now"),
        ("Mo-Fr 09:00-12:00", "PT", "2026-11-23T08:30:00Z", "closed-now"),
        ("Mo-Fr 09:00-12:00", "PT", "2026-11-23T11:59:00Z", "open-now"),
        ("Mo-Fr 09:00-12:00", "FR", "2026-07-06T07:30:00Z", "open-now"),
        ("Mo-Fr 09:00-12:00", "FR", "2026-07-06T10:00:00Z", "closed-now"),
        ("Mo-Fr 09:00-18:00; PH off", "FR", "2026-11-11T10:00:00Z", "closed-now"),
        ("Mo-Fr 09:00-18:00; PH off", "DE", "2026-11-11T10:00:00Z", nil),
        ("Mo-Fr 09:00-18:00", "US", "2026-11-23T10:00:00Z", nil),
        ("quand la lumière est allumée", "FR", "2026-11-23T10:00:00Z", nil),
    ]

    @Test("open now by the clock of the country, and nothing where that cannot be told", arguments: moments)
    func tellsWhetherOpen(text: String, country: String, time: String, expected: String?) throws {
        let say = try messages("fr")
        let date = try Date(time, strategy: .iso8601)
        let now = Instant(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
        let state = HelpHours(text: text, country: CountryCode(country), say: say).state(at: now)
        let words = [
            "open-now": say("guidance.help.open-now"), "closed-now": say("guidance.help.closed-now"),
        ]
        #expect(state == expected.flatMap { words[$0] })
    }

    private func messages(_ language: String) throws -> Messages {
        let catalogs = try Catalogs.load(folder: "\(TestInstance.repository)/Resources/Language")
        return catalogs.messages(in: try #require(LanguageTag(language)))
    }
}
