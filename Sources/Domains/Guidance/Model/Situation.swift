import Kernel

/// What somebody said of her need and her organisation. It travels in a link that she owns; nothing of it is
/// stored.
public struct Situation: Sendable, Hashable {
    /// The need, a term of `needs`.
    public var need: String?
    /// What she typed.
    public var words = ""
    /// The legal form, a term of `legal-forms`.
    public var legalForm: String?
    /// The country.
    public var country: CountryCode?
    /// The town or postcode she typed.
    public var place = ""
    /// Where that is; nil when the gazetteer does not know.
    public var position: Coordinate?
    /// The name of that place, as the gazetteer writes it.
    public var placeName: String?
    /// Region code of that place.
    public var region: String?
    /// Paid employees.
    public var employees: Int?
    /// Members or people served.
    public var members: Int?
    /// How much each criterion matters, 0…5; what is not there has its plain default.
    public var weights: [String: Int] = [:]
    /// Criteria that a solution must meet.
    public var mustHaves: Set<String> = []
    /// Answers to questions of aids, by fact.
    public var answers: [String: Answer] = [:]
    /// Whether somebody fills it in for her at a counter: big type.
    public var isCounter = false

    /// An answer to a question of an aid.
    public enum Answer: Sendable, Hashable {
        /// A term.
        case term(String)
        /// A whole number.
        case integer(Int)
        /// Yes or no.
        case boolean(Bool)
    }

    /// Nothing said yet.
    public init() {}
}
