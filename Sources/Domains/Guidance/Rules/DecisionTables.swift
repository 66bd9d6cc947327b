import Choice
import Kernel

/// The tables of scores that decisions are made over, by need: worked out when a need is first asked for, and
/// again only when the directory has changed or a day has passed, since scores depend on the day.
actor DecisionTables {
    private var revision: Int64?
    private var day: CalendarDate?
    private var outlines: [SolutionOutline] = []
    private var tables: [String: Candidates] = [:]

    /// The solutions that answer a need.
    struct Candidates: Sendable {
        /// Their scores on the criteria today.
        fileprivate(set) var table: OptionTable
        /// Rows of those that serve some countries only, with these.
        fileprivate(set) var served: [Int: Set<String>] = [:]

        /// The rows that somebody in a country cannot use.
        func absent(in country: CountryCode?) -> Set<Int> {
            guard let country else { return [] }
            return Set(served.filter { !$0.value.contains(country.text) }.keys)
        }
    }

    /// The criterion on which solutions say which countries they serve.
    static let servedCountry = "served-country"

    /// The solutions that answer a need, with their scores on the criteria today.
    func candidates(
        for need: Need, from directory: any SolutionDirectory, by knowledge: Knowledge, today: CalendarDate
    ) async throws -> Candidates {
        try await follow(directory, today)
        if let known = tables[need.id] { return known }
        let candidates = DecisionTables.candidates(outlines, for: need, by: knowledge, today: today)
        tables[need.id] = candidates
        return candidates
    }

    private func follow(_ directory: any SolutionDirectory, _ today: CalendarDate) async throws {
        let now = try await directory.revision()
        if revision != now {
            outlines = try await directory.outlines()
            (revision, tables) = (now, [:])
        }
        if day != today { (day, tables) = (today, [:]) }
    }

    private static func candidates(
        _ outlines: [SolutionOutline], for need: Need, by knowledge: Knowledge, today: CalendarDate
    ) -> Candidates {
        let wanted = Set(need.categories)
        let facts = ScoreFacts(freeLicences: knowledge.freeLicences, today: today)
        var candidates = Candidates(table: OptionTable(columns: knowledge.criteria.count))
        for outline in outlines where !wanted.isDisjoint(with: outline.categories) {
            if let served = outline.statements[servedCountry] {
                candidates.served[candidates.table.count] = Set(served)
            }
            let scores = Scores.row(outline, knowledge.criteria, facts)
            candidates.table.append(outline.id, named: outline.name, scores)
        }
        return candidates
    }
}
