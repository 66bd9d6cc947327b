import HTTPTypes
import Hummingbird
import NIOCore

/// Reads what a form sends.
enum FormBody {
    /// The decoded form, its token checked and taken out. Throws `WebRefusal`, or 413 for a body beyond the
    /// limit.
    static func read(_ request: Request, _ context: AppContext) async throws -> FormValues {
        let type = request.headers[.contentType]?.split(separator: ";").first.map { $0.trimmed.lowercased() }
        guard type == "application/x-www-form-urlencoded" else {
            throw WebRefusal.unsupportedBody(expected: "application/x-www-form-urlencoded")
        }
        let body = try await request.collectedBody(upTo: RequestLimits.bodyBytes)
        let form = try FormValues(decoding: body.readableBytesView)
        try context.instance.formTokens.check(
            form[FormTokens.field], for: request.uri.path, now: context.now)
        return FormValues(form.pairs.filter { $0.name != FormTokens.field })
    }
}

extension Request {
    /// The whole body. Throws 413 beyond `limit` bytes and `WebRefusal.slowBody` when it takes too long to
    /// arrive.
    public func collectedBody(upTo limit: Int) async throws -> ByteBuffer {
        if let announced = headers[.contentLength].flatMap({ Int($0) }), announced > limit {
            throw HTTPError(.contentTooLarge)
        }
        let body = body
        return try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
            group.addTask { try await body.collect(upTo: limit) }
            group.addTask {
                try await Task.sleep(for: RequestLimits.bodyDuration)
                throw WebRefusal.slowBody
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
    }
}
