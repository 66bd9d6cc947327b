import HTTPTypes
import Hummingbird
import Language

/// One operation of the API: declared once, so that the OpenAPI document, the checks before the handler and
/// the handler cannot disagree.
public struct APIRoute: Sendable {
    /// Where the API lives.
    public static let prefix = "/api/v1"

    /// `GET`, `POST` …
    public let method: HTTPRequest.Method
    /// The path below `/api/v1`, with `{name}` for path parameters.
    public let path: String
    /// A name for programs written from the document, such as `searchAtlas`.
    public let operation: String
    /// What it does, as a key of the catalogs.
    public let summary: MessageKey
    /// The chapter of the document it belongs to.
    public let tag: String
    /// Who may ask.
    public let access: Access
    /// Every parameter it takes; `lang` is added to all.
    public let parameters: [APIParameter]
    /// The JSON body it takes, if any.
    public let body: Schema?
    /// What it answers when all is well.
    public let answers: [APIAnswer.Declaration]
    /// Decides the answer; parameters and body have been checked.
    public let handler: @Sendable (APIRequest) async throws -> APIAnswer

    /// A route. Path parameters must be declared: that they are is checked here.
    public init(
        _ method: HTTPRequest.Method, _ path: String, operation: String, summary: MessageKey, tag: String,
        access: Access = .open, parameters: [APIParameter] = [], body: Schema? = nil,
        answers: [APIAnswer.Declaration],
        handler: @escaping @Sendable (APIRequest) async throws -> APIAnswer
    ) {
        let inPath = Set(
            path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
                String($0.dropFirst().prefix { $0 != "}" })
            })
        precondition(
            inPath == Set(parameters.filter { $0.place == .path }.map(\.name)),
            "\(path) does not declare its path parameters.")
        precondition(!answers.isEmpty, "\(path) declares no answer.")
        self.method = method
        self.path = path
        self.operation = operation
        self.summary = summary
        self.tag = tag
        self.access = access
        self.parameters = parameters + [Self.language.declaration]
        self.body = body
        self.answers = answers
        self.handler = handler
    }

    /// The language of sentences in the answer.
    static let language = Parameter<String?>.text(
        "lang", pattern: "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", length: 2...35,
        "Language of labels and sentences, as a BCP 47 tag; otherwise Accept-Language decides.")

    /// Checks the request, asks the handler, and makes the response.
    @Sendable func respond(to request: Request, _ context: AppContext) async throws -> any ResponseGenerator {
        let checked = try await APIRequest(request, context, for: self)
        var response = try await handler(checked).response
        response.headers.addVary("Accept-Language")
        return response
    }
}
