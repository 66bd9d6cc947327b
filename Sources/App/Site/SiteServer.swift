import Atlas
import CanonicalJSON
import Guidance
import Identity
import Kernel
import Language
import Logging
import Storage
import Web

/// A site put together to answer over HTTP: its domains, what surrounds their pages, and its jobs.
public struct SiteServer: Sendable {
    /// The whole site as one function from request to answer.
    public let application: WebApplication
    /// Every address that is answered, with who may ask.
    public let table: [Routes.Line]
    /// The operations of the API, as programs read them.
    let document: OpenAPIDocument
    let jobs: [any BackgroundJob]

    /// Puts a site together and fills its search index.
    /// - Parameter isDevelopment: also shows the gallery of page components.
    public init(_ site: Site, logger: Logger, isDevelopment: Bool = false) async throws {
        let index = try AtlasIndex(
            site.database, vocabularies: site.vocabularies, file: site.searchIndexFile)
        try await index.load()
        let writer = try await site.ledgerWriter()
        let secret = try SecretKey.load(file: site.keyFile)
        let identity = try site.identity(secret: secret, logger: logger)
        let basemap = SiteServer.basemap(site)
        let domains = try await SiteServer.domains(
            site, index: index, secret: secret, basemap: basemap, logger: logger)
        let assets = SiteServer.assets(site, basemap, logger)
        let instance = Instance(
            settings: site.settings, assets: assets, catalogs: site.catalogs,
            formTokens: FormTokens(secret: secret),
            frame: SiteServer.frame(site, domains, assets),
            health: { [database = site.database] in
                _ = try await database.read { tx in try tx.first("select 1 as one") }
            }, clock: site.clock, logger: logger)
        let routes = Routes(languages: site.settings.languages)
        for domain in domains {
            domain.routes(routes)
            routes.api(domain.apiRoutes)
        }
        routes.api(identity.apiRoutes)
        identity.routes(routes)
        LogRoutes(
            database: site.database, witnesses: try site.ledgerWitnesses(), base: site.publicAddress.base
        ).add(to: routes)
        if let desk = try site.witnessDesk() { WitnessRoutes(desk: desk).add(to: routes) }
        SitePages(
            site, index: index, api: routes.api, isDevelopment: isDevelopment
        ).add(to: routes)
        application = WebApplication(instance, routes, visitors: identity.visitors)
        table = routes.table
        document = OpenAPIDocument(routes: routes.api, settings: site.settings)
        let witnessing = try site.witnessing(logger).map { [$0] } ?? []
        jobs = domains.flatMap(\.jobs) + identity.jobs + [LogSealing(writer: writer)] + witnessing
    }

    /// Serves until SIGTERM or SIGINT; see `WebServer.run`.
    public func run(host: String, port: Int, onListening: @escaping @Sendable (String) async -> Void)
        async throws
    {
        try await WebServer(application, host: host, port: port, jobs: jobs).run(onListening: onListening)
    }

    /// The domains, brought together.
    static func domains(
        _ site: Site, index: AtlasIndex, secret: [UInt8], basemap: Basemap? = nil, logger: Logger? = nil
    ) async throws -> [any Domain] {
        [
            try await site.guidance(over: index, secret: secret, logger: logger),
            AtlasDomain(
                database: site.database, index: index, vocabularies: site.vocabularies,
                address: site.publicAddress, basemap: basemap, places: GazetteerPlaces(site.database),
                desk: try site.claimDesk(secret: secret, logger: logger)),
        ]
    }

    /// The outlines and towns for maps drawn on the server.
    private static func basemap(_ site: Site) -> Basemap? {
        guard let bytes = try? site.resources.bytes("Basemap/land.json"),
            let json = try? JSONValue(parsing: bytes)
        else { return nil }
        let towns = (try? site.resources.bytes("Gazetteer/places.csv")).flatMap { try? Towns(csv: $0) }
        return Basemap(json: json, towns: towns ?? Towns())
    }

    /// The files of pages, and the outlines of countries and the towns for the map.
    private static func assets(_ site: Site, _ basemap: Basemap?, _ logger: Logger) -> Assets {
        var assets = Assets(folder: site.resources("Assets"), logger: logger)
        if let outlines = try? site.resources.bytes("Basemap/countries.geojson") {
            assets.add("outlines.geojson", outlines)
        }
        if let towns = basemap?.towns, !towns.isEmpty { assets.add(Towns.asset, towns.json) }
        return assets
    }

    /// The barometer comes first; the vocabularies and the log stand beside the sources.
    private static let footer =
        [NavigationItem(title: "barometer.title", path: GuidanceDomain.barometerPath)]
        + Frame.standardFooter.flatMap { item in
            item.path == "/sources"
                ? [
                    item, NavigationItem(title: "vocabularies.title", path: "/vocabularies"),
                    NavigationItem(title: "log.title", path: LogRoutes.page),
                ] : [item]
        }

    private static func frame(_ site: Site, _ domains: [any Domain], _ assets: Assets) -> Frame {
        Frame(
            siteName: site.settings.instanceName, publicURL: site.settings.publicURL?.origin ?? "",
            navigation: domains.flatMap(\.navigation), footer: footer,
            sourceCode: site.settings.sourceCode,
            tileHost: site.settings.tileURL.flatMap {
                $0.split(separator: "/").dropFirst().first.map(String.init)
            },
            catalogs: site.catalogs, languages: site.settings.languages, signIn: IdentityDomain.signIn,
            assetURL: { assets.url($0) })
    }
}
