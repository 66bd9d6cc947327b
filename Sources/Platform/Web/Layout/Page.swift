import Kernel

/// One page: its data for the frame, and its body.
public struct Page: Sendable {
    /// How wide the text runs.
    public enum Width: Sendable {
        /// One column, as wide as lines read well.
        case reading
        /// The whole measure, for lists beside a map.
        case wide
    }

    /// Another form of the page, such as its feed, named in the head.
    public struct Alternate: Sendable {
        let mediaType: String
        let title: String
        let href: String

        /// A form of the page by its media type, title and address.
        public init(mediaType: String, title: String, href: String) {
            self.mediaType = mediaType
            self.title = title
            self.href = href
        }
    }

    /// The title, without the site's name.
    public var title: String
    /// One sentence for search engines and link previews.
    public var description: String?
    /// The path without its language: `/atlas/search`.
    public var path: String
    /// The raw query, kept when the reader changes language; without `?`.
    public var query: String
    /// The languages the page exists in; nil for all of the site's.
    public var languages: [LanguageTag]?
    /// The pages above this one, from the home page down.
    public var breadcrumbs: [Link]
    /// The path of the navigation item this page belongs to.
    public var section: String?
    /// Whether search engines may list it.
    public var isIndexed: Bool
    /// How wide the text runs.
    public var width: Width
    /// Whether it is meant for paper too: prints where it came from.
    public var isSheet: Bool
    /// Names of style sheets besides the site's own.
    public var styles: [String]
    /// Names of scripts besides the site's own.
    public var scripts: [String]
    /// Other forms of the page.
    public var alternates: [Alternate]
    /// The content of `main`, beginning with its `h1`.
    public var body: [HTML]

    /// A page; everything but title, path and body has a default.
    public init(
        title: String, description: String? = nil, path: String, query: String = "",
        languages: [LanguageTag]? = nil, breadcrumbs: [Link] = [], section: String? = nil,
        isIndexed: Bool = true, width: Width = .reading, isSheet: Bool = false, styles: [String] = [],
        scripts: [String] = [], alternates: [Alternate] = [], @HTMLBuilder body: () -> [HTML]
    ) {
        self.title = title
        self.description = description
        self.path = path
        self.query = query
        self.languages = languages
        self.breadcrumbs = breadcrumbs
        self.section = section
        self.isIndexed = isIndexed
        self.width = width
        self.isSheet = isSheet
        self.styles = styles
        self.scripts = scripts
        self.alternates = alternates
        self.body = body()
    }
}
