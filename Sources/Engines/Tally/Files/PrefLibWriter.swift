/// Writes PrefLib's orders and categories.
struct PrefLibWriter {
    let election: Election
    let format: BallotFormat

    /// The alternatives' numbers: their identifiers where all are numbers in rising order, as in PrefLib's
    /// own files, else from 1 on.
    private var numbers: [Int] {
        let own = election.options.compactMap { option in
            Int(option.id).flatMap { $0 >= 0 && String($0) == option.id ? $0 : nil }
        }
        let isRising = zip(own, own.dropFirst()).allSatisfy { $0 < $1 }
        return own.count == election.options.count && isRising ? own : Array(1...election.options.count)
    }

    func text() throws -> String {
        guard election.kind == (format == .categories ? .grades : .ordinal) else {
            throw TallyRefusal.badRequest(
                "A .\(format.rawValue) file cannot hold \(election.kind.rawValue) ballots.")
        }
        try check()
        let head = self.head.map { "# \($0.0): \($0.1.onOneLine)\n" }.joined()
        let ballots = election.ballots.sorted { $0.count > $1.count }
        let names = numbers
        return head + ballots.map { "\($0.count): \(written($0.ballot, names))\n" }.joined()
    }

    private func check() throws {
        for counted in election.ballots {
            let tied = !counted.ballot.ranks.isEmpty
            let partial = counted.ballot.options.count < election.options.count
            let isStrict = format == .strictComplete || format == .strictIncomplete
            let isComplete = format == .strictComplete || format == .tiedComplete
            guard !(tied && isStrict), !(partial && isComplete) else {
                throw TallyRefusal.badRequest("The ballots do not fit the format .\(format.rawValue).")
            }
        }
    }

    private var head: [(String, String)] {
        func fact(_ name: String, _ other: String) -> (String, String) {
            (name, election.fact(name) ?? other)
        }
        var lines = [
            fact("FILE NAME", "election.\(format.rawValue)"), fact("TITLE", "Election"),
            fact("DESCRIPTION", ""), ("DATA TYPE", format.rawValue), fact("MODIFICATION TYPE", "original"),
            fact("RELATES TO", ""), fact("RELATED FILES", ""), fact("PUBLICATION DATE", ""),
            fact("MODIFICATION DATE", ""), ("NUMBER ALTERNATIVES", String(election.options.count)),
            ("NUMBER VOTERS", String(election.voterCount)),
        ]
        if format == .categories {
            lines.append(("NUMBER UNIQUE PREFERENCES", String(election.ballots.count)))
            lines.append(("NUMBER CATEGORIES", String(election.gradeNames.count)))
            lines += election.gradeNames.enumerated().map { ("CATEGORY NAME \($0 + 1)", $1) }
        } else {
            lines.append(("NUMBER UNIQUE ORDERS", String(election.ballots.count)))
        }
        return lines + zip(numbers, election.options).map { ("ALTERNATIVE NAME \($0)", $1.name) }
    }

    private func written(_ ballot: Ballot, _ names: [Int]) -> String {
        let tiers = format == .categories ? grades(of: ballot) : ballot.tiers
        return tiers.map { tier in
            let numbers = tier.map { String(names[$0]) }
            return tier.count == 1 ? numbers[0] : "{" + numbers.joined(separator: ",") + "}"
        }.joined(separator: ",")
    }

    private func grades(of ballot: Ballot) -> [[Int]] {
        var tiers = [[Int]](repeating: [], count: election.gradeNames.count)
        for (option, grade) in zip(ballot.options, ballot.points) {
            if let grade = grade.exactInt, tiers.indices.contains(grade) { tiers[grade].append(Int(option)) }
        }
        return tiers
    }
}
