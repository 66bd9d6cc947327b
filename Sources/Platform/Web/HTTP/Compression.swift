import HTTPTypes
import Hummingbird
import NIOCore

/// Compresses answers with gzip for who accepts it (RFC 9110 §12.5.3): text of 1 kB or more that is not
/// compressed already. NB: a page must not hold a secret beside text the reader sent, or its length would
/// tell (BREACH); form tokens are not secret, since anybody may ask for one.
struct Compression: RouterMiddleware {
    typealias Context = AppContext

    private static let smallest = 1024
    private static let types = ["text/", "application/json", "application/xml", "image/svg+xml"]
    private static let suffixes = ["+json", "+xml", "javascript", "ndjson"]

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard Self.canShrink(response) else { return response }
        response.headers.addVary("Accept-Encoding")
        if Self.acceptsGzip(request) { try await response.compress() }
        return response
    }

    /// Whether gzip is accepted and not less welcome than the answer as it is.
    static func acceptsGzip(_ request: Request) -> Bool {
        let accepted = WeightedValues(request.headers[values: .acceptEncoding])
        let gzip = accepted.quality(ofFirst: "gzip", "x-gzip", "*") ?? 0
        return gzip > 0 && gzip >= accepted.quality(ofFirst: "identity") ?? 0
    }

    private static func canShrink(_ response: Response) -> Bool {
        guard response.headers[.contentEncoding] == nil, response.status.kind != .redirection,
            response.body.contentLength ?? smallest >= smallest
        else { return false }
        let type =
            response.headers[.contentType]?.split(separator: ";").first.map { $0.trimmed.lowercased() } ?? ""
        return types.contains { type.hasPrefix($0) } || suffixes.contains { type.hasSuffix($0) }
    }
}

extension Response {
    /// Compresses a body of known length at once, a stream as it flows.
    fileprivate mutating func compress() async throws {
        headers[.contentEncoding] = "gzip"
        let original = body
        if original.contentLength != nil {
            let bytes = Array(try await original.collected().readableBytesView)
            body = ResponseBody(byteBuffer: ByteBuffer(bytes: Gzip.compress(bytes)))
        } else {
            body = ResponseBody { writer in try await original.write(GzipWriter(into: writer)) }
        }
    }
}

extension HTTPFields {
    /// Adds a name to `Vary` unless it is there.
    package mutating func addVary(_ name: String) {
        let present = self[.vary]?.split(separator: ",").map { $0.trimmed.lowercased() } ?? []
        guard !present.contains(name.lowercased()) else { return }
        self[.vary] = self[.vary].map { "\($0), \(name)" } ?? name
    }
}

/// Compresses what is written to it into another writer.
private struct GzipWriter: ResponseBodyWriter {
    private var parent: any ResponseBodyWriter
    private let gzip = Gzip()

    init(into parent: any ResponseBodyWriter) {
        self.parent = parent
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        let compressed = gzip.compress(Array(buffer.readableBytesView))
        if !compressed.isEmpty { try await parent.write(ByteBuffer(bytes: compressed)) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await parent.write(ByteBuffer(bytes: gzip.compress([], finish: true)))
        try await parent.finish(trailingHeaders)
    }
}
