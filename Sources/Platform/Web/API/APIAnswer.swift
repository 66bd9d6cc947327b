import CanonicalJSON
import HTTPTypes
import Hummingbird

/// What an API route answers when all is well; refusals are thrown.
public struct APIAnswer: Sendable {
    /// One answer a route may give, for the document.
    public struct Declaration: Hashable, Sendable {
        /// The status.
        public let status: HTTPResponse.Status
        /// The media type; nil for an answer without a body.
        public let mediaType: String?
        /// The shape of the body; nil when it is not JSON.
        public let schema: Schema?
        /// What it holds, in one English sentence.
        public let purpose: String

        /// A JSON answer.
        public static func json(
            _ schema: Schema, status: HTTPResponse.Status = .ok, mediaType: String = "application/json",
            _ purpose: String
        ) -> Declaration {
            Declaration(status: status, mediaType: mediaType, schema: schema, purpose: purpose)
        }

        /// An answer of another kind, such as CSV.
        public static func text(_ mediaType: String, _ purpose: String) -> Declaration {
            Declaration(status: .ok, mediaType: mediaType, schema: nil, purpose: purpose)
        }

        /// A refusal of its own, beside those that every route may give.
        public static func problem(_ status: HTTPResponse.Status, _ purpose: String) -> Declaration {
            json(Problem.schema, status: status, mediaType: "application/problem+json", purpose)
        }

        /// An answer without a body.
        public static func empty(_ status: HTTPResponse.Status, _ purpose: String) -> Declaration {
            Declaration(status: status, mediaType: nil, schema: nil, purpose: purpose)
        }
    }

    let response: Response

    /// An answer made by hand, for example with `Response.stream` or extra header fields.
    public init(_ response: Response) {
        self.response = response
    }

    /// A JSON value.
    public static func json(
        _ value: JSONValue, status: HTTPResponse.Status = .ok, mediaType: String = "application/json"
    ) -> APIAnswer {
        APIAnswer(.json(value, status: status, mediaType: mediaType))
    }

    /// Text of a media type.
    public static func text(_ text: String, mediaType: String) -> APIAnswer {
        APIAnswer(.text(text, mediaType: mediaType))
    }

    /// "Made, and here it is": 201 with `Location`.
    public static func created(_ value: JSONValue, location: String) -> APIAnswer {
        var response = Response.json(value, status: .created)
        response.headers[.location] = location
        return APIAnswer(response)
    }
}
