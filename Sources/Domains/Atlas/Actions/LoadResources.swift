import CanonicalJSON
import Foundation
import Kernel

extension Vocabularies {
    /// Reads every vocabulary of a folder; a sentence says which file is wrong and how.
    public static func load(folder: String) throws -> Vocabularies {
        let url = URL(fileURLWithPath: folder)
        let files =
            (try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)) ?? []
        let vocabularies = try files.filter { $0.pathExtension == "json" }.map { file in
            do {
                return try Vocabulary(json: JSONValue(parsing: Array(Data(contentsOf: file))))
            } catch {
                throw VocabularyError("\(file.lastPathComponent): \(error)")
            }
        }
        guard !vocabularies.isEmpty else { throw VocabularyError("there is no vocabulary in \(folder)") }
        return Vocabularies(vocabularies)
    }
}

extension Mapping {
    /// Reads a mapping: a file's path, or the name of one that is shipped in `folder`.
    public static func load(_ nameOrPath: String, folder: String) throws -> Mapping {
        let shipped = URL(fileURLWithPath: folder).appendingPathComponent(nameOrPath + ".json")
        let isName = nameOrPath.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        let url = isName && isFile(shipped) ? shipped : URL(fileURLWithPath: nameOrPath)
        guard isFile(url) else {
            throw AtlasRefusal.unknownMapping(nameOrPath, known: shippedNames(in: folder))
        }
        do {
            return try Mapping(json: JSONValue(parsing: Array(Data(contentsOf: url))))
        } catch let error as JSONSyntaxError {
            let reason = error.description.trimmingCharacters(in: ["."])
            throw AtlasRefusal.badMapping("\(url.lastPathComponent), \(reason)")
        } catch let error as MappingError {
            throw AtlasRefusal.badMapping("\(url.lastPathComponent): \(error)")
        }
    }

    /// The names of the mappings that are shipped.
    public static func shippedNames(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }

    private static func isFile(_ url: URL) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
            && !isDirectory.boolValue
    }
}
