import CanonicalJSON
import Foundation
import Policy
import RDF
import Site

/// Files that commands on policies read.
enum PolicyFiles {
    /// The most bytes of one file.
    static let largestFile = 64 << 20

    /// The text of a file, or of standard input for `-`.
    static func text(_ path: String) throws -> String {
        let bytes = try bytes(path, limit: largestFile)
        guard bytes.count <= largestFile else { throw PlainSentence("\(path) has more than 64 MiB.") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PlainSentence("\(path) is not UTF-8.")
        }
        return text
    }

    /// The bytes of a file, or of standard input for `-`; one more than the limit is enough to refuse them.
    static func bytes(_ path: String, limit: Int) throws -> [UInt8] {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let handle else { throw PlainSentence("\(path) cannot be read.") }
        var bytes: [UInt8] = []
        do {
            while bytes.count <= limit, let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
                bytes += part
            }
        } catch {
            throw PlainSentence("\(path) cannot be read.")
        }
        return bytes
    }

    /// The JSON of a file.
    static func json(_ path: String) throws -> JSONValue { try json(text(path), of: path) }

    /// The JSON that the text of a file is.
    static func json(_ text: String, of path: String) throws -> JSONValue {
        do {
            return try JSONValue(parsing: text)
        } catch {
            throw PlainSentence("\(path), \(error)")
        }
    }

    /// The graph of a file, in Turtle when its name ends in .ttl, in JSON-LD otherwise.
    static func graph(_ path: String, _ resources: PolicyResources) throws -> Graph {
        do {
            return try resources.graph(text(path), format: path.hasSuffix(".ttl") ? "turtle" : "jsonld")
        } catch let error as RDFSyntaxError {
            throw PlainSentence("\(path), \(error)")
        }
    }

    /// The resources of the program.
    static func resources(_ given: String?) throws -> PolicyResources {
        try PolicyResources(
            ResourceFolder(
                given: given, environment: ProcessInfo.processInfo.environment,
                program: ProcessInfo.processInfo.arguments[0]))
    }
}
