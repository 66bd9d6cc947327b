import Choice
import Kernel

/// From a need to a decision sheet: asks the directory for solutions that answer the need, compares them, and
/// adds who helps, what to learn and which aids there are.
public struct MakeDecisionSheet: Sendable {
    let directory: any SolutionDirectory
    let knowledge: Knowledge
    let tables: DecisionTables

    /// Options worked out in full: as many as stand side by side.
    static let places = 8

    /// Makes the sheet of a situation on a day.
    public func callAsFunction(_ situation: Situation, today: CalendarDate) async throws -> DecisionSheet {
        guard let need = situation.need.flatMap(knowledge.need) else { throw GuidanceRefusal.noNeed }
        let (decision, unserved) = try await decide(situation, need, today)
        let profiles = try await directory.profiles(decision.ranked.map(\.id))
        let options = decision.ranked.compactMap { ranked in
            profiles.first { $0.outline.id == ranked.id }.map {
                DecisionSheet.Option(ranked: ranked, profile: $0)
            }
        }
        let help = try await directory.help(helpQuery(situation, need))
        let aids = AidJudgements.all(
            knowledge.aids, need: need.id, facts: knowledge.facts(of: situation), today: today)
        return DecisionSheet(
            situation: situation, need: need, criteria: knowledge.criteria,
            question: Scores.question(situation, knowledge.criteria), options: options,
            considered: decision.considered,
            excluded: Dictionary(grouping: decision.excluded, by: \.failed).mapValues(\.count),
            unserved: unserved,
            duties: need.dataKinds.compactMap { knowledge.duties[$0] }, help: help, aids: aids,
            steps: NextSteps.steps(Array(options.prefix(3)), help: help, aids: aids, today: today),
            today: today,
            dataAsOf: try await directory.dataDate())
    }

    /// The decision, and how many solutions do not serve her country.
    private func decide(_ situation: Situation, _ need: Need, _ today: CalendarDate) async throws
        -> (Decision, unserved: Int)
    {
        let candidates = try await tables.candidates(
            for: need, from: directory, by: knowledge, today: today)
        let absent = candidates.absent(in: situation.country)
        let decision = Choice.decide(
            Scores.question(situation, knowledge.criteria), over: candidates.table, without: absent,
            places: MakeDecisionSheet.places)
        return (decision, absent.count)
    }

    private func helpQuery(_ situation: Situation, _ need: Need) -> HelpQuery {
        HelpQuery(
            near: situation.position, kilometres: 60, country: situation.country, services: need.services,
            limit: 3)
    }
}
