import Kernel

@testable import Atlas

extension StoredRecord {
    /// A record with a name and whatever `fill` adds.
    static func said(
        by source: String, precedence: Int = 50, key: String = "1", occurrence: Int = 0,
        name: [String: String] = ["fr": "Nom"], changedOn: String? = nil, gone: Bool = false,
        _ fill: (inout RecordContent) -> Void = { _ in }
    ) -> StoredRecord {
        let names = name.compactMap { tag, text in LanguageTag(tag).map { ($0, text) } }
        let name = LocalizedText(Dictionary(names) { first, _ in first })
        var content = RecordContent(type: .organisation, name: name)
        content.changedOn = changedOn.flatMap { CalendarDate(iso8601: $0) }
        fill(&content)
        let day = Instant(milliseconds: 1_795_339_800_000)
        return StoredRecord(
            source: source, precedence: precedence, key: key, occurrence: occurrence, hash: [],
            content: content, licence: "CC0-1.0", firstSeen: day, lastSeen: day,
            goneAt: gone ? day.adding(seconds: 1) : nil)
    }

    /// A record that says some of a few things, so that several of them agree, differ and are silent.
    static func random(number: Int, using random: inout SplitMix) -> StoredRecord {
        var content = RecordContent(type: .organisation, name: LocalizedText())
        let tag = [LanguageTag.french, .english, .undetermined].randomElement(using: &random) ?? .french
        content.name = LocalizedText("Name \(Int.random(in: 0...1, using: &random))", tag)
        if Bool.random(using: &random) {
            content.website = "https://w\(Int.random(in: 0...1, using: &random)).example"
        }
        if Bool.random(using: &random) {
            content.country = CountryCode(["FR", "BE"].randomElement(using: &random) ?? "FR")
        }
        content.keywords = ["a", "b", "c"].filter { _ in Bool.random(using: &random) }
        content.alternateNames = ["Name 0", "N"].filter { _ in Bool.random(using: &random) }
        content.terms[.labels] = ["x", "y"].filter { _ in Bool.random(using: &random) }
        if Bool.random(using: &random) {
            let value = ["yes", "no"].randomElement(using: &random) ?? "yes"
            content.criteria = [
                CriterionStatement(criterion: "open-code", value: value, date: nil, author: nil, link: nil)
            ]
        }
        let changed = [nil, "2026-01-01", "2026-02-01"].randomElement(using: &random) ?? nil
        let said = content
        return .said(
            by: ["a", "b"].randomElement(using: &random) ?? "a",
            precedence: [10, 20].randomElement(using: &random) ?? 10, key: "\(number)", changedOn: changed,
            gone: Int.random(in: 0...3, using: &random) == 0
        ) { filled in
            let date = filled.changedOn
            filled = said
            filled.changedOn = date
        }
    }
}

extension Entry {
    /// The records that support what is shown in a field.
    func records(supporting field: String) -> [StoredRecord] {
        (support[field] ?? []).map { records[$0] }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): random numbers that a seed repeats.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
