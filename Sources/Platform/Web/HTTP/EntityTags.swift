import Crypto
import HTTPTypes
import Hummingbird
import NIOCore

/// Gives every buffered answer to a GET a tag from the SHA-256 of its body, and answers 304 when the reader
/// has it already (RFC 9110 §13). The tags are weak: the same page may travel compressed or not.
///
/// Pages and API answers are `public, no-cache`: anyone may keep them, and asks before using them again. That
/// costs a round trip and never shows yesterday's atlas.
struct EntityTags: RouterMiddleware {
    typealias Context = AppContext

    /// Larger answers are streamed and get no tag.
    private static let largest = 4 << 20

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard request.method == .get, response.status == .ok else { return response }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "public, no-cache" }
        try await response.addTag(largest: Self.largest)
        guard let tag = response.headers[.eTag], Self.matches(request, tag) else { return response }
        return response.notModified
    }

    /// Weak comparison (RFC 9110 §8.8.3.2) with any tag of `If-None-Match`, or `*`.
    private static func matches(_ request: Request, _ tag: String) -> Bool {
        request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
            .contains { $0.trimmed == "*" || opaque($0.trimmed) == opaque(tag[...]) }
    }

    private static func opaque(_ tag: Substring) -> Substring {
        tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
    }
}

extension Response {
    fileprivate mutating func addTag(largest: Int) async throws {
        guard headers[.eTag] == nil, let length = body.contentLength, length <= largest else { return }
        let bytes = try await body.collected()
        let hash = SHA256.hash(data: bytes.readableBytesView).prefix(16)
        headers[.eTag] = "W/\"\(hash.hexadecimal)\""
        body = ResponseBody(byteBuffer: bytes)
    }

    /// 304 with the fields that RFC 9110 §15.4.5 asks for.
    fileprivate var notModified: Response {
        var kept = HTTPFields()
        for name in [HTTPField.Name.eTag, .cacheControl, .vary, .contentLocation, .expires] {
            kept[name] = headers[name]
        }
        var response = Response(status: .notModified, headers: kept)
        response.headers[.contentLength] = nil
        return response
    }
}

extension ResponseBody {
    /// The whole body. NB: only for bodies of known, limited length.
    func collected() async throws -> ByteBuffer {
        let collector = Collector()
        try await write(collector)
        return collector.buffer
    }

    private final class Collector: ResponseBodyWriter {
        var buffer = ByteBuffer()
        func write(_ buffer: ByteBuffer) async throws { self.buffer.writeImmutableBuffer(buffer) }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits a byte.
    var hexadecimal: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
