import Foundation

/// Where the files stand that are read at run time: words, assets, vocabularies, mappings, the starter atlas.
public struct ResourceFolder: Sendable {
    /// The folder's path.
    public let path: String

    /// Why there is none, in one sentence.
    public struct NotFound: Error, CustomStringConvertible {
        /// The sentence.
        public let description: String
    }

    /// Finds the folder: `given` by `--resources`, else `TERREAU_RESOURCES`, else `../share/terreau` beside
    /// the program, else `Resources` in the working folder, else those of the checkout whose build folder the
    /// program stands in.
    public init(given: String?, environment: [String: String], program: String) throws {
        if let chosen = given ?? environment["TERREAU_RESOURCES"] {
            guard ResourceFolder.isComplete(chosen) else {
                throw NotFound(description: "“\(chosen)” is not a folder of Terreau's resources.")
            }
            path = chosen
            return
        }
        let program = URL(fileURLWithPath: program).resolvingSymlinksInPath()
        let shared = program.deletingLastPathComponent().appendingPathComponent("../share/terreau")
            .standardized.path
        let own = program.path.range(of: "/.build/").map { "\(program.path[..<$0.lowerBound])/Resources" }
        let places = [shared, "Resources", own].compactMap(\.self)
        guard let found = places.first(where: ResourceFolder.isComplete) else {
            throw NotFound(
                description:
                    "Terreau's resources are neither in \(shared) nor in ./Resources; say where with --resources."
            )
        }
        path = found
    }

    /// The path of a folder or file inside.
    public func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// The bytes of a file inside.
    public func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: self(name))))
    }

    private static func isComplete(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/Language")
            && FileManager.default.fileExists(atPath: "\(path)/Vocabularies")
    }
}
