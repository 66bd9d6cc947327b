import Atlas
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Web

/// `/sitemap.xml` and its parts (sitemaps.org 0.9): every page in every language, each naming its other
/// languages.
struct Sitemap: Sendable {
    let atlas: AtlasListing
    let publicAddress: String
    let languages: [LanguageTag]
    /// Paths of pages that are not entries, without their language.
    let pages: @Sendable () async throws -> [String]

    /// The most addresses the protocol allows in one file.
    private static let addressesInPart = 50_000
    private static let mediaType = "application/xml; charset=utf-8"
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private var entriesInPart: Int { Self.addressesInPart / max(languages.count, 1) }

    func add(to routes: Routes) {
        routes.get("/sitemap.xml") { _, _ in
            Response.text(
                index(parts: try await atlas.parts(of: entriesInPart)), mediaType: Self.mediaType)
        }
        routes.get("/sitemaps/{part}") { _, context in
            try await part(context.parameter("part") ?? "")
        }
    }

    /// The list of parts.
    func index(parts: Int) -> String {
        let names = ["pages"] + (0..<parts).map { "entries-\($0 + 1)" }
        let items = names.map { "<sitemap><loc>\(publicAddress)/sitemaps/\($0).xml</loc></sitemap>\n" }
        return Self.declaration
            + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(items.joined())</sitemapindex>\n"
    }

    private func part(_ name: String) async throws -> Response {
        if name == "pages.xml" {
            let paths = try await pages()
            return stream { write in try await write(paths) }
        }
        guard let number = Self.number(of: name), number <= (try await atlas.parts(of: entriesInPart)) else {
            throw HTTPError(.notFound)
        }
        return stream { [atlas, entriesInPart] write in
            try await atlas.each(inPart: number - 1, of: entriesInPart) { ids in
                try await write(ids.map { "/atlas/\($0)" })
            }
        }
    }

    /// 12 for `entries-12.xml`.
    private static func number(of name: String) -> Int? {
        guard name.hasPrefix("entries-"), name.hasSuffix(".xml") else { return nil }
        return Int(name.dropFirst(8).dropLast(4)).flatMap { $0 > 0 ? $0 : nil }
    }

    /// A part as it is written; `body` gives it paths.
    private func stream(
        _ body: @escaping @Sendable (_ write: ([String]) async throws -> Void) async throws -> Void
    ) -> Response {
        .stream(mediaType: Self.mediaType) { writer in
            try await writer.write(ByteBuffer(string: Self.declaration + Self.opening))
            try await body { paths in
                try await writer.write(ByteBuffer(string: paths.map(addresses).joined()))
            }
            try await writer.write(ByteBuffer(string: "</urlset>\n"))
        }
    }

    private static let opening = """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">

        """

    /// A page once a language, each with all of them and the address that chooses by the reader.
    private func addresses(_ path: String) -> String {
        let versions = languages.map { ($0.text, "\(publicAddress)/\($0)\(path == "/" ? "" : path)") }
        let links = (versions + [("x-default", publicAddress + path)]).map { tag, address in
            "<xhtml:link rel=\"alternate\" hreflang=\"\(tag)\" href=\"\(address)\"/>"
        }.joined()
        return versions.map { "<url><loc>\($0.1)</loc>\(links)</url>\n" }.joined()
    }
}
