import Kernel
import Language

/// What surrounds every page of a site: head, header with navigation, breadcrumbs, footer.
public struct Frame: Sendable {
    /// The instance's name, as its operator chose it.
    public let siteName: String
    /// A few words beside the name, such as "Demonstration"; none by default.
    public let siteNote: String?
    /// Where the site is reached, without a slash at the end: `https://terreau.example`. Empty when not
    /// known; canonical and alternate addresses are then left out.
    public let publicURL: String
    /// The domains' places in the header.
    public let navigation: [NavigationItem]
    /// The places in the footer.
    public let footer: [NavigationItem]
    /// Where the running version's source code is published, as the licence asks; not linked when nil.
    public let sourceCode: String?
    /// The host that map tiles come from, named in the footer; nil when nothing comes from elsewhere.
    public let tileHost: String?
    /// The languages of the site, with the name each gives itself.
    public let languages: [(tag: LanguageTag, name: String)]
    /// Where readers sign in; nil where there are no accounts.
    public let signIn: NavigationItem?
    let assetURL: @Sendable (String) -> String

    /// A frame for a site.
    ///
    /// - Parameters:
    ///   - languages: the languages offered; nil for all there are catalogs of.
    ///   - catalogs: give each language's name for itself (`web.language.name`).
    ///   - assetURL: the address of a file of `Resources/Assets` by its name.
    public init(
        siteName: String, siteNote: String? = nil, publicURL: String = "", navigation: [NavigationItem],
        footer: [NavigationItem] = Frame.standardFooter, sourceCode: String? = nil, tileHost: String? = nil,
        catalogs: Catalogs, languages: [LanguageTag]? = nil, signIn: NavigationItem? = nil,
        assetURL: @escaping @Sendable (String) -> String
    ) {
        self.siteName = siteName
        self.siteNote = siteNote
        self.publicURL = publicURL
        self.navigation = navigation
        self.footer = footer
        self.sourceCode = sourceCode
        self.tileHost = tileHost
        self.languages = (languages ?? catalogs.languages).map {
            ($0, catalogs.messages(in: $0)("web.language.name"))
        }
        self.signIn = signIn
        self.assetURL = assetURL
    }

    /// What the law, accessibility and openness ask for at the foot of every page.
    public static let standardFooter = [
        NavigationItem(title: "web.footer.about", path: "/about"),
        NavigationItem(title: "web.footer.sources", path: "/sources"),
        NavigationItem(title: "web.footer.api", path: "/developers"),
        NavigationItem(title: "web.footer.accessibility", path: "/accessibility"),
        NavigationItem(title: "web.footer.legal", path: "/legal"),
    ]

    /// The whole document.
    /// - Parameter account: the reader's own place in the header, instead of where one signs in.
    public func document(_ page: Page, _ say: Messages, account: NavigationItem? = nil) -> HTML {
        .fragment([
            .raw("<!doctype html>"),
            H.html(.lang(say.language.text)) {
                DocumentHead(frame: self, page: page, say: say)
                H.body {
                    H.a(say("web.skip"), .class("skip"), .href("#main"))
                    SiteHeader(frame: self, page: page, account: account ?? signIn, say: say)
                    main(page, say)
                    SiteFooter(frame: self, page: page, say: say)
                }
            },
        ])
    }

    private func main(_ page: Page, _ say: Messages) -> HTML {
        let classes = [page.width == .wide ? "wide" : nil, page.isSheet ? "sheet" : nil].compactMap(\.self)
        return H.main(
            .id("main"), .tabindex(-1), .class(classes.isEmpty ? nil : classes.joined(separator: " "))
        ) {
            Breadcrumbs(above: page.breadcrumbs, here: page.title, say: say)
            page.body
        }
    }

    /// The path of a page in a language; whole addresses stay as they are.
    static func path(_ path: String, in language: LanguageTag) -> String {
        guard path.hasPrefix("/") else { return path }
        return path == "/" ? "/\(language)" : "/\(language)\(path)"
    }
}
