import CanonicalJSON
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// Asks a site without a network: what a browser or a program would get, before HTTP framing.
public struct WebClient: Sendable {
    private let application: WebApplication
    private let peer: String?

    /// A client of `application`.
    /// - Parameter peer: the address it seems to come from.
    public init(_ application: WebApplication, from peer: String? = "127.0.0.1") {
        self.application = application
        self.peer = peer
    }

    /// The answer to a GET.
    public func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> WebAnswer {
        try await send(.get, path, headers)
    }

    /// The answer to a form sent from a page of the site, with the token that page would hold.
    public func post(
        _ path: String, form: [(name: String, value: String)], _ headers: HTTPFields = [:]
    ) async throws -> WebAnswer {
        let instance = application.instance
        let token = instance.formTokens.token(for: path, now: instance.clock())
        let pairs = form.map { FormValues.Pair($0.name, $0.value) }
        return try await postRaw(path, FormValues(pairs + [.init(FormTokens.field, token)]).encoded, headers)
    }

    /// The answer to an encoded form as it stands, sent from a page of the site unless `headers` say
    /// otherwise.
    public func postRaw(_ path: String, _ form: String, _ headers: HTTPFields = [:]) async throws -> WebAnswer
    {
        var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let site = HTTPField.Name("Sec-Fetch-Site") { fields[site] = "same-origin" }
        for field in headers { fields[field.name] = field.value }
        return try await send(.post, path, fields, body: Array(form.utf8))
    }

    /// The answer to any request.
    public func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], body: [UInt8] = []
    ) async throws -> WebAnswer {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let response = try await application.answer(request, from: peer)
        let collector = Collector()
        try await response.body.write(collector)
        return WebAnswer(
            status: Int(response.status.code), headers: response.headers, bytes: collector.bytes)
    }

    private final class Collector: ResponseBodyWriter {
        var bytes: [UInt8] = []
        func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

/// What came back.
public struct WebAnswer: Sendable {
    /// The HTTP status.
    public let status: Int
    /// The header fields.
    public let headers: HTTPFields
    /// The body.
    public let bytes: [UInt8]

    /// The body as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The body as JSON. Throws when it is not.
    public var json: JSONValue {
        get throws { try JSONValue(parsing: bytes) }
    }

    /// A header field by name, in any case.
    public subscript(name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}
