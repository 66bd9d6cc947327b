import Kernel

/// A town as the gazetteer knows it.
public struct GazetteerPlace: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its country.
    public let country: CountryCode
    /// Where it is.
    public let position: Coordinate
    /// The code of its region, when known.
    public let region: String?
    /// How many people live there; 0 when not known.
    public let population: Int
    /// Its postal codes.
    public let postcodes: [String]

    /// A town from its parts.
    public init(
        name: String, country: CountryCode, position: Coordinate, region: String?, population: Int,
        postcodes: [String] = []
    ) {
        self.name = name
        self.country = country
        self.position = position
        self.region = region
        self.population = population
        self.postcodes = postcodes
    }
}
