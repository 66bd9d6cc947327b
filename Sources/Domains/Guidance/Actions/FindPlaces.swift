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
            let found = try FindPlaces.places(situation.place, in: situation.country, tx)
            guard found.isEmpty, let department = OverseasDepartments.department(of: situation.country)
            else { return found }
            // The whole département, by the beginning of its postal codes, when the town is not known.
            return try tx.places(matching: "\(department)00", in: nil, limit: 1)
        }
        return found.enumerated().filter { index, place in
            !found[..<index].contains { $0.isSame(as: place) }
        }.map(\.element)
    }

    /// What the whole text names; otherwise what its parts name: the town under its postal code, the towns of
    /// that name, or the place of the code.
    private static func places(_ text: String, in country: CountryCode?, _ tx: Transaction) throws
        -> [GazetteerPlace]
    {
        let whole = try tx.places(matching: text, in: country, limit: most)
        guard whole.isEmpty, let parts = PlaceParts(text) else { return whole }
        let named = try tx.places(matching: parts.name, in: country, limit: most)
        guard let code = parts.code else { return named }
        let under = try tx.places(named: parts.name, underCode: code, in: country, limit: most)
        if !under.isEmpty { return under }
        return try named.isEmpty ? tx.places(matching: code, in: country, limit: most) : named
    }
}
