import Kernel

/// Expected refusals of guidance.
public enum GuidanceRefusal: Refusal, Hashable {
    /// No need was chosen yet.
    case noNeed
    /// The link is not one of this site's, or was changed.
    case badLink
    /// The file holds no town in a known shape.
    case noPlaces
    /// The file of towns cannot be opened.
    case unreadablePlaces(String)
    /// The file of towns is broken at a line.
    case brokenPlaces(String, line: Int)
    /// The file holds more names of towns than an import takes.
    case tooManyPlaces(Int)
    /// The name of a source of towns is not one.
    case badPlacesSource(String)
    /// There is no such answer.
    case unknownAnswer(String)
    /// The answer was accepted or rejected before.
    case decidedAnswer(String)
    /// An answer has another form than its question asks.
    case badAnswer(String)
    /// A written need lacks something or has it wrong.
    case badNeed(String)
    /// There is no such legal form.
    case unknownForm(String)
    /// No country has that code.
    case unknownCountry(String)
    /// The legal form is one of another country than was said.
    case foreignForm(String, of: String)
    /// The site sends no letters.
    case noLetters
    /// As many answers or reminders wait as the site keeps.
    case full

    /// `guidance.…`
    public var code: String {
        switch self {
        case .noNeed: "guidance.no-need"
        case .badLink: "guidance.bad-link"
        case .noPlaces: "guidance.no-places"
        case .unreadablePlaces: "guidance.unreadable-places"
        case .brokenPlaces: "guidance.broken-places"
        case .tooManyPlaces: "guidance.too-many-places"
        case .badPlacesSource: "guidance.bad-places-source"
        case .unknownAnswer: "guidance.unknown-answer"
        case .decidedAnswer: "guidance.decided-answer"
        case .badAnswer: "guidance.bad-answer"
        case .badNeed: "guidance.bad-need"
        case .unknownForm: "guidance.unknown-form"
        case .unknownCountry: "guidance.unknown-country"
        case .foreignForm: "guidance.foreign-form"
        case .noLetters: "guidance.no-letters"
        case .full: "guidance.full"
        }
    }

    /// Values of the sentence.
    public var arguments: [String: String] {
        switch self {
        case .badAnswer(let name), .unknownAnswer(let name), .decidedAnswer(let name), .badNeed(let name),
            .unknownForm(let name), .unknownCountry(let name), .unreadablePlaces(let name),
            .badPlacesSource(let name):
            ["name": name]
        case .brokenPlaces(let name, let line): ["name": name, "line": String(line)]
        case .foreignForm(let name, let country): ["name": name, "country": country]
        case .tooManyPlaces(let most): ["most": String(most)]
        case .noNeed, .badLink, .noPlaces, .noLetters, .full: [:]
        }
    }

    /// What sort of "no".
    public var kind: RefusalKind {
        switch self {
        case .badLink, .unknownAnswer: .missing
        case .decidedAnswer: .conflict
        case .noLetters, .full: .unavailable
        default: .invalid
        }
    }
}
