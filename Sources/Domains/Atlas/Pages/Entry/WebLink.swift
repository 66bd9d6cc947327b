import Web

/// An address on the web, shown without what goes without saying.
enum WebLink {
    /// The most characters of an address shown.
    private static let length = 60

    /// The link.
    static func html(_ url: String) -> HTML { H.a(shown(url), .href(url)) }

    /// `https://www.example.org/page/` as `example.org/page`.
    static func shown(_ url: String) -> String {
        var rest = url[...]
        for start in ["https://", "http://", "www."] where rest.hasPrefix(start) {
            rest = rest.dropFirst(start.count)
        }
        if rest.last == "/" { rest = rest.dropLast() }
        return rest.count > length ? "\(rest.prefix(length - 1))…" : String(rest)
    }
}
