import Kernel

/// An entry of the atlas: what its records say together, and which of them says what.
public struct Entry: Sendable {
    /// Its public identifier.
    public let id: EntryID
    /// The folded statement: what is shown, found and exported.
    public let content: RecordContent
    /// The records it is folded from, those believed first in front.
    public let records: [StoredRecord]
    /// For each field of the payload, the places in `records` of those that support what is shown.
    public let support: [String: [Int]]
    /// Every statement on a criterion, with the place of its record; those believed first in front.
    public let evidence: [Evidence]

    /// A statement on a criterion and the record it stands in.
    public struct Evidence: Hashable, Sendable {
        /// The statement.
        public let statement: CriterionStatement
        /// The place of its record in `records`.
        public let record: Int
    }

    /// The records of sources that list it. An experience is of it, and does not list it.
    private var listings: [StoredRecord] { records.filter(\.isListing) }
    /// Whether no source lists it any more.
    public var isGone: Bool { listings.allSatisfy { $0.goneAt != nil } }
    /// When a source first listed it.
    public var firstSeen: Instant? { listings.map(\.firstSeen).min() }
    /// When a source last listed it.
    public var lastSeen: Instant? { listings.map(\.lastSeen).max() }
    /// The records it rests on: those that their sources still list, or all of them when none does.
    public var counted: [StoredRecord] {
        isGone ? records : records.filter { $0.goneAt == nil }
    }
    /// The licences of the records it rests on, in byte order.
    public var licences: [String] { counted.map(\.licence).sortedSet }
    /// The sources it rests on, those believed first in front.
    public var sources: [String] {
        counted.reduce(into: []) { names, record in
            if !names.contains(record.source) { names.append(record.source) }
        }
    }
}

/// What a source said of a thing, from when until when.
public struct StoredRecord: Hashable, Sendable {
    /// The source's short name.
    public let source: String
    /// The source's place when sources disagree; the higher is believed first.
    public let precedence: Int
    /// The thing's key in the source.
    public let key: String
    /// 0 for the first record of that key in the source, 1 for a second one …
    public let occurrence: Int
    /// SHA-256 of the canonical payload.
    public let hash: [UInt8]
    /// What it says.
    public let content: RecordContent
    /// The licence of this record.
    public let licence: String
    /// The import that brought this statement.
    public let firstSeen: Instant
    /// The last import in which it still stood.
    public let lastSeen: Instant
    /// The import in which it was missing, if the source no longer lists it.
    public let goneAt: Instant?

    /// A stored record from its parts.
    public init(
        source: String, precedence: Int, key: String, occurrence: Int, hash: [UInt8], content: RecordContent,
        licence: String, firstSeen: Instant, lastSeen: Instant, goneAt: Instant?
    ) {
        self.source = source
        self.precedence = precedence
        self.key = key
        self.occurrence = occurrence
        self.hash = hash
        self.content = content
        self.licence = licence
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.goneAt = goneAt
    }

    /// Whether it says how an organisation got on with the thing, rather than what the thing is.
    var isExperience: Bool { source == Source.experiences.name }

    /// Whether it keeps the thing listed: neither an experience nor a correction does.
    var isListing: Bool { !isExperience && !content.isCorrection }

    /// The order in which records are believed: those still listed, then the higher precedence, then the one
    /// changed last, then source, key and occurrence. Nothing in it depends on when an import ran.
    static func believedFirst(_ lhs: StoredRecord, _ rhs: StoredRecord) -> Bool {
        if (lhs.goneAt == nil) != (rhs.goneAt == nil) { return lhs.goneAt == nil }
        if lhs.precedence != rhs.precedence { return lhs.precedence > rhs.precedence }
        let (left, right) = (lhs.content.changedOn, rhs.content.changedOn)
        if left != right { return (left?.daysSinceEpoch ?? .min) > (right?.daysSinceEpoch ?? .min) }
        return (lhs.source, lhs.key, lhs.occurrence) < (rhs.source, rhs.key, rhs.occurrence)
    }
}
