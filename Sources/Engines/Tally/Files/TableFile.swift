/// Reads a table: the head names the kind of ballots and then the options; optional rows `name`, `cost`,
/// `budget` and `seats`; then one row a ballot, its first cell how many cast it.
///
///     approval,park,school
///     cost,1000,2500
///     budget,3000
///     12,1,0
///
/// A cell of a ballot is 1 or nothing for an approval, a whole rank from 1 for `ordinal`, a number for
/// `cumulative` and `scoring`, a whole grade from 0 (best) to 999 for `grades`.
struct TableReader: BallotLineReader {
    private static let mostGrades = 1000

    private var cells = SeparatedCells(separator: UInt8(ascii: ","))
    private var line = 0
    private var election: Election?
    private var box = BallotBox()
    var voters: Int { box.voters }

    private func failure(_ reason: String) -> TallyRefusal { .badFile(line: line, reason: reason) }

    mutating func read(_ bytes: ArraySlice<UInt8>, number: Int) throws {
        line = number
        guard let row = cells.read(bytes)?.map({ $0.trimmed.text }) else { return }
        if row == [""] { return }
        guard let election else { return try readHead(row) }
        switch row[0] {
        case "name": try readNames(row)
        case "cost": try readCosts(row)
        case "budget":
            let budget = try amount(row.count > 1 ? row[1] : "")
            self.election?.budget = budget
        case "seats":
            let count = try seats(row, of: election)
            self.election?.seats = count
        default: try readBallot(row, election)
        }
    }

    private mutating func readHead(_ row: [String]) throws {
        guard let kind = Election.Kind(rawValue: row[0]), row.count > 1 else {
            let kinds = Election.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw failure("the head begins with one of \(kinds), then names the options.")
        }
        guard Set(row).count == row.count, row.count <= ElectionReader.mostOptions, !row.contains("") else {
            throw failure("an option stands twice or has no name, or there are too many.")
        }
        election = Election(kind: kind, options: row.dropFirst().map { Choice(id: $0) })
    }

    private mutating func readNames(_ row: [String]) throws {
        guard row.count - 1 == election?.options.count else { throw failure("one name an option is needed.") }
        for (place, name) in row.dropFirst().enumerated() { election?.options[place].name = name }
    }

    private mutating func readCosts(_ row: [String]) throws {
        guard row.count - 1 == election?.options.count else { throw failure("one cost an option is needed.") }
        for (place, text) in row.dropFirst().enumerated() {
            let cost = try amount(text)
            election?.options[place].cost = cost
        }
    }

    private func amount(_ text: String) throws -> Rational {
        guard let value = Rational(decimal: text), value.sign >= 0 else {
            throw failure("“\(text)” is no amount.")
        }
        return value
    }

    private func seats(_ row: [String], of election: Election) throws -> Int {
        guard row.count > 1, let count = Int(row[1]), (1...election.options.count).contains(count) else {
            throw failure("seats is a count of at most the options.")
        }
        return count
    }

    private mutating func readBallot(_ row: [String], _ election: Election) throws {
        guard let count = ElectionReader.count(row[0]) else {
            throw failure("“\(row[0])” is no count of voters.")
        }
        guard row.count - 1 <= election.options.count else { throw failure("more cells than options.") }
        let marks = try row.dropFirst().enumerated().compactMap {
            place, text -> (option: Int, value: Rational)? in
            if text.isEmpty { return nil }
            guard let value = Rational(decimal: text) else { throw failure("“\(text)” is no number.") }
            return (place, value)
        }
        box.add(try ballot(marks, kind: election.kind), count: count)
    }

    private func ballot(_ marks: [(option: Int, value: Rational)], kind: Election.Kind) throws -> Ballot {
        switch kind {
        case .approval:
            guard marks.allSatisfy({ $0.value == .one || $0.value.isZero }) else {
                throw failure("an approval is 1 or 0.")
            }
            return Ballot(approving: marks.filter { $0.value == .one }.map(\.option))
        case .ordinal:
            guard marks.allSatisfy({ $0.value.exactInt ?? 0 >= 1 }) else {
                throw failure("a rank is a whole number from 1 on.")
            }
            let ranks = Set(marks.map(\.value)).sorted()
            return Ballot(tiers: ranks.map { rank in marks.filter { $0.value == rank }.map(\.option) })
        case .grades:
            guard marks.allSatisfy({ (0..<TableReader.mostGrades).contains($0.value.exactInt ?? -1) }) else {
                throw failure("a grade is a whole number from 0 to \(TableReader.mostGrades - 1).")
            }
            return Ballot(points: marks)
        case .cumulative, .scoring: return Ballot(points: marks)
        }
    }

    mutating func finish(lastLine: Int) throws -> Election {
        line = max(1, lastLine)
        guard var election else { throw failure("the file is empty.") }
        guard !cells.isOpen else { throw failure("a quoted cell is never closed.") }
        election.ballots = box.ballots
        if election.kind == .grades {
            let worst = box.ballots.flatMap { $0.ballot.points }.max()?.exactInt ?? 0
            election.gradeNames = (0...max(0, worst)).map(String.init)
        }
        return election
    }
}

/// Writes a table.
struct TableWriter {
    let election: Election

    func text() -> String {
        var rows = [[election.kind.rawValue] + election.options.map(\.id)]
        if election.options.contains(where: { $0.name != $0.id }) {
            rows.append(["name"] + election.options.map(\.name))
        }
        if election.options.allSatisfy({ $0.cost != nil }) {
            rows.append(["cost"] + election.options.map { ($0.cost ?? .zero).exactText })
        }
        if let budget = election.budget { rows.append(["budget", budget.exactText]) }
        if let seats = election.seats { rows.append(["seats", String(seats)]) }
        rows += election.ballots.map { [String($0.count)] + cells($0.ballot) }
        return rows.map { row in
            row.map { SeparatedCells.written($0, separator: ",") }.joined(separator: ",") + "\n"
        }.joined()
    }

    private func cells(_ ballot: Ballot) -> [String] {
        var cells = [String](repeating: "", count: election.options.count)
        if election.kind == .ordinal {
            for (rank, tier) in ballot.tiers.enumerated() {
                for option in tier { cells[option] = String(rank + 1) }
            }
        } else {
            for (place, option) in ballot.options.enumerated() {
                cells[Int(option)] = ballot.points.isEmpty ? "1" : ballot.points[place].exactText
            }
        }
        return cells
    }
}

extension Election {
    /// The election as a file. Throws `TallyRefusal` when the format cannot hold it.
    public func text(as format: BallotFormat) throws -> String {
        switch format {
        case .pabulib: try PabulibWriter(election: self).text()
        case .blt: try BLTWriter(election: self).text()
        case .abcvoting: try CommitteeYAMLWriter(election: self).text()
        case .csv: TableWriter(election: self).text()
        default: try PrefLibWriter(election: self, format: format).text()
        }
    }
}
