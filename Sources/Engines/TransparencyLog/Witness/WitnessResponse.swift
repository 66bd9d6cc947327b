/// What a witness answers (C2SP tlog-witness, `add-checkpoint`).
public enum WitnessResponse: Hashable, Sendable {
    /// The cosignatures: 200.
    case cosigned([NoteSignature])
    /// The request cannot be read, or its old size is beyond the checkpoint's: 400.
    case badRequest
    /// No key that the witness trusts for this log signed: 403.
    case untrusted
    /// The witness does not know this log: 404.
    case unknownLog
    /// The witness cosigned another size last, or another root at this size: 409.
    case conflict(latestSize: Int)
    /// The proof does not verify: 422.
    case unproven

    /// The most bytes of a body.
    public static let longestBytes = Note.longestBytes

    /// The status of HTTP.
    public var status: Int {
        switch self {
        case .cosigned: 200
        case .badRequest: 400
        case .untrusted: 403
        case .unknownLog: 404
        case .conflict: 409
        case .unproven: 422
        }
    }

    /// The media type of the body.
    public var contentType: String {
        if case .conflict = self { "text/x.tlog.size" } else { "text/plain; charset=utf-8" }
    }

    /// The body.
    public var body: [UInt8] {
        switch self {
        case .cosigned(let signatures): signatures.flatMap { $0.line.utf8 }
        case .conflict(let size): Array("\(size)\n".utf8)
        case .badRequest, .untrusted, .unknownLog, .unproven: []
        }
    }

    /// Reads an answer; nothing is verified. Other statuses are no answer of a witness.
    public static func parse(status: Int, body: [UInt8]) throws(TransparencyLogError) -> WitnessResponse {
        guard body.count <= longestBytes else { throw .tooLong(.witnessResponse, limitBytes: longestBytes) }
        switch status {
        case 200: return .cosigned(try NoteSignature.parse(body))
        case 400: return .badRequest
        case 403: return .untrusted
        case 404: return .unknownLog
        case 409:
            guard let line = body.lines, line.count == 1, let size = line[0].decimalNumber else {
                throw .malformed(.witnessResponse)
            }
            return .conflict(latestSize: size)
        case 422: return .unproven
        default: throw .malformed(.witnessResponse)
        }
    }

    /// The note with those cosignatures of the answer that are by one of the known witnesses; the others are
    /// left out, and one that claims to be by a known witness and is not is refused.
    public static func adding(
        _ signatures: [NoteSignature], by witnesses: [VerifierKey], to note: Note
    ) throws(TransparencyLogError) -> Note {
        let answer = try Note(text: note.text, signatures: signatures)
        return try note.adding(answer.open(with: witnesses))
    }
}
