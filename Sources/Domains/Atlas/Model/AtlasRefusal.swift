import Kernel

/// Expected refusals of the atlas.
public enum AtlasRefusal: Refusal, Hashable {
    /// The file holds no row at all; nothing was changed.
    case emptySource
    /// The source name has another form than `[a-z0-9-]`.
    case badSourceName(String)
    /// No mapping of that name is shipped and no such file exists.
    case unknownMapping(String, known: [String])
    /// The mapping cannot be used.
    case badMapping(String)
    /// The file or folder cannot be opened.
    case unreadableFile(String, reason: String)
    /// The file is broken at a place; nothing was changed.
    case brokenFile(String, line: Int, reason: String)
    /// There is no such entry.
    case unknownEntry(String)
    /// There is no such source.
    case unknownSource(String)
    /// No record and no vocabulary has such a licence.
    case unknownLicence(String)
    /// There is no such vocabulary.
    case unknownVocabulary(String)
    /// An export can be read only into an atlas that does not hold its entries.
    case notEmpty
    /// Only two different entries of one type can be made one.
    case unlikeEntries
    /// There is no such proposal.
    case unknownProposal(String)
    /// The proposal was accepted or put aside before.
    case decidedProposal(String)
    /// As many proposals wait as the site keeps.
    case tooManyProposals
    /// A search asked for something that cannot be.
    case badQuery(QueryFault)

    /// `atlas.…`
    public var code: String {
        switch self {
        case .emptySource: "atlas.empty-source"
        case .badSourceName: "atlas.bad-source-name"
        case .unknownMapping: "atlas.unknown-mapping"
        case .badMapping: "atlas.bad-mapping"
        case .unreadableFile: "atlas.unreadable-file"
        case .brokenFile: "atlas.broken-file"
        case .unknownEntry: "atlas.unknown-entry"
        case .unknownSource: "atlas.unknown-source"
        case .unknownLicence: "atlas.unknown-licence"
        case .unknownVocabulary: "atlas.unknown-vocabulary"
        case .notEmpty: "atlas.not-empty"
        case .unlikeEntries: "atlas.unlike-entries"
        case .unknownProposal: "atlas.unknown-proposal"
        case .decidedProposal: "atlas.decided-proposal"
        case .tooManyProposals: "atlas.too-many-proposals"
        case .badQuery(let fault): "atlas.bad-query.\(fault.name)"
        }
    }

    /// Values of the sentence.
    public var arguments: [String: String] {
        switch self {
        case .emptySource, .notEmpty, .unlikeEntries, .tooManyProposals: [:]
        case .badSourceName(let name), .unknownEntry(let name), .unknownSource(let name),
            .unknownLicence(let name), .unknownVocabulary(let name), .unknownProposal(let name),
            .decidedProposal(let name):
            ["name": name]
        case .unknownMapping(let name, let known): ["name": name, "known": known.joined(separator: ", ")]
        case .badMapping(let reason): ["reason": reason]
        case .badQuery(let fault): fault.arguments
        case .unreadableFile(let file, let reason): ["file": file, "reason": reason]
        case .brokenFile(let file, let line, let reason):
            ["file": file, "line": String(line), "reason": AtlasRefusal.withoutFullStop(reason)]
        }
    }

    /// A sentence of a reader of files, to stand inside another sentence.
    private static func withoutFullStop(_ reason: String) -> String {
        reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    }

    /// What sort of "no".
    public var kind: RefusalKind {
        switch self {
        case .unknownEntry, .unknownSource, .unknownVocabulary, .unknownProposal: .missing
        case .notEmpty, .decidedProposal: .conflict
        case .tooManyProposals: .unavailable
        default: .invalid
        }
    }
}
