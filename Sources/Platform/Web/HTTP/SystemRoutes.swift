import CanonicalJSON
import HTTPTypes
import Hummingbird
import NIOCore

/// The addresses that every site has, whatever its domains: assets, health, metrics and the API's
/// description.
enum SystemRoutes {
    static func add(to routes: Routes, _ instance: Instance) {
        routes.get("/assets/**") { request, context in try asset(request, context) }
        routes.get("/healthz") { _, context in await health(context) }
        routes.get("/metrics") { request, context in try metrics(request, context) }
        let document = OpenAPIDocument(routes: routes.api, settings: instance.settings)
        routes.get("/api/openapi.json") { _, context in
            var response = Response.json(document.json(context.messages))
            response.headers.addVary("Accept-Language")
            return response
        }
    }

    private static func asset(_ request: Request, _ context: AppContext) throws -> Response {
        let path = request.uri.path.dropFirst("/assets/".count)
        guard let found = context.instance.assets.find(String(path)) else { throw HTTPError(.notFound) }
        let isCompressed = Compression.acceptsGzip(request) && found.asset.compressed != nil
        var response = Response.bytes(
            isCompressed ? found.asset.compressed ?? [] : found.asset.bytes, mediaType: found.asset.mediaType)
        response.headers[.eTag] = "\"\(found.asset.hash)\(isCompressed ? "-gzip" : "")\""
        response.headers[.cacheControl] =
            found.isForever ? "public, max-age=31536000, immutable" : "public, max-age=3600"
        if isCompressed { response.headers[.contentEncoding] = "gzip" }
        if found.asset.compressed != nil { response.headers.addVary("Accept-Encoding") }
        return response
    }

    private static func health(_ context: AppContext) async -> Response {
        let isWell = await Health.isWell(within: .seconds(2), context.instance.health)
        var response = Response.json(
            ["status": isWell ? "ok" : "unavailable"], status: isWell ? .ok : .serviceUnavailable)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private static func metrics(_ request: Request, _ context: AppContext) throws -> Response {
        guard MetricsAccess(token: context.instance.settings.metricsToken).allows(request, context.client)
        else {
            throw HTTPError(.forbidden)
        }
        var response = Response.text(
            context.instance.metrics.text, mediaType: "text/plain; version=0.0.4; charset=utf-8")
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

/// Who may read `/metrics`: with a token, who shows it; without, only this machine and no proxy.
struct MetricsAccess {
    let token: String?

    func allows(_ request: Request, _ client: ClientAddress) -> Bool {
        guard let token else { return client.isLocal }
        let shown = request.headers[.authorization] ?? ""
        return ConstantTime.equal(Array("Bearer \(token)".utf8), Array(shown.utf8))
    }
}

/// Asks whether the site can do its work.
enum Health {
    /// Whether `check` returns within the time given. NB: a check that does not end when cancelled is left
    /// behind.
    static func isWell(within limit: Duration, _ check: @escaping @Sendable () async throws -> Void) async
        -> Bool
    {
        let (answers, answer) = AsyncStream.makeStream(of: Bool.self)
        let asking = Task { answer.yield((try? await check()) != nil) }
        let waiting = Task {
            try await Task.sleep(for: limit)
            answer.yield(false)
        }
        defer {
            asking.cancel()
            waiting.cancel()
        }
        for await isWell in answers { return isWell }
        return false
    }
}
