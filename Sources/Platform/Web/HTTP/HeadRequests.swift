import HTTPTypes
import Hummingbird
import NIOCore

/// Answers HEAD as GET without its body (RFC 9110 §9.3.2), so that its header is the same to the byte.
struct HeadRequests: RouterMiddleware {
    typealias Context = AppContext

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .head else { return try await next(request, context) }
        var head = request.head
        head.method = .get
        var response = try await next(Request(head: head, body: request.body), context)
        if response.body.contentLength == nil {
            response.headers[.contentLength] = String(try await response.body.countedBytes())
        }
        return response.createHeadResponse()
    }
}

extension ResponseBody {
    /// The length of a stream, which only producing it can tell. NB: the field cannot be left out, since
    /// SwiftNIO would then write the end of a chunked body that HEAD does not have.
    fileprivate func countedBytes() async throws -> Int {
        let counter = Counter()
        try await write(counter)
        return counter.count
    }

    private final class Counter: ResponseBodyWriter {
        var count = 0
        func write(_ buffer: ByteBuffer) async throws { count += buffer.readableBytes }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
