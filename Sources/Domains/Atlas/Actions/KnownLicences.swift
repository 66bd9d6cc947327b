import Kernel
import Storage

/// Licences as people write them.
public enum Licences {
    /// The codes that `names` stand for. Throws `AtlasRefusal.unknownLicence` for one that neither the
    /// vocabulary nor any record has: a typing error would leave out everything.
    public static func known(
        _ names: [String], in vocabularies: Vocabularies, of database: Database
    ) async throws -> Set<String> {
        let inUse = try await database.read { tx in
            Set(try tx.rows("select distinct licence from atlas_record").map { try $0["licence"] as String })
        }
        let codes = names.map { ($0, AtlasFacet.licence.code($0, in: vocabularies)) }
        let terms = AtlasFacet.licence.vocabulary.flatMap { vocabularies[$0] }
        for (name, code) in codes where terms?.term(code) == nil && !inUse.contains(code) {
            throw AtlasRefusal.unknownLicence(name)
        }
        return Set(codes.map(\.1))
    }
}
