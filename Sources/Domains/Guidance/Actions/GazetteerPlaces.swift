import Kernel
import Storage

/// The gazetteer, for others to ask.
public struct GazetteerPlaces: PlaceDirectory {
    private let database: Database

    /// The gazetteer of a site.
    public init(_ database: Database) {
        self.database = database
    }

    /// The towns of a name or a postal code, the greatest first.
    public func places(named text: String, limit: Int) async throws -> [KnownPlace] {
        try await database.read { tx in
            try tx.places(matching: text, in: nil, limit: limit).map {
                KnownPlace(name: $0.name, country: $0.country, position: $0.position)
            }
        }
    }
}
