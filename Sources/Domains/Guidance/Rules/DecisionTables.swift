import Choice
import Kernel

/// The tables of scores that decisions are made over, by need: worked out when a need is first asked for, and
/// again only when the directory has changed or a day has passed, since scores depend on the day.
actor DecisionTables {
    private var revision: Int64?
    private var day: CalendarDate?
    private var outlines: [SolutionOutline] = []
    private var tables: [String: OptionTable] = [:]

    /// The solutions that answer a need, with their scores on the criteria today.
    func table(
        for need: Need, from directory: any SolutionDirectory, by knowledge: Knowledge, today: CalendarDate
    ) async throws -> OptionTable {
        try await follow(directory, today)
        if let table = tables[need.id] { return table }
        let table = DecisionTables.table(of: outlines, for: need, by: knowledge, today: today)
        tables[need.id] = table
        return table
    }

    private func follow(_ directory: any SolutionDirectory, _ today: CalendarDate) async throws {
        let now = try await directory.revision()
        if revision != now {
            outlines = try await directory.outlines()
            (revision, tables) = (now, [:])
        }
        if day != today { (day, tables) = (today, [:]) }
    }

    private static func table(
        of outlines: [SolutionOutline], for need: Need, by knowledge: Knowledge, today: CalendarDate
    ) -> OptionTable {
        let wanted = Set(need.categories)
        let facts = ScoreFacts(freeLicences: knowledge.freeLicences, today: today)
        var table = OptionTable(columns: knowledge.criteria.count)
        for outline in outlines where !wanted.isDisjoint(with: outline.categories) {
            table.append(outline.id, Scores.row(outline, knowledge.criteria, facts))
        }
        return table
    }
}
