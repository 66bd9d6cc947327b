import HTTPTypes
import Hummingbird
import Kernel

/// Answers one request.
public typealias Handler = @Sendable (Request, AppContext) async throws -> any ResponseGenerator

/// Collects what the site answers to. Domains add to it while the site is put together; then `WebApplication`
/// reads it once.
public final class Routes {
    struct Entry: Sendable {
        let method: HTTPRequest.Method
        let path: String
        /// The path in metrics and logs; pages share one for all their languages.
        let template: String
        let access: Access
        let handler: Handler
        /// Whether it only leads to the page in the reader's language.
        var isWay = false
    }

    private(set) var entries: [Entry] = []
    /// The operations of the API so far.
    public private(set) var api: [APIRoute] = []
    private let languages: [LanguageTag]

    /// No routes yet; pages will exist in `languages`.
    public init(languages: [LanguageTag]) {
        self.languages = languages
    }

    /// A page, in every language: `/sources/{name}` answers at `/fr/sources/…` and `/en/sources/…`, and
    /// `/sources/…` leads to the reader's language.
    public func page(_ path: String, access: Access = .open, _ handler: @escaping Handler) {
        eachLanguage(.get, path, access, handler)
        entries.append(
            Entry(
                method: .get, path: path, template: path, access: .open,
                handler: { request, context in LanguageRedirect.response(to: request, context) }, isWay: true)
        )
    }

    /// What a form on a page is sent to, in every language. The handler gets the decoded form; its origin and
    /// its token have been checked.
    public func form(
        _ path: String, access: Access = .open,
        _ handler: @escaping @Sendable (FormValues, AppContext) async throws -> any ResponseGenerator
    ) {
        post(path, access: access) { _, values, context in try await handler(values, context) }
    }

    /// The same for a handler that looks at the request's header fields too.
    public func post(
        _ path: String, access: Access = .open,
        _ handler:
            @escaping @Sendable (Request, FormValues, AppContext) async throws -> any ResponseGenerator
    ) {
        eachLanguage(.post, path, access) { request, context in
            try await handler(request, FormBody.read(request, context), context)
        }
    }

    /// An address outside the languages, such as `/robots.txt`.
    public func get(_ path: String, _ handler: @escaping Handler) {
        add(.get, path, template: path, .open, handler)
    }

    /// An address under `/api/` that programs of others post to, by a protocol of theirs. It takes no cookie,
    /// so there is no form token to check.
    public func program(_ path: String, _ handler: @escaping Handler) {
        precondition(path.isUnderAPI, "Only what stands under /api is free of the checks of forms.")
        add(.post, path, template: path, .open, handler)
    }

    /// Routes of the API; they answer under `/api/v1` and appear in `/api/openapi.json`.
    public func api(_ routes: [APIRoute]) {
        for route in routes {
            api.append(route)
            let path = APIRoute.prefix + route.path
            add(route.method, path, template: path, route.access, route.respond)
        }
    }

    /// Every address that is answered, with who may ask: for the reference and the tests.
    public var table: [Line] {
        entries.map { entry in
            Line(
                method: entry.method.rawValue, path: entry.path, template: entry.template,
                access: entry.access.name, reach: entry.access.reach, isWay: entry.isWay)
        }
    }

    /// One address that is answered, and who may ask.
    public struct Line: Hashable, Sendable {
        /// `GET`, `POST` …
        public let method: String
        /// The path, of a page in one language.
        public let path: String
        /// The path for all languages.
        public let template: String
        /// `open`, or the name of a permission.
        public let access: String
        /// Whether the handler asks again for the thing that the request is about.
        public let reach: Access.Reach
        /// Whether it only leads to the page in the reader's language.
        public let isWay: Bool
    }

    private func eachLanguage(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ handler: @escaping Handler
    ) {
        for language in languages {
            add(
                method, path == "/" ? "/\(language)" : "/\(language)\(path)", template: "/{language}\(path)",
                access, handler)
        }
    }

    private func add(
        _ method: HTTPRequest.Method, _ path: String, template: String, _ access: Access,
        _ handler: @escaping Handler
    ) {
        entries.append(
            Entry(method: method, path: path, template: template, access: access, handler: handler))
    }
}
