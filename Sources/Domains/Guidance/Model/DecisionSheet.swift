import Choice
import Kernel

/// What she takes to her board: the options with the reasons, who helps, what to learn, which aids, what
/// next.
public struct DecisionSheet: Sendable {
    /// What was asked.
    public let situation: Situation
    /// The need.
    public let need: Need
    /// What the options were compared on, in order.
    public let criteria: [GuidanceCriterion]
    /// The question as it was put to the engine.
    public let question: Question
    /// At most eight options, in order; the first three are the answer.
    public let options: [Option]
    /// How many solutions were in the running.
    public let considered: Int
    /// How many a must-have shut out, by criterion.
    public let excluded: [String: Int]
    /// How many solutions do not serve her country.
    public let unserved: Int
    /// Duties that come with the data it handles.
    public let duties: [LocalizedText]
    /// Who can help.
    public let help: [HelpOffer]
    /// Every aid that concerns the need, judged.
    public let aids: [AidJudgement]
    /// What to do next, by when.
    public let steps: [Step]
    /// The day it was made.
    public let today: CalendarDate
    /// The day of the newest data.
    public let dataAsOf: CalendarDate?

    /// The answer proper: at most three.
    public var answer: ArraySlice<Option> { options.prefix(3) }

    /// An option with what is known of it.
    public struct Option: Sendable {
        /// Its place, its points and what its unknowns could change.
        public let ranked: Decision.Ranked
        /// The solution.
        public let profile: SolutionProfile

        /// Its points of a hundred; nil when nothing counts.
        public var score: Int? { ranked.maximum > 0 ? ranked.points * 100 / ranked.maximum : nil }

        /// Whether it would be first if one unknown turned out well, and which.
        public var wouldLeadIf: [String] {
            ranked.place == 1 ? [] : ranked.placeIf.filter { $0.value == 1 }.keys.sorted()
        }

        /// The criteria of which nothing is known.
        public var unknown: [String] { ranked.parts.filter { $0.score == nil }.map(\.criterion) }
    }

    /// Something to do by a day.
    public struct Step: Sendable, Hashable {
        /// What sort of step; pages put it into words.
        public let kind: Kind
        /// By when.
        public let by: CalendarDate
        /// What it is about: criteria to ask for, the name of a solution or of a helper.
        public let about: [String]

        /// The sorts of steps.
        public enum Kind: String, Sendable {
            /// Ask the makers what is not known.
            case ask
            /// Try the first option with two people of the team.
            case tryOut = "try"
            /// Meet somebody who helps.
            case meet
            /// Ask for the aid.
            case apply
            /// Decide in the board.
            case decide
            /// Look back.
            case review
        }
    }
}
