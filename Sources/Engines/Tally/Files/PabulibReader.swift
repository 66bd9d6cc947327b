/// Reads `.pb` files of Pabulib: the sections META, PROJECTS and VOTES, cells divided by semicolons.
struct PabulibReader: BallotLineReader {
    private enum Section {
        case none, meta, projects, votes
    }

    private var cells = SeparatedCells(separator: UInt8(ascii: ";"))
    private var startLine = 0
    private var section = Section.none
    private var header: [String]?
    private var facts: [(name: String, value: String)] = []
    private var factLines: [String: Int] = [:]
    private var sections: Set<Section> = []
    private var limits = BallotLimits()
    private var voterIDs = VoterIDs()
    private var options: [Choice] = []
    private var places: [String: Int32] = [:]
    private var box = BallotBox()
    private var kind: Election.Kind?
    var voters: Int { box.voters }

    mutating func read(_ line: ArraySlice<UInt8>, number: Int) throws {
        if !cells.isOpen { startLine = number }
        guard let row = cells.read(line) else { return }
        if row.count == 1, row[0].trimmed.isEmpty { return }
        if let next = PabulibReader.section(row) {
            guard sections.insert(next).inserted else { throw failure("the section stands twice.") }
            section = next
            header = nil
            if next == .votes { try beginVotes() }
        } else if header == nil, section != .none {
            try readHeader(row)
        } else {
            try read(row)
        }
    }

    /// The section that a row begins. NB: a word of that name followed by cells is an ordinary row.
    private static func section(_ row: [ArraySlice<UInt8>]) -> Section? {
        let word = row[0].trimmed
        guard word.count <= 8, row.dropFirst().allSatisfy({ $0.trimmed.isEmpty }) else { return nil }
        return switch word.text.lowercased() {
        case "meta": .meta
        case "projects": .projects
        case "votes": .votes
        default: nil
        }
    }

    private func failure(_ reason: String) -> TallyRefusal { .badFile(line: startLine, reason: reason) }

    private mutating func readHeader(_ row: [ArraySlice<UInt8>]) throws {
        let names = row.map { $0.trimmed.text }
        let named = names.filter { !$0.isEmpty }
        guard Set(named).count == named.count else { throw failure("a column stands twice.") }
        header = names
    }

    /// The place of a column, or the usual one where the header does not name it.
    private func place(of column: String, usual: Int? = nil) -> Int? {
        header?.firstIndex(of: column) ?? usual
    }

    private mutating func read(_ row: [ArraySlice<UInt8>]) throws {
        switch section {
        case .none: throw failure("expected META, PROJECTS or VOTES.")
        case .meta: try readFact(row)
        case .projects: try readProject(row)
        case .votes: try readVote(row)
        }
    }

    private mutating func readFact(_ row: [ArraySlice<UInt8>]) throws {
        guard row.count >= 2 else { throw failure("a fact needs a name and a value, divided by “;”.") }
        let name = row[0].trimmed.text
        guard factLines[name] == nil else { throw failure("“\(name)” stands twice.") }
        factLines[name] = startLine
        guard facts.count < 10_000 else { throw failure("more than 10000 facts.") }
        facts.append((name, row[1].trimmed.text))
    }

    private mutating func readProject(_ row: [ArraySlice<UInt8>]) throws {
        let id = cell(row, place(of: "project_id", usual: 0) ?? 0).text
        guard !id.isEmpty else { throw failure("a project has no identifier.") }
        var fields: [String: String] = [:]
        for (name, cell) in zip(header ?? [], row) {
            let value = cell.trimmed.text
            if value.lowercased() != "none" { fields[name] = value }
        }
        guard let text = fields["cost"] else { throw failure("the project “\(id)” has no cost.") }
        guard let cost = Rational(decimal: text.withPoint), cost.sign >= 0 else {
            throw failure("“\(text)” is no cost.")
        }
        guard places[id] == nil else { throw failure("the project “\(id)” stands twice.") }
        guard options.count < ElectionReader.mostOptions else {
            throw failure("more than \(ElectionReader.mostOptions) projects.")
        }
        places[id] = Int32(options.count)
        options.append(Choice(id: id, name: fields["name"], cost: cost, fields: fields))
    }

    private mutating func beginVotes() throws {
        kind = try kindOfVotes()
        limits = BallotLimits(facts)
    }

    private func kindOfVotes() throws -> Election.Kind {
        switch facts.first(where: { $0.name == "vote_type" })?.value {
        case "approval", "choose-1": return .approval
        case "ordinal": return .ordinal
        case "cumulative": return .cumulative
        case "scoring": return .scoring
        case .some(let other): throw failure("the vote_type “\(other)” is not known.")
        case nil: throw failure("META has no vote_type.")
        }
    }

    private mutating func readVote(_ row: [ArraySlice<UInt8>]) throws {
        guard let place = place(of: "vote") else { throw failure("VOTES has no column “vote”.") }
        try checkCells(of: row, upTo: place)
        if let place = self.place(of: "voter_id") { voterIDs.add(cell(row, place)) }
        let named = try options(in: cell(row, place))
        let ballot: Ballot
        switch kind {
        case .approval: ballot = Ballot(approving: named.map(Int.init))
        case .ordinal: ballot = try ranking(named)
        default: ballot = try pointed(named, row)
        }
        limits.check(ballot)
        box.add(ballot)
    }

    /// NB: votes divided by semicolons instead of commas, or a cell left out, would otherwise be lost unseen.
    private func checkCells(of row: [ArraySlice<UInt8>], upTo place: Int) throws {
        let expected = header?.count ?? 0
        guard place < row.count, row.dropFirst(expected).allSatisfy({ $0.trimmed.isEmpty }) else {
            throw failure("\(row.count) cells but \(expected) columns.")
        }
    }

    private func ranking(_ named: [Int32]) throws -> Ballot {
        guard Set(named).count == named.count else { throw failure("a project stands twice in a ranking.") }
        return Ballot(named)
    }

    private func cell(_ row: [ArraySlice<UInt8>], _ place: Int) -> ArraySlice<UInt8> {
        guard place < row.count else { return [] }
        let cell = row[place].trimmed
        return cell.count == 4 && cell.text.lowercased() == "none" ? [] : cell
    }

    private func options(in cell: ArraySlice<UInt8>) throws -> [Int32] {
        try cell.split(separator: UInt8(ascii: ",")).map { part in
            let id = part.trimmed.text
            guard let place = places[id] else { throw failure("no project “\(id)”.") }
            return place
        }
    }

    private func pointed(_ named: [Int32], _ row: [ArraySlice<UInt8>]) throws -> Ballot {
        guard let place = place(of: "points") else { throw failure("VOTES has no column “points”.") }
        let texts = cell(row, place).split(separator: UInt8(ascii: ",")).map { $0.trimmed.text }
        guard texts.count == named.count else {
            throw failure("\(named.count) projects but \(texts.count) points.")
        }
        guard Set(named).count == named.count else { throw failure("a project stands twice.") }
        return Ballot(
            points: try zip(named, texts).map { option, text in
                guard let value = Rational(decimal: text) else { throw failure("“\(text)” is no number.") }
                return (option: Int(option), value: value)
            })
    }

    mutating func finish(lastLine: Int) throws -> Election {
        startLine = max(1, lastLine)
        guard !cells.isOpen else { throw failure("a quoted cell is never closed.") }
        guard let kind else { throw failure("the file has no VOTES.") }
        guard let text = facts.first(where: { $0.name == "budget" })?.value else {
            throw failure("META has no budget.")
        }
        guard let budget = Rational(decimal: text.withPoint), budget.sign >= 0 else {
            throw TallyRefusal.badFile(
                line: factLines["budget"] ?? startLine, reason: "“\(text)” is no budget.")
        }
        var election = Election(kind: kind, options: options, budget: budget, ballots: box.ballots)
        election.facts = facts
        election.ballotWarnings = limits.warnings + voterIDs.warnings
        return election
    }
}

extension String {
    /// With the decimal comma turned into a point.
    fileprivate var withPoint: String { String(map { $0 == "," ? "." : $0 }) }
}
