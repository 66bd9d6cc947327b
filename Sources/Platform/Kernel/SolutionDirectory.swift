/// Where solutions and help are listed. The Atlas is one; Guidance asks it without knowing it, and the site
/// brings them together.
public protocol SolutionDirectory: Sendable {
    /// A number that changes whenever an answer below may have changed.
    func revision() async throws -> Int64
    /// The day of the newest thing the directory knows.
    func dataDate() async throws -> CalendarDate?
    /// Every solution with what it is for and what is known of it, in the order of the identifiers.
    func outlines() async throws -> [SolutionOutline]
    /// The solutions with these identifiers, in full, in the order asked for; what is unknown is left out.
    func profiles(_ ids: [String]) async throws -> [SolutionProfile]
    /// People and places that help, the nearest first, then those that help from afar.
    func help(_ wanted: HelpQuery) async throws -> [HelpOffer]
}

/// What a comparison needs of a solution.
public struct SolutionOutline: Hashable, Sendable {
    /// The public identifier.
    public let id: String
    /// Its name and site, the same wherever the data is: what puts two in order that are alike.
    public let name: String
    /// Everyday categories, terms of `solution-categories`.
    public let categories: [String]
    /// What is stated on each criterion, the statement believed first in front.
    public let statements: [String: [String]]
    /// The licences of its code, terms of `licences`.
    public let licences: [String]
    /// When its source last changed.
    public let changedOn: CalendarDate?

    /// An outline from its parts.
    public init(
        id: String, name: String, categories: [String], statements: [String: [String]], licences: [String],
        changedOn: CalendarDate?
    ) {
        self.id = id
        self.name = name
        self.categories = categories
        self.statements = statements
        self.licences = licences
        self.changedOn = changedOn
    }
}

/// A solution as a sheet shows it.
public struct SolutionProfile: Hashable, Sendable {
    /// What the comparison was made with.
    public let outline: SolutionOutline
    /// Its name.
    public let name: LocalizedText
    /// What it is.
    public let summary: LocalizedText
    /// Its own site.
    public let website: String?
    /// Every statement on a criterion with where it comes from.
    public let evidence: [StatedEvidence]

    /// A profile from its parts.
    public init(
        outline: SolutionOutline, name: LocalizedText, summary: LocalizedText, website: String?,
        evidence: [StatedEvidence]
    ) {
        self.outline = outline
        self.name = name
        self.summary = summary
        self.website = website
        self.evidence = evidence
    }
}

/// A statement on a criterion, dated and signed.
public struct StatedEvidence: Hashable, Sendable {
    /// The criterion, a term of `criteria`.
    public let criterion: String
    /// The value.
    public let value: String
    /// What the source is called, by language.
    public let source: LocalizedText
    /// The day of the evidence; where the source gives none, that on which it was last read.
    public let date: CalendarDate?
    /// Whether the date is that of reading the source.
    public let isDateOfReading: Bool
    /// Who says so, if not the source itself.
    public let author: String?
    /// Where it can be read.
    public let link: String?

    /// Evidence from its parts.
    public init(
        criterion: String, value: String, source: LocalizedText, date: CalendarDate?,
        isDateOfReading: Bool = false, author: String?, link: String?
    ) {
        self.criterion = criterion
        self.value = value
        self.source = source
        self.date = date
        self.isDateOfReading = isDateOfReading
        self.author = author
        self.link = link
    }
}

/// What help is looked for.
public struct HelpQuery: Hashable, Sendable {
    /// Where; nil when only help from afar counts.
    public let near: Coordinate?
    /// How far, in kilometres.
    public let kilometres: Double
    /// The country for help from afar.
    public let country: CountryCode?
    /// Wanted services, terms of `mediation-services`; none: any.
    public let services: [String]
    /// How many offers at most.
    public let limit: Int

    /// A query from its parts.
    public init(near: Coordinate?, kilometres: Double, country: CountryCode?, services: [String], limit: Int)
    {
        self.near = near
        self.kilometres = kilometres
        self.country = country
        self.services = services
        self.limit = limit
    }
}

/// Somebody, or somewhere, that helps.
public struct HelpOffer: Hashable, Sendable {
    /// The public identifier.
    public let id: String
    /// Its name.
    public let name: LocalizedText
    /// The town.
    public let locality: String?
    /// How far; nil when from afar.
    public let distanceMetres: Int?
    /// Opening hours in OpenStreetMap syntax.
    public let openingHours: String?
    /// What it offers, terms of `mediation-services`.
    public let services: [String]
    /// Its own site.
    public let website: String?
    /// What the source is called, by language.
    public let source: LocalizedText
    /// The day the source was last read.
    public let date: CalendarDate?

    /// An offer from its parts.
    public init(
        id: String, name: LocalizedText, locality: String?, distanceMetres: Int?, openingHours: String?,
        services: [String], website: String?, source: LocalizedText, date: CalendarDate?
    ) {
        self.id = id
        self.name = name
        self.locality = locality
        self.distanceMetres = distanceMetres
        self.openingHours = openingHours
        self.services = services
        self.website = website
        self.source = source
        self.date = date
    }
}
