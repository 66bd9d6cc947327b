import Kernel
import Language
import SearchIndex
import Storage

/// The atlas as others ask it for solutions and help, without knowing it.
public struct AtlasDirectory: SolutionDirectory {
    let database: Database
    let index: AtlasIndex
    let catalogs: Catalogs

    /// The directory over an atlas; `catalogs` hold what sources are called in each language.
    public init(_ database: Database, index: AtlasIndex, catalogs: Catalogs = Catalogs([])) {
        self.database = database
        self.index = index
        self.catalogs = catalogs
    }

    /// How far the change feed has come.
    public func revision() async throws -> Int64 {
        let head = try await database.read { tx in try tx.changesHead() }
        return Int64(truncatingIfNeeded: head.transaction) &* 0x1_0000_0001 &+ head.sequence
    }

    /// The day of the last import.
    public func dataDate() async throws -> CalendarDate? {
        try await database.read { tx in
            let row = try tx.first(
                "select max(started_at) as newest from atlas_import where published_at is not null")
            let newest: Instant? = try row?["newest"]
            return newest?.date
        }
    }

    /// Every solution that a source still lists.
    public func outlines() async throws -> [SolutionOutline] {
        try await database.read { tx in
            var outlines: [SolutionOutline] = []
            try tx.eachEntry { _, entry in
                if entry.id.type == .solution, !entry.isGone { outlines.append(SolutionOutline(entry)) }
            }
            return outlines.sorted { $0.id < $1.id }
        }
    }

    /// The solutions with these identifiers.
    public func profiles(_ ids: [String]) async throws -> [SolutionProfile] {
        try await database.read { tx in
            let keys: [Int64] = try tx.rows("select entry_key from atlas_entry where id in \(values: ids)")
                .map { try $0["entry_key"] }
            let entries = try tx.keyedEntries(keys).map(\.entry)
            let titles = SourceTitles(try tx.sourcesByName(), catalogs)
            let byID = Dictionary(entries.map { ($0.id.description, $0) }) { first, _ in first }
            return ids.compactMap { byID[$0].map { SolutionProfile($0, titles: titles) } }
        }
    }

    /// Places near by that offer the services, or any service when none does; then organisations of the
    /// country that train or advise, first those that offer most of the services, then by name.
    public func help(_ wanted: HelpQuery) async throws -> [HelpOffer] {
        var hits = try places(wanted, services: wanted.services)
        if hits.isEmpty { hits = try places(wanted, services: []) }
        let nearby = try await offers(Array(hits.prefix(wanted.limit)))
        guard nearby.count < wanted.limit, let country = wanted.country else { return nearby }
        return nearby + (try await fromAfar(wanted, in: country, limit: wanted.limit - nearby.count))
    }

    /// Organisations that offer a wanted service and are compared by how many.
    private static let mostCompared = 200

    private func fromAfar(
        _ wanted: HelpQuery, in country: CountryCode, limit: Int
    ) async throws -> [HelpOffer] {
        var query = SearchIndex.Query(limit: Self.mostCompared)
        query.filters = [
            AtlasFacet.type.rawValue: [EntryType.organisation.rawValue],
            AtlasFacet.country.rawValue: [country.text],
            AtlasFacet.class.rawValue: ["training", "consulting"],
        ]
        query.sort = .name
        let services = Set(wanted.services)
        var fitting: [HelpOffer] = []
        if !services.isEmpty {
            var narrowed = query
            narrowed.filters[AtlasFacet.service.rawValue] = services
            fitting = try await offers(try index.index.search(narrowed).hits).mostFitting(services)
        }
        guard fitting.count < limit else { return Array(fitting.prefix(limit)) }
        query.limit = limit + fitting.count
        let known = Set(fitting.map(\.id))
        let others = try await offers(try index.index.search(query).hits).filter { !known.contains($0.id) }
        return Array((fitting + others).prefix(limit))
    }

    private func places(_ wanted: HelpQuery, services: [String]) throws -> [SearchIndex.Hit] {
        guard let near = wanted.near,
            let center = SearchIndex.Position(latitudeE7: near.latitudeE7, longitudeE7: near.longitudeE7),
            let circle = SearchIndex.Circle(center: center, kilometres: wanted.kilometres)
        else { return [] }
        var query = SearchIndex.Query(near: circle, sort: .distance(from: center), limit: wanted.limit)
        query.filters = [AtlasFacet.type.rawValue: [EntryType.place.rawValue]]
        if !services.isEmpty { query.filters[AtlasFacet.service.rawValue] = Set(services) }
        return try index.index.search(query).hits
    }

    private func offers(_ hits: [SearchIndex.Hit]) async throws -> [HelpOffer] {
        try await database.read { tx in
            let titles = SourceTitles(try tx.sourcesByName(), catalogs)
            let entries = try tx.keyedEntries(hits.map(\.key))
            let byKey = Dictionary(entries.map { ($0.key, $0.entry) }) { first, _ in first }
            return hits.compactMap { hit in
                byKey[hit.key].map { HelpOffer($0, kilometres: hit.distanceKilometres, titles: titles) }
            }
        }
    }
}

extension [HelpOffer] {
    /// Those that offer most of the services first; among equals the order stays.
    fileprivate func mostFitting(_ services: Set<String>) -> [HelpOffer] {
        enumerated()
            .map { (place: $0.offset, shared: services.intersection($0.element.services).count, $0.element) }
            .sorted { ($1.shared, $0.place) < ($0.shared, $1.place) }
            .map(\.2)
    }
}

extension SolutionOutline {
    /// Names without letter case or accents, so that the order is the one people expect; then the site.
    private static func name(of content: RecordContent) -> String {
        let names = content.name.ordered.map { SearchIndex.foldedWords(in: $0.text).joined(separator: " ") }
        return (names + [content.website ?? ""]).joined(separator: "\n")
    }

    fileprivate init(_ entry: Entry) {
        self.init(
            id: entry.id.description, name: SolutionOutline.name(of: entry.content),
            categories: entry.content.terms[.categories] ?? [],
            statements: Dictionary(grouping: entry.evidence.map(\.statement), by: \.criterion)
                .mapValues { $0.map(\.value) },
            licences: entry.content.terms[.softwareLicences] ?? [], changedOn: entry.content.changedOn)
    }
}

extension SolutionProfile {
    fileprivate init(_ entry: Entry, titles: SourceTitles) {
        self.init(
            outline: SolutionOutline(entry), name: entry.content.name, summary: entry.content.summary,
            website: entry.content.website,
            evidence: SolutionProfile.stated(entry, titles) + SolutionProfile.implied(entry, titles))
    }

    /// What is stated on criteria.
    private static func stated(_ entry: Entry, _ titles: SourceTitles) -> [StatedEvidence] {
        entry.evidence.map { evidence in
            let record = entry.records[evidence.record]
            let said = evidence.statement.date ?? record.content.changedOn
            return StatedEvidence(
                criterion: evidence.statement.criterion, value: evidence.statement.value,
                source: titles.speaker(of: evidence.statement, in: record.source),
                date: said ?? record.lastSeen.date, isDateOfReading: said == nil,
                author: evidence.statement.isAssessment ? nil : evidence.statement.author,
                link: evidence.statement.link)
        }
    }

    /// Who gives its licences, as evidence on `licence`, and the day of its last change, on `changed-on`.
    private static func implied(_ entry: Entry, _ titles: SourceTitles) -> [StatedEvidence] {
        let licences = (entry.content.terms[.softwareLicences] ?? []).map {
            ("licence", $0, TermField.softwareLicences.payloadKey)
        }
        let change = entry.content.changedOn.map { [("changed-on", $0.description, "changed_on")] } ?? []
        return (licences + change).compactMap { criterion, value, field in
            guard let position = entry.support[field]?.first else {
                return nil
            }
            let record = entry.records[position]
            return StatedEvidence(
                criterion: criterion, value: value, source: titles[record.source],
                date: record.content.changedOn ?? record.lastSeen.date,
                isDateOfReading: record.content.changedOn == nil, author: nil, link: nil)
        }
    }
}

extension HelpOffer {
    fileprivate init(_ entry: Entry, kilometres: Double?, titles: SourceTitles) {
        let record = entry.records.first
        self.init(
            id: entry.id.description, name: entry.content.name, locality: entry.content.address.locality,
            distanceMetres: kilometres.map { Int(($0 * 1000).rounded()) },
            openingHours: entry.content.openingHours, services: entry.content.terms[.services] ?? [],
            website: entry.content.website, source: record.map { titles[$0.source] } ?? LocalizedText(),
            date: record?.lastSeen.date)
    }
}
