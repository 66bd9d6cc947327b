import Hummingbird
import Kernel
import Language
import Logging

/// What a handler knows about the request it answers, besides the request itself.
public struct AppContext: RequestContext {
    /// What a context is made from.
    public typealias Source = RequestSource

    /// Hummingbird's own part: logger, path parameters, route template.
    public var coreContext: CoreRequestContextStorage
    /// The running site.
    public let instance: Instance
    /// Names this request in the log, in `X-Request-Id` and on the page of an unexpected error.
    public let requestID: String
    /// Who is asking, as far as the network tells.
    public let client: ClientAddress
    /// When the request arrived; the only "now" a handler uses.
    public let now: Instant
    /// The language of the page, or of the sentences in an API answer.
    public let language: LanguageTag
    /// Every language the reader understands, best first; begins with `language`.
    public let languages: [LanguageTag]
    /// The decoded query; filled in before any handler runs.
    public var query = FormValues()
    /// Where the header leads to the reader's own account; nil for the frame's usual place.
    public var account: NavigationItem?
    private var values: [ObjectIdentifier: any Sendable] = [:]

    /// A context for one request.
    public init(source: RequestSource) {
        coreContext = .init(source: source)
        instance = source.instance
        requestID = source.requestID
        client = source.client
        now = source.instance.clock()
        (language, languages) = source.languages
    }

    /// The largest request body in bytes.
    public var maxUploadSize: Int { RequestLimits.bodyBytes }

    /// The page in the frame of the site, in the language of the request.
    public func respond(with page: Page, status: HTTPResponse.Status = .ok) -> Response {
        .page(instance.frame.document(page, messages, account: account), status: status)
    }

    /// The hidden field that a form sent to `path` (with its language) must carry.
    public func formToken(for path: String) -> (name: String, value: String) {
        (FormTokens.field, instance.formTokens.token(for: path, now: now))
    }

    /// The path of a page in the current language: `/fr/sources` for `/sources`.
    public func path(_ page: String) -> String {
        page == "/" ? "/\(language)" : "/\(language)\(page)"
    }

    /// The percent-decoded part of the path that stands for `{name}` in the route's template.
    public func parameter(_ name: String) -> String? {
        coreContext.parameters[name[...]].flatMap { PercentEncoding.decode($0.utf8) }
    }

    /// What a module above this one keeps about the request.
    public subscript<Key: ContextKey>(key: Key.Type) -> Key.Value? {
        get { values[ObjectIdentifier(key)] as? Key.Value }
        set { values[ObjectIdentifier(key)] = newValue }
    }

    /// The sentences of the page's language.
    public var messages: Messages { instance.catalogs.messages(in: language) }
}

/// Names what a module keeps about a request in its context.
public protocol ContextKey {
    /// What is kept.
    associatedtype Value: Sendable
}

/// What a context is made from.
public struct RequestSource: RequestContextSource {
    let instance: Instance
    let requestID: String
    let client: ClientAddress
    let languages: (page: LanguageTag, reader: [LanguageTag])
    /// Writes with the request's id on every line.
    public let logger: Logger

    init(_ request: Request, from peer: String?, instance: Instance) {
        self.instance = instance
        requestID = RequestID().description
        client = ClientAddress(
            peer: peer, forwardedFor: request.headers[values: .forwardedFor],
            trustedProxies: instance.settings.trustedProxies)
        languages = LanguageChoice(offered: instance.settings.languages).languages(for: request)
        var logger = instance.logger
        logger[metadataKey: "request"] = .string(requestID)
        self.logger = logger
    }
}
