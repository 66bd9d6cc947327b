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
        /// The licences that it may bear; nil for any.
        public let licences: [String]?
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
            let found = try self.options(of: source, table)
            if let unknown = found.unknown { return .unknownLicence(source: source.name, licence: unknown) }
            let open = found.options.filter { !$0.forbidsDerivation }
            if open.isEmpty { return .noDerivatives(source.name) }
            options.append(open)
        }
        if let terms = try terms(kind, sources, options, table) { return .derived(terms) }
        return .clash(try clash(kind, sources, options, table))
    }

    /// One way to satisfy the licence of a source.
    private struct Option {
        let entries: [LicenceTable.Entry]

        var forbidsDerivation: Bool { entries.contains { $0.nature == .noDerivatives } }

        /// The licences that a derived asset may bear; nil for any.
        func allowed(_ kind: Source.Kind) -> Set<String>? {
            entries.filter { !$0.reachesCodeAlone || kind == .code }.compactMap(\.mayBecome)
                .reduce(nil as Set<String>?) { known, more in known?.intersection(more) ?? more }
        }
    }

    private static func options(
        of source: Source, _ table: LicenceTable
    ) throws(PolicyError) -> (options: [Option], unknown: String?) {
        var options: [Option] = []
        var unknown: String?
        for choice in try LicenceExpression(source.licence).choices() {
            let entries = choice.compactMap { table.entry($0) }
            if entries.count == choice.count {
                options.append(Option(entries: entries))
            } else {
                unknown = unknown ?? choice.first { table.entry($0) == nil }?.id
            }
        }
        return (options, options.isEmpty ? unknown ?? source.licence : nil)
    }

    private static func terms(
        _ kind: Source.Kind, _ sources: [Source], _ options: [[Option]], _ table: LicenceTable
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
            let allowed = chosen.compactMap { $0.allowed(kind) }
                .reduce(nil as Set<String>?) { known, more in known?.intersection(more) ?? more }
            if allowed?.isEmpty == true || excludesItself(chosen, allowed, table.carriers) { continue }
            return terms(sources, options, chosen, allowed)
        }
        return nil
    }

    /// A restriction that the only licences left do not know is one that they do not allow to be added.
    private static func excludesItself(
        _ chosen: [Option], _ allowed: Set<String>?, _ carriers: Set<String>
    ) -> Bool {
        guard let allowed else { return false }
        let restricted = chosen.flatMap(\.entries).filter { $0.nature == .restricted }
        return !restricted.isEmpty && allowed.isDisjoint(with: carriers)
    }

    private static func terms(
        _ sources: [Source], _ options: [[Option]], _ chosen: [Option], _ allowed: Set<String>?
    ) -> Terms {
        let entries = chosen.flatMap(\.entries)
        var choices: [String: [String]] = [:]
        for (index, source) in sources.enumerated() where options[index].count > 1 {
            choices[source.name] = chosen[index].entries.map(\.id)
        }
        return Terms(
            licences: allowed?.sortedByBytes(), duties: Set(entries.flatMap(\.duties)).sortedByBytes(),
            excludedPurposes: Set(entries.flatMap(\.excludes)).sortedByBytes(), choices: choices)
    }

    /// The smallest set of sources that no licence satisfies: a pair if there is one, else a triple, else
    /// all.
    private static func clash(
        _ kind: Source.Kind, _ sources: [Source], _ options: [[Option]], _ table: LicenceTable
    ) throws(PolicyError) -> [String] {
        let places = Array(sources.indices)
        let pairs = places.flatMap { first in places[(first + 1)...].map { [first, $0] } }
        let triples = pairs.flatMap { pair in places[(pair[1] + 1)...].map { pair + [$0] } }
        for set in places.map({ [$0] }) + pairs + triples {
            if try terms(kind, set.map { sources[$0] }, set.map { options[$0] }, table) == nil {
                return set.map { sources[$0].name }
            }
        }
        return sources.map(\.name)
    }
}
