import Atlas
import Web

/// Pages that belong to the site rather than to a domain.
struct SitePages {
    let site: Site
    let index: AtlasIndex
    let isDevelopment: Bool

    init(_ site: Site, index: AtlasIndex, isDevelopment: Bool) {
        self.site = site
        self.index = index
        self.isDevelopment = isDevelopment
    }

    func add(to routes: Routes) {
        if isDevelopment {
            routes.page("/gallery") { _, context in context.respond(with: Gallery(context.messages).page) }
        }
    }
}
