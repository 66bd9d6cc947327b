import Kernel
import Storage

/// Somebody has read an answer: it counts from now on, or it does not. An accepted one about a solution
/// becomes dated evidence of it.
public struct DecideAnswer: Sendable {
    let database: Database
    let recorder: any ExperienceRecorder

    /// Decides answers of a site.
    public init(in database: Database, recorder: any ExperienceRecorder) {
        self.database = database
        self.recorder = recorder
    }

    /// Accepts or rejects an answer that waits. Evidence is kept first, and keeping it twice changes nothing,
    /// so that a crash in between loses nothing.
    public func callAsFunction(_ id: ID<Answer>, accept: Bool, now: Instant) async throws {
        guard let answer = try await database.read({ tx in try tx.answer(id) }) else {
            throw GuidanceRefusal.unknownAnswer(id.description)
        }
        guard answer.state == .pending else { throw GuidanceRefusal.decidedAnswer(id.description) }
        if accept, let solution = answer.chosen, answer.outcome != .nothing {
            try await recorder.record(
                Experience(
                    id: id.description, solution: solution, outcome: answer.outcome.rawValue,
                    date: answer.receivedAt.date,
                    author: [answer.legalForm, answer.country].compactMap(\.self).joined(separator: ", ")))
        }
        let state: Answer.State = accept ? .accepted : .rejected
        let isDecided = try await database.write { tx in try tx.decide(id, state, at: now) }
        guard isDecided else { throw GuidanceRefusal.decidedAnswer(id.description) }
    }
}
