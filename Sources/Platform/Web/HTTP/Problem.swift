import CanonicalJSON
import HTTPTypes
import Hummingbird
import Kernel
import Language
import NIOCore

/// Why a request got no answer, ready to be shown: a page for people, `application/problem+json` (RFC 9457)
/// for programs.
public struct Problem: Sendable {
    /// One thing that is wrong with a parameter or a member of the body.
    public struct Fault: Hashable, Sendable {
        /// The parameter's name, or the JSON pointer of the member.
        public let place: String
        /// What was expected there, in one English sentence.
        public let reason: String

        /// A fault at a place.
        public init(_ place: String, _ reason: String) {
            self.place = place
            self.reason = reason
        }
    }

    /// The HTTP status.
    public let status: HTTPResponse.Status
    /// A stable name: `atlas.unknown-mapping`, or `status.404`.
    public let code: String
    /// Key of the sentence in the catalogs: `refusal.<code>` or `error.<status>.text`.
    public let sentenceKey: String
    /// Values for the sentence.
    public let arguments: [String: String]
    /// What is wrong where; empty when the sentence says it all.
    public let faults: [Fault]
    /// Header fields the answer must carry, such as `Allow` and `Retry-After`.
    public let headers: HTTPFields
    /// Whether nobody foresaw it, so that it belongs in the log.
    public let isUnexpected: Bool

    /// A problem known by its status alone.
    public init(status: HTTPResponse.Status, headers: HTTPFields = [:], isUnexpected: Bool = false) {
        self.status = status
        code = "status.\(status.code)"
        sentenceKey = "error.\(status.code).text"
        arguments = [:]
        faults = []
        self.headers = headers
        self.isUnexpected = isUnexpected
    }

    /// The problem behind a refusal.
    public init(_ refusal: any Refusal) {
        status = Self.status(of: refusal)
        code = refusal.code
        sentenceKey = "refusal.\(refusal.code)"
        arguments = refusal.arguments
        faults = (refusal as? ParameterRefusal)?.faults ?? []
        headers = Self.headers(for: refusal)
        isUnexpected = false
    }

    /// The problem behind any error a handler can throw.
    public init(_ error: any Error) {
        switch error {
        case let refusal as any Refusal: self.init(refusal)
        case let error as HTTPError: self.init(status: error.status, headers: error.headers)
        case is NIOTooManyBytesError: self.init(status: .contentTooLarge)
        case is DecodingError: self.init(status: .badRequest)
        case is CancellationError: self.init(status: .serviceUnavailable)
        case let error as any HTTPResponseError: self.init(status: error.status)
        default: self.init(status: .internalServerError, isUnexpected: true)
        }
    }

    /// A challenge has its own status, and two refusals of this layer have a status finer than their kind's.
    private static func status(of refusal: any Refusal) -> HTTPResponse.Status {
        switch refusal {
        case let refusal as any ChallengingRefusal: refusal.status
        case WebRefusal.unsupportedBody: .unsupportedMediaType
        case WebRefusal.slowBody: .requestTimeout
        default: refusal.kind.status
        }
    }

    private static func headers(for refusal: any Refusal) -> HTTPFields {
        switch refusal {
        case let refusal as any ChallengingRefusal: refusal.headers
        case WebRefusal.slowBody: [.connection: "close"]
        default: refusal.retryAfterSeconds.map { [.retryAfter: String($0)] } ?? [:]
        }
    }
}

extension RefusalKind {
    /// The HTTP status this sort of refusal is answered with.
    public var status: HTTPResponse.Status {
        switch self {
        case .invalid: .badRequest
        case .forbidden: .forbidden
        case .missing: .notFound
        case .conflict: .conflict
        case .gone: .gone
        case .tooLarge: .contentTooLarge
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }
}

extension Problem {
    /// What the problem is, in one sentence.
    public func sentence(_ messages: Messages) -> String {
        messages.ifPresent(MessageKey(sentenceKey), arguments) ?? status.reasonPhrase
    }

    /// The problem as a page.
    func page(_ context: AppContext) -> Page {
        let say = context.messages
        let code = Int(status.code)
        return Page(title: ErrorReport.title(status: code, say: say), path: "/", isIndexed: false) {
            ErrorReport(
                status: code, sentence: sentence(say), faults: faults.map { ($0.place, $0.reason) },
                requestID: isUnexpected ? context.requestID : nil, say: say)
        }
    }

    /// The problem as `application/problem+json`, its sentence in the language of `context`.
    func json(_ context: AppContext) -> JSONValue {
        var members: [String: JSONValue] = [
            "type": "about:blank",
            "title": .string(status.reasonPhrase),
            "status": .integer(Int64(status.code)),
            "detail": .string(sentence(context.messages)),
            "code": .string(code),
            "requestId": .string(context.requestID),
        ]
        if !faults.isEmpty {
            members["errors"] = .array(
                faults.map { ["place": .string($0.place), "reason": .string($0.reason)] })
        }
        return .object(members)
    }
}
