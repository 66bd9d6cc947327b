import Atlas
import Foundation
import Guidance
import Identity
import Kernel
import Language
import Logging
import Storage
import Web

/// Reference pages that are written from what the site is made of.
public struct ReferencePages: Sendable {
    /// `docs/reference/api.md`.
    public let api: String
    /// `docs/reference/vocabularies.md`.
    public let vocabularies: String
    /// `docs/reference/guidance.md`.
    public let guidance: String
    /// `docs/reference/privacy.md`.
    public let privacy: String
    /// `docs/reference/access.md`.
    public let access: String

    /// The pages of a site with these resources. The operations of the API hang on a database: an empty one
    /// in a scratch folder serves.
    public static func make(_ resources: ResourceFolder) async throws -> ReferencePages {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "terreau-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let site = try await Site.open(
            resources: resources, settings: try ReferencePages.everything(),
            database: try DatabaseURL("sqlite:\(scratch.path)/empty.db"))
        let pages = try await ReferencePages(site)
        await site.database.close()
        return pages
    }

    /// Settings that switch on every address there is.
    static func everything() throws -> Settings {
        var settings = Settings()
        try settings.set("security-contact", to: "security@example.org")
        try settings.set(
            "witnessed-logs", to: "log.example/log+1ece59c4+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")
        return settings
    }

    init(_ site: Site) async throws {
        let silent = Logger(label: "terreau") { _ in SwiftLogNoOpLogHandler() }
        let server = try await SiteServer(site, logger: silent, isDevelopment: true)
        let say = site.catalogs.messages(in: .english)
        api = APIReference(server.document.json(say)).markdown
        access = AccessReference(table: server.table, permissions: Site.permissions, say: say).markdown
        vocabularies = VocabularyReference(site.vocabularies).markdown
        privacy =
            PrivacyReference(
                register: try ProcessingRegister.load(folder: site.resources("Privacy"))
            ).markdown
        guidance = GuidanceReference(knowledge: try Knowledge.load(folder: site.resources.path)).markdown
    }
}
