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
    /// Where the public reaches the site, without a slash at the end.
    let address: String
    /// What reminders need; nil where nothing runs beside the pages.
    let letters: Letters?
    let ids: IDSource
    let tables = DecisionTables()

    /// Guidance of a site.
    /// - Parameters:
    ///   - secret: at least 32 bytes that sign situation links; must last, since links do.
    ///   - address: where the public reaches the site, without a slash at the end; printed as a QR code.
    ///   - letters: what reminders need; without, none is offered.
    public init(
        database: Database, directory: any SolutionDirectory, knowledge: Knowledge, secret: [UInt8],
        address: String, letters: Letters? = nil, ids: IDSource = .random
    ) {
        self.database = database
        self.directory = directory
        self.knowledge = knowledge
        links = SituationLink(secret: secret)
        self.address = address
        self.letters = letters
        self.ids = ids
    }

    /// `guidance`.
    public var name: String { "guidance" }
    /// Its tables.
    public var migrations: [Migration] { GuidanceDomain.migrations }

    /// The page that sums what organisations need, choose and lack.
    public static let barometerPath = AfterwardsPages.barometer

    /// Makes a sheet.
    var makeSheet: MakeDecisionSheet {
        MakeDecisionSheet(directory: directory, knowledge: knowledge, tables: tables)
    }

    /// The first question, and the register of aids.
    public var navigation: [NavigationItem] {
        [
            NavigationItem(title: "guidance.navigation", path: GuidancePath.need),
            NavigationItem(title: "guidance.navigation.aids", path: GuidancePath.aids),
        ]
    }

    /// Adds its pages.
    public func routes(_ routes: Routes) {
        GuidancePages(guidance: self).add(to: routes)
        AfterwardsPages(guidance: self).add(to: routes)
    }

    /// Its operations.
    public var apiRoutes: [APIRoute] { GuidanceAPI(guidance: self).routes }

    /// Reminders.
    public var jobs: [any BackgroundJob] {
        letters.map { [SendReminders(database: database, letters: $0, address: address)] } ?? []
    }
}
