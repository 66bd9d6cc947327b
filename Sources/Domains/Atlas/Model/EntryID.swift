import Kernel

/// What an entry of the atlas is.
public enum EntryType: String, Sendable, CaseIterable, Comparable {
    /// A body that acts: an association, a co-operative, a public service, a network.
    case organisation
    /// Something digital that an organisation can use: a program, a service, a platform.
    case solution
    /// Somewhere one can go: a digital-mediation place, a repair workshop.
    case place
    /// A programme, a rule, a study or an event that the others refer to.
    case other

    /// The prefix of public identifiers of this type.
    public var idPrefix: String {
        switch self {
        case .organisation: "org"
        case .solution: "sol"
        case .place: "plc"
        case .other: "ref"
        }
    }

    /// Alphabetical order of the names.
    public static func < (lhs: EntryType, rhs: EntryType) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// The public identifier of an entry: a TypeID whose prefix says what the entry is
/// (`org_01h2xcejqtf2nbrexx3vqjhp41`). It never changes; after a merge the old one redirects.
public struct EntryID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// What the entry is.
    public let type: EntryType
    /// The 128 bits of the identifier.
    public let uuid: UUIDv7

    /// An identifier from its parts.
    public init(type: EntryType, uuid: UUIDv7) {
        self.type = type
        self.uuid = uuid
    }

    /// Reads the text form; nil when it is not canonical.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, let type = EntryType.allCases.first(where: { $0.idPrefix == parts[0] }),
            let uuid = UUIDv7(base32: parts[1])
        else { return nil }
        self.init(type: type, uuid: uuid)
    }

    /// The text form.
    public var description: String { "\(type.idPrefix)_\(uuid.base32)" }

    /// Byte order of the text form.
    public static func < (lhs: EntryID, rhs: EntryID) -> Bool {
        (lhs.type.idPrefix, lhs.uuid) < (rhs.type.idPrefix, rhs.uuid)
    }
}
