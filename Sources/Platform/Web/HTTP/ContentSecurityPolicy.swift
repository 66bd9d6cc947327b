/// The Content-Security-Policy (CSP level 3) of every answer: nothing but this site's own files, no inline
/// script or style, forms only to this site.
struct ContentSecurityPolicy: Sendable {
    /// The policy of pages: no other site may frame them.
    let page: String
    /// The policy of pages under `/embed`, which other sites may frame.
    let embed: String

    /// - Parameters:
    ///   - tileOrigins: where map tiles come from, if they do.
    ///   - frameAncestors: who may frame `/embed`, as CSP sources.
    init(tileOrigins: [String], frameAncestors: [String]) {
        page = Self.text(tileOrigins: tileOrigins, frameAncestors: ["'none'"])
        embed = Self.text(tileOrigins: tileOrigins, frameAncestors: frameAncestors)
    }

    private static func text(tileOrigins: [String], frameAncestors: [String]) -> String {
        let own = ["'self'"]
        let directives: [(String, [String])] = [
            ("default-src", ["'none'"]), ("script-src", own), ("style-src", own), ("font-src", own),
            ("img-src", own + ["data:"] + tileOrigins), ("connect-src", own), ("manifest-src", own),
            ("form-action", own), ("base-uri", ["'none'"]), ("frame-ancestors", frameAncestors),
        ]
        return directives.map { ([$0] + $1).joined(separator: " ") }.joined(separator: "; ")
    }
}
