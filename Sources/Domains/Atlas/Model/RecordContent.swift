import Kernel

/// What one source says about one thing, in the atlas's own words. The unit of provenance: entries are folded
/// from these. Every field may be empty but the type and the name.
public struct RecordContent: Hashable, Sendable {
    /// What the thing is.
    public var type: EntryType
    /// Its name, by language.
    public var name: LocalizedText
    /// Other names it goes by: acronyms, former names.
    public var alternateNames: [String] = []
    /// What it is and does, by language.
    public var summary = LocalizedText()
    /// Its own site.
    public var website: String?
    /// Other addresses on the web, each with what it leads to.
    public var links: [Link] = []
    /// Where it is, as written.
    public var address = Address()
    /// The country it is in.
    public var country: CountryCode?
    /// Where it is on the Earth.
    public var position: Coordinate?
    /// Identifiers given by registers.
    public var identifiers: [Identifier] = []
    /// Legal form, a term of the vocabulary `legal-forms`.
    public var legalForm: String?
    /// Coded lists, each in its vocabulary's terms.
    public var terms: [TermField: [String]] = [:]
    /// The source's own words for it, as they stand.
    public var keywords: [String] = []
    /// Opening hours in OpenStreetMap syntax.
    public var openingHours: String?
    /// Criteria of responsible technology, each with its evidence.
    public var criteria: [CriterionStatement] = []
    /// Ties to other entries.
    public var relations: [Relation] = []
    /// Ways to reach people. Kept, not shown unless plainly a role's.
    public var contacts: [Contact] = []
    /// What the source says of its own statement: where it has it from, what is still to be confirmed.
    public var note = LocalizedText()
    /// The day the source last changed its statement, when it says so.
    public var changedOn: CalendarDate?
    /// Whether it only corrects what other records list: it may have no name, and keeps nothing listed.
    public var isCorrection = false

    /// A record with a type and a name.
    public init(type: EntryType, name: LocalizedText) {
        self.type = type
        self.name = name
    }
}
