import Kernel
import Storage

/// Which towns somebody may mean by what she typed.
struct FindPlaces: Sendable {
    let database: Database

    /// Towns of one name to choose from.
    static let most = 12

    /// In a site's gazetteer.
    init(in database: Database) {
        self.database = database
    }

    /// The towns of the situation's country, or of any, that fit what was typed; each once.
    func callAsFunction(for situation: Situation) async throws -> [GazetteerPlace] {
        guard !situation.place.isEmpty else { return [] }
        let found = try await database.read { tx in
            let found = try tx.places(
                matching: situation.place, in: situation.country, limit: FindPlaces.most)
            guard found.isEmpty, let department = OverseasDepartments.department(of: situation.country)
            else { return found }
            // The whole département, by the beginning of its postal codes, when the town is not known.
            return try tx.places(matching: "\(department)00", in: nil, limit: 1)
        }
        return found.enumerated().filter { index, place in
            !found[..<index].contains { $0.isSame(as: place) }
        }.map(\.element)
    }
}
