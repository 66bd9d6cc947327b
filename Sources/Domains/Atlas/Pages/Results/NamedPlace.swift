import Kernel
import Web

/// A search around a town that was named. The town becomes a point in the address, so that every door, map
/// and page of one search means the same place; its name stands beside the point and is believed only while
/// the gazetteer agrees.
struct NamedPlace: Sendable {
    let directory: any PlaceDirectory

    /// How far around a town, in kilometres, unless the reader says.
    static let standardKilometres = 30
    /// The distances on offer, in kilometres.
    static let distances = [5, 10, 30, 50, 100, 200]
    /// The same name in several countries: more are not looked at.
    private static let mostPlaces = 20

    /// The form with the point of the town that `values` name, when that is not the one it has; nil when
    /// nothing is to be changed. Throws `AtlasRefusal.badQuery` for a town that nobody knows.
    func located(_ form: AtlasQueryForm, _ values: FormValues) async throws -> AtlasQueryForm? {
        guard let name = form.place else { return nil }
        let kilometres = values["km"].flatMap { Int($0) }.flatMap { Self.distances.contains($0) ? $0 : nil }
        let known = try await directory.places(named: name, limit: Self.mostPlaces)
        guard let town = known.first else { throw AtlasRefusal.badQuery(.place(name)) }
        let current = form.near.flatMap { try? form.nearby($0) }
        if kilometres == nil, let current, known.contains(where: { $0.position == current.center }) {
            return nil
        }
        let distance = kilometres ?? current.map { Int($0.kilometres) } ?? Self.standardKilometres
        var located = form
        (located.place, located.cursor) = (town.name, nil)
        located.near = "\(town.position.latitude),\(town.position.longitude),\(distance)"
        return located
    }
}
