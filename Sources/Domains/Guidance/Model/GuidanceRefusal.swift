import Kernel

/// Expected refusals of guidance.
public enum GuidanceRefusal: Refusal, Hashable {
    /// No need was chosen yet.
    case noNeed
    /// The link is not one of this site's, or was changed.
    case badLink
    /// The file holds no town in a known shape.
    case noPlaces
    /// There is no such answer.
    case unknownAnswer(String)
    /// The answer was accepted or rejected before.
    case decidedAnswer(String)
    /// An answer has another form than its question asks.
    case badAnswer(String)

    /// `guidance.…`
    public var code: String {
        switch self {
        case .noNeed: "guidance.no-need"
        case .badLink: "guidance.bad-link"
        case .noPlaces: "guidance.no-places"
        case .unknownAnswer: "guidance.unknown-answer"
        case .decidedAnswer: "guidance.decided-answer"
        case .badAnswer: "guidance.bad-answer"
        }
    }

    /// Values of the sentence.
    public var arguments: [String: String] {
        switch self {
        case .badAnswer(let name), .unknownAnswer(let name), .decidedAnswer(let name): ["name": name]
        case .noNeed, .badLink, .noPlaces: [:]
        }
    }

    /// What sort of "no".
    public var kind: RefusalKind {
        switch self {
        case .badLink, .unknownAnswer: .missing
        case .decidedAnswer: .conflict
        default: .invalid
        }
    }
}
