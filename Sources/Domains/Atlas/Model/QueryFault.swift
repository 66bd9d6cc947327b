/// What is wrong with a search. Each has its own sentence, `refusal.atlas.bad-query.<name>`.
public enum QueryFault: Hashable, Sendable {
    /// More words, or longer ones, than a search takes.
    case tooManyWords
    /// A page of less than one result or more than a thousand.
    case limit
    /// An order of results that does not exist.
    case order
    /// Sorting by distance without a point to measure from.
    case distanceWithoutPoint
    /// A facet that does not exist.
    case unknownFacet(String)
    /// More values of one facet than a search takes.
    case tooManyValues(String)
    /// A box that is not `west,south,east,north` in degrees.
    case box
    /// A point that is not `latitude,longitude,kilometres`.
    case point
    /// A point beyond a pole or 180°, or a distance that is none.
    case pointOutOfRange
    /// A town that the gazetteer does not know.
    case place(String)
    /// A place in a list that belongs to another search.
    case cursor
    /// A filter of the command line that is not of the form `facet=value`.
    case pair(String)
    /// A form in which whole results cannot be written.
    case exportForm(String)

    /// The last part of the refusal's code.
    var name: String {
        switch self {
        case .tooManyWords: "too-many-words"
        case .limit: "limit"
        case .order: "order"
        case .distanceWithoutPoint: "distance-without-point"
        case .unknownFacet: "unknown-facet"
        case .tooManyValues: "too-many-values"
        case .box: "box"
        case .point: "point"
        case .pointOutOfRange: "point-out-of-range"
        case .place: "place"
        case .cursor: "cursor"
        case .pair: "pair"
        case .exportForm: "export-form"
        }
    }

    /// Values of the sentence.
    var arguments: [String: String] {
        switch self {
        case .unknownFacet(let name), .tooManyValues(let name), .pair(let name), .exportForm(let name),
            .place(let name):
            ["name": name]
        default: [:]
        }
    }
}
