import Atlas
import Guidance
import Kernel
import Logging
import Web

extension Site {
    /// Guidance over the site's atlas; the gazetteer is filled if it is empty.
    /// - Parameters:
    ///   - secret: signs the links of decision sheets.
    ///   - logger: hears of letters that did not leave.
    func guidance(over index: AtlasIndex, secret: [UInt8], logger: Logger? = nil) async throws
        -> GuidanceDomain
    {
        try await FillGazetteer(database)(folder: resources.path)
        return GuidanceDomain(
            database: database, directory: AtlasDirectory(database, index: index, catalogs: catalogs),
            knowledge: try Knowledge.load(folder: resources.path), secret: secret,
            address: publicAddress.base,
            letters: Letters(mailer: try mailer(), catalogs: catalogs, clock: clock) { reason in
                logger?.warning("a reminder did not leave", metadata: ["error": "\(reason)"])
            })
    }

    /// Guidance for the command line, which gives no link: the atlas is read, and nothing is signed for long.
    public func guidance() async throws -> GuidanceDomain {
        let index = try AtlasIndex(database, vocabularies: vocabularies)
        try await index.load()
        return try await guidance(over: index, secret: try SecretKey.load(file: nil))
    }

    /// Accepts and rejects answers; accepted ones become evidence in the site's atlas.
    public var decideAnswer: DecideAnswer {
        DecideAnswer(in: database, recorder: RecordExperience(in: database, now: clock))
    }
}
