import Crypto
import Foundation
import Tally

/// An election read from a file piece by piece, with the hash of its bytes.
struct TallyInput {
    private static let pieceSize = 1 << 20

    let election: Election
    let format: BallotFormat
    /// SHA-256 in hexadecimal.
    let hash: String

    init(path: String) throws {
        guard let format = BallotFormat(fileName: path) else {
            throw PlainSentence(
                "“\(path)”: the name must end in .pb, .soc, .soi, .toc, .toi, .cat, .blt, .yaml or .csv.")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw PlainSentence("“\(path)” cannot be opened.")
        }
        defer { try? handle.close() }
        var reader = ElectionReader(format: format)
        var digest = SHA256()
        do {
            while let piece = try handle.read(upToCount: TallyInput.pieceSize), !piece.isEmpty {
                digest.update(data: piece)
                try reader.feed(piece)
            }
            election = try reader.finish()
        } catch let refusal as TallyRefusal {
            throw PlainSentence("\(path): \(refusal)")
        }
        self.format = format
        hash = digest.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension PlainSentence {
    /// Runs `body` and turns what the engine refuses into a sentence.
    static func ofRefusals<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let refusal as TallyRefusal {
            throw PlainSentence(refusal.description)
        }
    }
}
