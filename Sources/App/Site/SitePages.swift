import Atlas
import CanonicalJSON
import HTTPTypes
import Hummingbird
import Kernel
import Web

/// Pages that belong to the site rather than to a domain.
struct SitePages {
    let site: Site
    let api: [APIRoute]
    let isDevelopment: Bool
    private let overviews: AtlasOverviews

    init(_ site: Site, index: AtlasIndex, api: [APIRoute], isDevelopment: Bool) {
        self.site = site
        self.api = api
        self.isDevelopment = isDevelopment
        overviews = AtlasOverviews(of: SearchEntries(in: site.database, by: index))
    }

    /// Paths of the pages that say something of the whole site, for the sitemap.
    private static let standing = [
        "/", "/choose", "/aids", "/barometer", "/atlas", "/sources", "/vocabularies", LogRoutes.page,
        "/about",
        "/developers", "/accessibility", "/legal",
    ]

    func add(to routes: Routes) {
        addHome(to: routes)
        addStandingPages(to: routes)
        addDoorsForCrawlers(to: routes)
        if isDevelopment {
            routes.page("/gallery") { _, context in context.respond(with: Gallery(context.messages).page) }
        }
    }

    private func addHome(to routes: Routes) {
        routes.page("/") { [site, overviews] _, context in
            let home = HomePage(
                siteName: site.settings.instanceName, overview: try await overviews.current(at: context.now),
                vocabularies: site.vocabularies, say: context.messages)
            return context.respond(with: home.page)
        }
    }

    private func addStandingPages(to routes: Routes) {
        let settings = site.settings
        routes.page("/about") { _, context in
            context.respond(with: AboutPage(settings: settings, say: context.messages).page)
        }
        routes.page("/legal") { _, context in
            context.respond(with: LegalPage(settings: settings, say: context.messages).page)
        }
        routes.page("/accessibility") { _, context in
            context.respond(with: AccessibilityPage(settings: settings, say: context.messages).page)
        }
        let document = OpenAPIDocument(routes: api, settings: settings)
        routes.page("/developers") { [base = site.publicAddress.base] _, context in
            let reference = APIReference(document.json(context.messages))
            let page = DevelopersPage(reference: reference, base: base, say: context.messages).page
            return context.respond(with: page)
        }
    }

    private func addDoorsForCrawlers(to routes: Routes) {
        let (base, languages) = (site.publicAddress.base, site.settings.languages)
        routes.get("/robots.txt") { _, _ in Response.text(Crawlers.robots(publicAddress: base)) }
        let fixed = Self.standing + site.vocabularies.all.map { "/vocabularies/\($0.id)" }
        Sitemap(
            atlas: AtlasListing(of: site.database), publicAddress: base, languages: languages,
            pages: { [overviews, clock = site.clock] in
                let sources = try await overviews.current(at: clock()).values(of: .source)
                return fixed + sources.map { "/sources/\($0)" }
            }
        ).add(to: routes)
        guard let contact = site.settings.securityContact else { return }
        routes.get("/.well-known/security.txt") { _, context in
            Response.text(
                Crawlers.security(
                    contact: contact, publicAddress: base, languages: languages, now: context.now))
        }
    }
}
