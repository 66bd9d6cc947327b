extension Election {
    /// Something that the file says about itself and that is not so; a sign of a file cut short.
    public struct Warning: Hashable, Sendable {
        /// The fact's name in the file.
        public let fact: String
        /// What the file says.
        public let declared: String
        /// What it holds: a whole number or a decimal.
        public let found: String
    }

    /// Counts in the file's head that differ from what it holds, and limits that ballots break.
    public var warnings: [Warning] {
        let counts = [
            ("num_projects", options.count), ("num_votes", voterCount), ("NUMBER VOTERS", voterCount),
        ]
        return counts.compactMap { name, found in
            guard let said = fact(name), Int(said) != found else { return nil }
            return Warning(fact: name, declared: said, found: String(found))
        } + ballotWarnings
    }
}
