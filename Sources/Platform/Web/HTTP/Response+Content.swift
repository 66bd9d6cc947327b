import CanonicalJSON
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A page, buffered so that it gets an `ETag` and a length.
    public static func page(_ page: HTML, status: HTTPResponse.Status = .ok) -> Response {
        .bytes(page.utf8, mediaType: "text/html; charset=utf-8", status: status)
    }

    /// A JSON value in its canonical form.
    public static func json(
        _ value: JSONValue, status: HTTPResponse.Status = .ok, mediaType: String = "application/json"
    ) -> Response {
        .bytes(value.canonicalBytes, mediaType: mediaType, status: status)
    }

    /// Text, as `text/plain` unless told otherwise.
    public static func text(
        _ text: String, mediaType: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        .bytes(Array(text.utf8), mediaType: mediaType, status: status)
    }

    /// Bytes of a media type.
    public static func bytes(
        _ bytes: [UInt8], mediaType: String, status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: mediaType],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Bytes as they are produced, for exports too long to hold. NB: an error after the first chunk can only
    /// cut the answer off, so check everything before.
    public static func stream(
        mediaType: String, _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> Response {
        Response(
            status: .ok, headers: [.contentType: mediaType],
            body: ResponseBody { writer in
                try await write(&writer)
                try await writer.finish(nil)
            })
    }

    /// "See there" after a post: 303.
    public static func seeOther(_ location: String) -> Response {
        Response(status: .seeOther, headers: [.location: location])
    }

    /// "Here for good": 308.
    static func moved(to location: String) -> Response {
        Response(status: .permanentRedirect, headers: [.location: location])
    }
}

extension HTML: ResponseGenerator {
    /// The page with status 200.
    public func response(from request: Request, context: some RequestContext) -> Response {
        .page(self)
    }
}
