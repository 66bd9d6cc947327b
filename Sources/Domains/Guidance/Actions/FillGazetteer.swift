import Foundation
import Storage

/// Fills the gazetteer with the shipped towns, unless they are there.
public struct FillGazetteer: Sendable {
    let database: Database

    /// The sources of shipped towns.
    public static var sources: Set<String> { Set(files.map(\.0)) }

    /// The shipped files below `Gazetteer`, by the source they are.
    private static let files = [("places", "places.csv"), ("departments-fr", "departments-fr.csv")]

    /// For a database.
    public init(_ database: Database) {
        self.database = database
    }

    /// Reads the files below the resources' folder; one that is not there is left out.
    public func callAsFunction(folder: String) async throws {
        for (source, file) in FillGazetteer.files {
            let isKnown = try await database.read { tx in try tx.hasPlaces(of: source) }
            let path = URL(fileURLWithPath: "\(folder)/Gazetteer/\(file)")
            guard !isKnown, let bytes = try? Data(contentsOf: path) else { continue }
            var rest: [UInt8]? = Array(bytes)
            _ = try await ImportPlaces(into: database).run(source) {
                defer { rest = nil }
                return rest
            }
        }
    }
}
