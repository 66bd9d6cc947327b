import Foundation
import Language

@testable import Atlas

/// Files beside the tests.
enum TestFiles {
    /// The folder of the repository.
    static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../..").standardized.path

    /// The shipped vocabularies.
    static let vocabularies: Vocabularies = {
        do {
            return try Vocabularies.load(folder: "\(repository)/Resources/Vocabularies")
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// The sentences of every shipped language.
    static var catalogs: Catalogs {
        get throws { try Catalogs.load(folder: "\(repository)/Resources/Language") }
    }

    /// A shipped mapping.
    static func mapping(_ name: String) throws -> Mapping {
        try Mapping.load(name, folder: "\(repository)/Resources/Mappings")
    }
}
