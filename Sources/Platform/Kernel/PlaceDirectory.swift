/// Where towns are known by name and by postal code, offline. Guidance keeps one; the Atlas asks it without
/// knowing it, and the site brings them together.
public protocol PlaceDirectory: Sendable {
    /// The towns that somebody may mean by a name, its beginning or a postal code, the greatest first.
    func places(named text: String, limit: Int) async throws -> [KnownPlace]
}

/// A town and where it is.
public struct KnownPlace: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its country.
    public let country: CountryCode
    /// Its middle.
    public let position: Coordinate

    /// A town from its parts.
    public init(name: String, country: CountryCode, position: Coordinate) {
        self.name = name
        self.country = country
        self.position = position
    }
}
