import Kernel
import Language
import Storage
import Web

/// From a need to a decision sheet.
public struct GuidanceDomain: Domain {
    let database: Database
    let directory: any SolutionDirectory
    let knowledge: Knowledge
    let links: SituationLink
    let outlines = OutlineCache()

    /// Guidance of a site.
    /// - Parameter secret: at least 32 bytes that sign situation links; must last, since links do.
    public init(
        database: Database, directory: any SolutionDirectory, knowledge: Knowledge, secret: [UInt8]
    ) {
        self.database = database
        self.directory = directory
        self.knowledge = knowledge
        links = SituationLink(secret: secret)
    }

    /// `guidance`.
    public var name: String { "guidance" }
    /// Its tables.
    public var migrations: [Migration] { GuidanceDomain.migrations }

    /// Makes a sheet.
    var makeSheet: MakeDecisionSheet {
        MakeDecisionSheet(directory: directory, knowledge: knowledge, outlines: outlines)
    }

    /// Adds its pages.
    public func routes(_ routes: Routes) {}
}
