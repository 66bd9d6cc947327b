import CanonicalJSON
import Foundation

/// Small files of the tally commands; what cannot be read or written is said in a sentence.
enum TallyFile {
    static func write(_ data: Data, to path: String) throws {
        do {
            try data.write(to: URL(fileURLWithPath: path))
        } catch {
            throw PlainSentence("“\(path)” cannot be written.")
        }
    }

    static func json(_ path: String) throws -> JSONValue {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PlainSentence("“\(path)” cannot be opened.")
        }
        do {
            return try JSONValue(parsing: data)
        } catch {
            throw PlainSentence("“\(path)” is no record of a count: \(error)")
        }
    }
}
