/// Where an asset comes from, and what follows for its own terms.
public struct Lineage: Hashable, Sendable {
    /// Something that an asset is derived from.
    public struct Source: Hashable, Sendable {
        /// What kind of thing it is.
        public enum Kind: String, Hashable, Sendable {
            case data, code, model
        }

        /// Its name.
        public let name: String
        /// What it is.
        public let kind: Kind
        /// Its terms as an SPDX expression; the licence of this profile is `LicenseRef-Social-Commons`.
        public let licence: String

        /// A source.
        public init(name: String, kind: Kind, licence: String) {
            self.name = name
            self.kind = kind
            self.licence = licence
        }
    }

    /// What the derived asset may and must.
    public struct Terms: Hashable, Sendable {
        /// The licences that it may bear; nil for any but those that are excluded.
        public let licences: [String]?
        /// The licences that it may not bear, when it may bear any other.
        public let excludedLicences: [String]
        /// Duties that go with it, whatever its licence.
        public let duties: [String]
        /// Ends that it must not serve.
        public let excludedPurposes: [String]
        /// The licence that was chosen of each source, where it gave a choice.
        public let choices: [String: [String]]
    }

    /// The outcome.
    public enum Outcome: Hashable, Sendable {
        /// Its terms.
        case derived(Terms)
        /// No licence satisfies all sources: the smallest set of them that clashes, usually a pair.
        case clash([String])
        /// A source forbids derived works.
        case noDerivatives(String)
        /// Nobody knows the licence of a source.
        case unknownLicence(source: String, licence: String)
    }
}

extension Lineage {
    /// The most sources of one asset, and the most combinations of their choices.
    public static let largestSources = 64
    static let largestCombinations = 10_000

    /// The terms of an asset of a kind that is derived from sources.
    ///
    /// Of sources that leave a choice, the first combination is taken that satisfies all. Cost: combinations
    /// × sources; a clash costs all pairs, then all triples.
    public static func derive(
        _ kind: Source.Kind, from sources: [Source], _ table: LicenceTable
    ) throws(PolicyError) -> Outcome {
        guard sources.count <= largestSources else {
            throw PolicyError.beyondLimit("sources", allowed: largestSources)
        }
        var options: [[Option]] = []
        for source in sources {
            let found = try self.options(of: source, for: kind, table)
            if let unknown = found.unknown { return .unknownLicence(source: source.name, licence: unknown) }
            let open = found.options.filter { !$0.forbidsDerivation }
            if open.isEmpty { return .noDerivatives(source.name) }
            options.append(open)
        }
        if let terms = try terms(sources, options) { return .derived(terms) }
        return .clash(try clash(sources, options))
    }

    /// One way to satisfy the licence of a source, as far as it reaches what is derived.
    private struct Option {
        /// The licences that were chosen.
        let ids: [String]
        /// Those of them that reach the derived asset.
        let entries: [LicenceTable.Entry]
        let kind: Source.Kind

        /// NB: what a program makes is not covered by its licence (Free Software Foundation, questions about
        /// the GNU licences), but a model tuned from another, or data from data, is a derived work.
        init(_ chosen: [LicenceTable.Entry], of source: Source.Kind, for kind: Source.Kind) {
            ids = chosen.map(\.id)
            entries = chosen.filter { !($0.reachesCodeAlone && source == .code && kind != .code) }
            self.kind = kind
        }

        var forbidsDerivation: Bool { entries.contains { $0.nature == .noDerivatives } }

        /// The licences that a derived asset may bear; nil for any.
        var allowed: Set<String>? {
            entries.compactMap { entry in
                kind == .code ? entry.mayBecome : entry.mayBecome?.union(entry.mayBecomeOtherThanCode)
            }.commonMembers
        }

        var excluded: Set<String> { entries.reduce(into: []) { $0.formUnion($1.mayNotBecome) } }
    }

    private static func options(
        of source: Source, for kind: Source.Kind, _ table: LicenceTable
    ) throws(PolicyError) -> (options: [Option], unknown: String?) {
        var options: [Option] = []
        var unknown: String?
        for choice in try LicenceExpression(source.licence).choices() {
            let entries = choice.compactMap { table.entry($0) }
            if entries.count == choice.count {
                options.append(Option(entries, of: source.kind, for: kind))
            } else {
                unknown = unknown ?? choice.first { table.entry($0) == nil }?.id
            }
        }
        return (options, options.isEmpty ? unknown ?? source.licence : nil)
    }

    private static func terms(
        _ sources: [Source], _ options: [[Option]]
    ) throws(PolicyError) -> Terms? {
        let combinations = options.reduce(1) { min(largestCombinations + 1, $0 * $1.count) }
        guard combinations <= largestCombinations else {
            throw PolicyError.beyondLimit("combinations of licences", allowed: largestCombinations)
        }
        for number in 0..<combinations {
            var rest = number
            let chosen = options.map { choices in
                defer { rest /= choices.count }
                return choices[rest % choices.count]
            }
            let excluded = chosen.reduce(into: Set<String>()) { $0.formUnion($1.excluded) }
            let allowed = chosen.compactMap(\.allowed).commonMembers?.subtracting(excluded)
            if allowed?.isEmpty == true { continue }
            return terms(sources, options, chosen, allowed, excluded)
        }
        return nil
    }

    private static func terms(
        _ sources: [Source], _ options: [[Option]], _ chosen: [Option], _ allowed: Set<String>?,
        _ excluded: Set<String>
    ) -> Terms {
        let entries = chosen.flatMap(\.entries)
        var choices: [String: [String]] = [:]
        for (index, source) in sources.enumerated() where options[index].count > 1 {
            choices[source.name] = chosen[index].ids
        }
        return Terms(
            licences: allowed?.sortedByBytes(),
            excludedLicences: allowed == nil ? excluded.sortedByBytes() : [],
            duties: Set(entries.flatMap(\.duties)).sortedByBytes(),
            excludedPurposes: Set(entries.flatMap(\.excludes)).sortedByBytes(), choices: choices)
    }

    /// The smallest set of sources that no licence satisfies: a pair if there is one, else a triple, else
    /// all.
    private static func clash(
        _ sources: [Source], _ options: [[Option]]
    ) throws(PolicyError) -> [String] {
        let places = Array(sources.indices)
        let pairs = places.flatMap { first in places[(first + 1)...].map { [first, $0] } }
        let triples = pairs.flatMap { pair in places[(pair[1] + 1)...].map { pair + [$0] } }
        for set in places.map({ [$0] }) + pairs + triples {
            if try terms(set.map { sources[$0] }, set.map { options[$0] }) == nil {
                return set.map { sources[$0].name }
            }
        }
        return sources.map(\.name)
    }
}

extension [Set<String>] {
    /// What all of them have; nil when there is none.
    fileprivate var commonMembers: Set<String>? {
        dropFirst().reduce(first) { $0?.intersection($1) }
    }
}
