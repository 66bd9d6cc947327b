import HTTPTypes
import Hummingbird
import Kernel
import Ledger
import Logging
import NIOCore
import Storage
import TransparencyLog
import Web

/// A witness as others reach it (C2SP tlog-witness).
struct WitnessRoutes {
    let desk: WitnessDesk

    /// The submission prefix.
    static let prefix = "/api/witness"

    func add(to routes: Routes) {
        routes.program("\(WitnessRoutes.prefix)/add-checkpoint") { request, _ in
            let body = try await request.collectedBody(upTo: WitnessRequest.longestBytes)
            let answer = try await desk.answer(Array(body.readableBytesView))
            var response = Response.bytes(
                answer.body, mediaType: answer.contentType, status: .init(code: answer.status))
            response.headers[.cacheControl] = "no-store"
            return response
        }
    }
}

/// A server that is a witness and nothing else.
public struct WitnessServer: Sendable {
    private let application: WebApplication

    /// A witness over the database of `site`, which keeps what it has seen.
    public init(_ site: Site, desk: WitnessDesk, logger: Logger) throws {
        let frame = Frame(
            siteName: site.settings.instanceName, navigation: [], catalogs: site.catalogs, assetURL: { $0 })
        let instance = Instance(
            settings: site.settings, assets: Assets(), catalogs: site.catalogs,
            formTokens: FormTokens(secret: try SecretKey.load(file: nil)), frame: frame,
            health: { [database = site.database] in
                _ = try await database.read { tx in try tx.first("select 1 as one") }
            }, clock: site.clock, logger: logger)
        let routes = Routes(languages: site.settings.languages)
        WitnessRoutes(desk: desk).add(to: routes)
        application = WebApplication(instance, routes)
    }

    /// Serves until SIGTERM or SIGINT; see `WebServer.run`.
    /// - Parameter onListening: gets the submission prefix.
    public func run(
        host: String, port: Int, onListening: @escaping @Sendable (String) async -> Void
    ) async throws {
        try await WebServer(application, host: host, port: port).run { address in
            await onListening(address + WitnessRoutes.prefix)
        }
    }
}
