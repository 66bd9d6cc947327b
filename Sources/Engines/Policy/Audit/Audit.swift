/// What an audit of a log found.
public struct Audit: Hashable, Sendable {
    /// Something that the log does against the policies.
    public struct Breach: Hashable, Sendable {
        /// What kind of breach.
        public enum Kind: String, Hashable, Sendable {
            /// Nothing permits the event, and it is no duty either.
            case notPermitted = "not-permitted"
            /// A prohibition applies, or may apply, and nothing made up for it.
            case prohibited
            /// An obligation was never fulfilled.
            case unfulfilled
            /// The policies cannot be read.
            case unreadable
        }

        /// What kind of breach.
        public let kind: Kind
        /// The row of the log from 1; 0 when it is about none.
        public let row: Int
        /// The rule, or what is wrong.
        public let rule: String
    }

    /// Everything that was found.
    public let breaches: [Breach]

    /// Whether the log breaks no rule.
    public var isValid: Bool { breaches.isEmpty }
}

extension CompiledPolicies {
    /// Audits a log of events in CSV: a header of IRIs, then one event a row.
    ///
    /// Every event must be permitted, once any rule permits at all, unless it fulfils a duty. A permission's
    /// duties must have been fulfilled before it is used; a broken prohibition must be made up for by all of
    /// its remedies afterwards, each infringement by its own; obligations must be fulfilled in the log. A
    /// duty that was fulfilled late is made good by its consequences (ODRL Information Model 2.2, sections
    /// 2.6.3 to 2.6.7). What may be a breach counts as one.
    public func audit(csv: String, prefixes: [String: String] = [:]) throws(PolicyError) -> Audit {
        let faults = document.fatalFaults.filter { $0.kind != .undeclared }
        guard faults.isEmpty else {
            return Audit(
                breaches: faults.map { Audit.Breach(kind: .unreadable, row: 0, rule: $0.description) })
        }
        let events = try EventReader(self, prefixes: prefixes).events(try CSVTable(csv))
        var auditor = Auditor(policies: self, events: events)
        return auditor.audit()
    }
}
