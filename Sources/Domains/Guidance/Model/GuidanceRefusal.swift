import Kernel

/// Expected refusals of guidance.
public enum GuidanceRefusal: Refusal, Hashable {
    /// No need was chosen yet.
    case noNeed
    /// The link is not one of this site's, or was changed.
    case badLink
    /// The file holds no town in a known shape.
    case noPlaces
    /// An answer has another form than its question asks.
    case badAnswer(String)

    /// `guidance.…`
    public var code: String {
        switch self {
        case .noNeed: "guidance.no-need"
        case .badLink: "guidance.bad-link"
        case .noPlaces: "guidance.no-places"
        case .badAnswer: "guidance.bad-answer"
        }
    }

    /// Values of the sentence.
    public var arguments: [String: String] {
        if case .badAnswer(let name) = self { ["name": name] } else { [:] }
    }

    /// What sort of "no".
    public var kind: RefusalKind { .invalid }
}
