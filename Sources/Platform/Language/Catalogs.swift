import Foundation
import Kernel

/// The sentences of every language the instance speaks.
public struct Catalogs: Sendable {
    /// The catalogs, the first being the one to fall back on.
    public let all: [Catalog]

    /// The catalogs given, in order of preference.
    public init(_ catalogs: [Catalog]) {
        all = catalogs
    }

    /// The languages, in order of preference.
    public var languages: [LanguageTag] { all.map(\.language) }

    /// The sentences in `language`; where one is missing, in the other languages. For a language there is no
    /// catalog of, those of the first.
    public func messages(in language: LanguageTag) -> Messages {
        let own =
            all.first { $0.language == language } ?? all.first { $0.language.language == language.language }
        return Messages(own ?? all.first, otherwise: all)
    }

    /// Reads `<folder>/<language tag>/<area>.json`. French comes first, then the others by tag.
    ///
    /// - Throws: `CatalogError` for an unreadable folder or file, an unknown language, a malformed entry or a
    ///   key that stands in two files.
    public static func load(folder: String) throws(CatalogError) -> Catalogs {
        var catalogs: [Catalog] = []
        for name in try names(in: folder) {
            guard let tag = LanguageTag(name) else {
                throw CatalogError(file: "\(folder)/\(name)", reason: "the folder's name is no language tag")
            }
            catalogs.append(try load(tag, folder: "\(folder)/\(name)"))
        }
        guard !catalogs.isEmpty else { throw CatalogError(file: folder, reason: "no language is there") }
        let french = catalogs.filter { $0.language == .french }
        return Catalogs(french + catalogs.filter { $0.language != .french })
    }

    private static func load(_ tag: LanguageTag, folder: String) throws(CatalogError) -> Catalog {
        var catalog = try Catalog(tag)
        for name in try names(in: folder) where name.hasSuffix(".json") {
            let file = "\(folder)/\(name)"
            guard let content = FileManager.default.contents(atPath: file) else {
                throw CatalogError(file: file, reason: "the file cannot be read")
            }
            try catalog.add(json: Array(content), file: file)
        }
        return catalog
    }

    /// The names in a folder in byte order, hidden ones left out.
    private static func names(in folder: String) throws(CatalogError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
                .sorted()
        } catch {
            throw CatalogError(file: folder, reason: "the folder cannot be read")
        }
    }
}
