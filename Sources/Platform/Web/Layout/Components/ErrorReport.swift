import Language

/// The body of an error page: what happened, what is wrong where, what to do next.
public struct ErrorReport: Component {
    private let status: Int
    private let sentence: String
    private let faults: [(place: String, reason: String)]
    private let requestID: String?
    private let say: Messages

    /// - Parameters:
    ///   - status: the HTTP status, which chooses the title and the way on.
    ///   - sentence: what happened, in the reader's language.
    ///   - faults: what was wrong with which value.
    ///   - requestID: the name of the request in the log, for what nobody foresaw.
    public init(
        status: Int, sentence: String, faults: [(place: String, reason: String)] = [],
        requestID: String? = nil, say: Messages
    ) {
        self.status = status
        self.sentence = sentence
        self.faults = faults
        self.requestID = requestID
        self.say = say
    }

    /// The title of the page for a status: its own, or that of its hundred.
    public static func title(status: Int, say: Messages) -> String {
        say.ifPresent("error.\(status).title") ?? say(status < 500 ? "error.400.title" : "error.500.title")
    }

    /// Heading, sentence and ways on.
    public var html: HTML {
        HTML {
            H.h1(ErrorReport.title(status: status, say: say))
            H.p(sentence, .class("lede"))
            if !faults.isEmpty {
                H.ul {
                    for fault in faults {
                        H.li {
                            H.code(fault.place)
                            " — \(fault.reason)"
                        }
                    }
                }
            }
            next
            if let requestID {
                H.p(.class("meta")) {
                    HTML.sentence(say("error.request"), ["id": H.code(requestID)])
                }
            }
        }
    }

    private var next: HTML {
        let home = H.a(say("error.home"), .href("/\(say.language)"))
        let key =
            say.ifPresent("error.\(status).next") ?? say(status < 500 ? "error.400.next" : "error.500.next")
        return H.p { HTML.sentence(key, ["home": home]) }
    }
}
