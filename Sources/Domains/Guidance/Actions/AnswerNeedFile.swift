import CanonicalJSON
import Kernel
import Language

/// What a written need was understood as, and the sheet made of it.
public struct WrittenDecision: Sendable {
    let sheet: DecisionSheet
    /// Other needs that its words may mean.
    let otherNeeds: [Need]
    /// Other towns that the place may mean.
    let otherPlaces: [GazetteerPlace]
    let links: SituationLink
    let knowledge: Knowledge

    /// The sheet for programs: the same JSON as `/api/v1/guidance/sheet`.
    public func json(_ languages: [LanguageTag]) -> JSONValue {
        sheet.json(knowledge, languages: languages)
    }

    /// The sheet for people, in plain lines.
    public func text(_ say: Messages) -> String {
        SheetText(sheet: sheet, words: words(say)).text
    }

    /// What was understood of words that may mean several things, a sentence each.
    public func notes(_ say: Messages) -> [String] {
        let words = words(say)
        var notes: [String] = []
        if !otherNeeds.isEmpty {
            let others = otherNeeds.map { "\($0.id) (\(words.text($0.labels)))" }
            notes.append(
                say(
                    "guidance.command.need",
                    ["need": words.text(sheet.need.labels), "others": say.format.list(others)]))
        }
        if let place = sheet.situation.placeName, !otherPlaces.isEmpty {
            let others = otherPlaces.map { "\($0.name) (\($0.region ?? $0.country.text))" }
            notes.append(
                say("guidance.command.place", ["place": place, "others": say.format.list(others)]))
        }
        if sheet.situation.position == nil, !sheet.situation.place.isEmpty {
            notes.append(say("guidance.command.no-place", ["place": sheet.situation.place]))
        }
        return notes
    }

    private func words(_ say: Messages) -> GuidanceWords {
        GuidanceWords(say: say, languages: [say.language], knowledge: knowledge, links: links)
    }
}

extension GuidanceDomain {
    /// Answers a written need, by the same way as the pages: the same search for the need, the same
    /// gazetteer, the same decision. Where the words may mean several things, the likeliest is taken and the
    /// others are named.
    public func answer(_ file: JSONValue, today: CalendarDate) async throws -> WrittenDecision {
        let read = try NeedFile(json: file, knowledge)
        var situation = read.situation
        let needs = knowledge.needs(meantBy: read.need)
        guard let need = needs.first else { throw GuidanceRefusal.badNeed("its words mean no known need") }
        situation.need = need.id
        if need.id != read.need { situation.words = read.need }
        let places = try await FindPlaces(in: database)(for: situation)
        if let place = places.first { situation.settle(in: place) }
        return WrittenDecision(
            sheet: try await makeSheet(situation, today: today), otherNeeds: Array(needs.dropFirst()),
            otherPlaces: Array(places.dropFirst()), links: links, knowledge: knowledge)
    }
}

extension Knowledge {
    /// The need of that code, or those that the words may mean, the likeliest first.
    fileprivate func needs(meantBy text: String) -> [Need] {
        need(text).map { [$0] } ?? matcher.proposals(for: text).map(\.need)
    }
}
