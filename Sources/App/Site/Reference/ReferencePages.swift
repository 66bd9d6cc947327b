import Atlas
import Foundation
import Guidance
import Identity
import Kernel
import Language
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

    /// The pages of a site with these resources. The operations of the API hang on a database: an empty one
    /// in a scratch folder serves.
    public static func make(_ resources: ResourceFolder) async throws -> ReferencePages {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "terreau-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let site = try await Site.open(
            resources: resources, settings: Settings(),
            database: try DatabaseURL("sqlite:\(scratch.path)/empty.db"))
        let pages = try await ReferencePages(site)
        await site.database.close()
        return pages
    }

    private init(_ site: Site) async throws {
        let index = try AtlasIndex(site.database, vocabularies: site.vocabularies)
        let domains = try await SiteServer.domains(site, index: index, secret: try SecretKey.load(file: nil))
        let document = OpenAPIDocument(routes: domains.flatMap(\.apiRoutes), settings: site.settings)
        api = APIReference(document.json(site.catalogs.messages(in: .english))).markdown
        vocabularies = VocabularyReference(site.vocabularies).markdown
        privacy =
            PrivacyReference(
                register: try ProcessingRegister.load(folder: site.resources("Privacy"))
            ).markdown
        guidance = GuidanceReference(knowledge: try Knowledge.load(folder: site.resources.path)).markdown
    }
}
