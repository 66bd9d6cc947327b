import Kernel

/// What somebody answered months later: what was chosen and how it went.
public struct Answer: Hashable, Sendable {
    /// Its public identifier.
    public let id: ID<Answer>
    /// The need.
    public let need: String
    /// The legal form she had given.
    public let legalForm: String?
    /// The country.
    public let country: String?
    /// The solution chosen; nil for another one, or none.
    public let chosen: String?
    /// How it went.
    public let outcome: Outcome
    /// What was lacking.
    public let lacking: Lack?
    /// Her own words, for whoever reads answers.
    public let words: String?
    /// When it came.
    public let receivedAt: Instant
    /// Whether somebody has read it.
    public let state: State

    /// How it went.
    public enum Outcome: String, Sendable, CaseIterable {
        /// It works well.
        case well
        /// It works in part.
        case partly
        /// It was given up.
        case gaveUp = "gave-up"
        /// Nothing was chosen.
        case nothing
    }

    /// What was lacking, after the obstacles that the papers count.
    public enum Lack: String, Sendable, CaseIterable {
        case money, skills, time, help, feature, trust
    }

    /// Whether an answer counts.
    public enum State: String, Sendable, CaseIterable {
        case pending, accepted, rejected
    }

    /// The most characters of her own words.
    public static let longestWords = 500
}

extension Answer: Identified {
    /// The prefix of its identifiers.
    public static let idPrefix = "ans"
}
