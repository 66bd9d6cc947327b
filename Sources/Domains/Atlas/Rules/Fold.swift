import Kernel

/// Folds the records of one entry into what is shown. For a single value the record believed first wins;
/// texts in several languages fill one another; lists are united. Records that their source no longer lists
/// count only when no other is left. Corrections say what they change and keep nothing listed. Experiences of
/// organisations bring their evidence and nothing else: they neither name a thing nor keep it listed.
enum Fold {
    /// Experiences that count for one thing: the newest, which have the greatest keys.
    static let mostExperiences = 100

    /// The entry that these records make; nil when there are none.
    static func entry(_ id: EntryID, _ records: [StoredRecord]) -> Entry? {
        let sorted = records.sorted(by: StoredRecord.believedFirst)
        let listings = sorted.filter(\.isListing)
        let (listed, gone) = (listings.filter { $0.goneAt == nil }, listings.filter { $0.goneAt != nil })
        guard let first = listed.first ?? gone.first else { return nil }
        let corrections = sorted.filter { $0.content.isCorrection && $0.goneAt == nil }
        let counted = corrections + (listed.isEmpty ? gone : listed)
        let experiences = sorted.filter { $0.isExperience && $0.goneAt == nil }.suffix(mostExperiences)
        let ordered = counted + experiences + (listed.isEmpty ? [] : gone)
        var folder = Folder(type: id.type, name: first.content.name)
        folder.fold(counted.map(\.content), experiences: experiences.map(\.content))
        return Entry(
            id: id, content: folder.content, records: ordered, support: folder.support,
            evidence: folder.evidence)
    }
}

/// Collects the folded content and which record supports which field.
private struct Folder {
    var content: RecordContent
    var support: [String: [Int]] = [:]
    var evidence: [Entry.Evidence] = []

    init(type: EntryType, name: LocalizedText) {
        content = RecordContent(type: type, name: name)
    }

    mutating func fold(_ records: [RecordContent], experiences: [RecordContent]) {
        foldTexts(records)
        foldSingles(records)
        foldLists(records)
        let witnesses = records + experiences
        evidence = witnesses.enumerated().flatMap { index, record in
            record.criteria.map { Entry.Evidence(statement: $0, record: index) }
        }
        content.criteria = evidence.map(\.statement)
        support["criteria"] = places(witnesses) { !$0.criteria.isEmpty }
        support = support.filter { !$0.value.isEmpty }
    }

    private mutating func foldTexts(_ records: [RecordContent]) {
        let texts = [
            ("name", \RecordContent.name), ("summary", \RecordContent.summary), ("note", \RecordContent.note),
        ]
        for (field, path) in texts {
            let text = records.reduce(LocalizedText()) { $0.filling(from: $1[keyPath: path]) }
            content[keyPath: path] = text
            support[field] = places(records) { record in
                record[keyPath: path].byLanguage.contains { text.byLanguage[$0.key] == $0.value }
            }
        }
    }

    private mutating func foldSingles(_ records: [RecordContent]) {
        single("website", \.website, records)
        single("country", \.country, records)
        single("position", \.position, records)
        single("legal_form", \.legalForm, records)
        single("opening_hours", \.openingHours, records)
        content.changedOn = records.compactMap(\.changedOn).max()
        support["changed_on"] = places(records) { $0.changedOn != nil && $0.changedOn == content.changedOn }
        let address = records.first { !$0.address.isEmpty }?.address
        content.address = address ?? Address()
        support["address"] = places(records) { address != nil && $0.address == address }
    }

    private mutating func foldLists(_ records: [RecordContent]) {
        list("links", \.links, records)
        list("identifiers", \.identifiers, records)
        list("keywords", \.keywords, records)
        list("relations", \.relations, records)
        list("contacts", \.contacts, records)
        for field in TermField.allCases {
            let values = records.flatMap { $0.terms[field] ?? [] }.sortedSet
            content.terms[field] = values.isEmpty ? nil : values
            support[field.payloadKey] = places(records) { $0.terms[field]?.isEmpty == false }
        }
        foldAlternateNames(records)
    }

    /// Names that records give and that are not the one shown.
    private mutating func foldAlternateNames(_ records: [RecordContent]) {
        let shown = Set(content.name.byLanguage.values)
        let others = records.flatMap { $0.alternateNames + $0.name.byLanguage.values }.filter {
            !shown.contains($0)
        }
        content.alternateNames = others.sortedSet
        support["alternate_names"] = places(records) { record in
            record.alternateNames.contains { !shown.contains($0) }
                || record.name.byLanguage.values.contains { !shown.contains($0) }
        }
    }

    private mutating func single<Value: Equatable>(
        _ field: String, _ path: WritableKeyPath<RecordContent, Value?>, _ records: [RecordContent]
    ) {
        let value = records.lazy.compactMap { $0[keyPath: path] }.first
        content[keyPath: path] = value
        support[field] = places(records) { value != nil && $0[keyPath: path] == value }
    }

    private mutating func list<Value: Hashable>(
        _ field: String, _ path: WritableKeyPath<RecordContent, [Value]>, _ records: [RecordContent]
    ) {
        var seen: Set<Value> = []
        content[keyPath: path] = records.flatMap { $0[keyPath: path] }.filter { seen.insert($0).inserted }
        support[field] = places(records) { !$0[keyPath: path].isEmpty }
    }

    private func places(_ records: [RecordContent], where holds: (RecordContent) -> Bool) -> [Int] {
        records.indices.filter { holds(records[$0]) }
    }
}
