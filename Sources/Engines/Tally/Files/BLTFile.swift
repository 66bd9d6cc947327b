/// Reads `.blt` files: candidates and seats, ballots that end in 0, then the names in quotes.
struct BLTReader: BallotLineReader {
    private var line = 0
    private var optionCount: Int?
    private var seats = 1
    private var withdrawn: Set<Int> = []
    private var isPastBallots = false
    private var texts: [String] = []
    private var box = BallotBox()
    var voters: Int { box.voters }

    private func failure(_ reason: String) -> TallyRefusal { .badFile(line: line, reason: reason) }

    mutating func read(_ bytes: ArraySlice<UInt8>, number: Int) throws {
        line = number
        if isPastBallots { return try readText(bytes.trimmed) }
        let comment = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        let words = bytes[bytes.startIndex..<comment].split { $0 == 0x20 || $0 == 0x09 }.map(\.text)
        if words.isEmpty { return }
        if optionCount == nil { return try readHead(words) }
        if words[0].hasPrefix("-"), words.count >= 1, words[0] != "-" { return try readWithdrawn(words) }
        if words == ["0"] {
            isPastBallots = true
        } else {
            try readBallot(words)
        }
    }

    private mutating func readHead(_ words: [String]) throws {
        guard words.count == 2, let count = Int(words[0]), let places = Int(words[1]), count > 0, places > 0,
            count <= ElectionReader.mostOptions, places <= count
        else { throw failure("expected the number of candidates and of seats.") }
        (optionCount, seats) = (count, places)
    }

    private mutating func readWithdrawn(_ words: [String]) throws {
        guard box.ballots.isEmpty else { throw failure("who has withdrawn stands before the ballots.") }
        for word in words {
            guard let number = Int(word), number < 0, -number <= optionCount ?? 0 else {
                throw failure("“\(word)” is no withdrawn candidate.")
            }
            withdrawn.insert(-number - 1)
        }
    }

    private mutating func readBallot(_ words: [String]) throws {
        guard let voters = ElectionReader.count(words[0]) else {
            throw failure("a ballot begins with a count above 0.")
        }
        guard words.count > 1, words.last == "0" else { throw failure("a ballot ends with 0.") }
        let tiers = try words.dropFirst().dropLast().filter { $0 != "-" }.map { word in
            try word.split(separator: "=", omittingEmptySubsequences: false).map { part in
                guard let number = Int(part), (1...(optionCount ?? 1)).contains(number) else {
                    throw failure("“\(part)” is no candidate.")
                }
                return number - 1
            }
        }
        let flat = tiers.joined()
        guard Set(flat).count == flat.count else { throw failure("a candidate stands twice.") }
        let standing = tiers.map { $0.filter { !withdrawn.contains($0) } }.filter { !$0.isEmpty }
        box.add(Ballot(tiers: standing), count: voters)
    }

    private mutating func readText(_ text: ArraySlice<UInt8>) throws {
        if text.isEmpty || text.first == UInt8(ascii: "#") { return }
        var cells = SeparatedCells(separator: UInt8(ascii: " "))
        guard text.first == UInt8(ascii: "\""), let read = cells.read(text), let name = read.first
        else { throw failure("expected a name in double quotes.") }
        texts.append(name.text)
    }

    mutating func finish(lastLine: Int) throws -> Election {
        line = max(1, lastLine)
        guard let optionCount else { throw failure("the file is empty.") }
        guard isPastBallots else { throw failure("the line 0 after the ballots is missing.") }
        guard texts.isEmpty || texts.count >= optionCount else {
            throw failure("\(texts.count) names for \(optionCount) candidates.")
        }
        let standing = (0..<optionCount).filter { !withdrawn.contains($0) }
        let places = Dictionary(uniqueKeysWithValues: standing.enumerated().map { ($1, $0) })
        let ballots = box.ballots.map { counted in
            let tiers = counted.ballot.tiers.map { $0.compactMap { places[$0] } }
            return CountedBallot(Ballot(tiers: tiers), count: counted.count)
        }
        var election = Election(
            kind: .ordinal,
            options: standing.map { Choice(id: String($0 + 1), name: texts.isEmpty ? nil : texts[$0]) },
            seats: seats, ballots: ballots)
        if texts.count > optionCount { election.facts = [("TITLE", texts[optionCount])] }
        return election
    }
}

/// Writes `.blt` files.
struct BLTWriter {
    let election: Election

    /// The candidates' numbers: their identifiers where these rise, so that who has withdrawn keeps a place;
    /// else from 1 on.
    private var numbers: [Int] {
        let own = election.options.compactMap { option in
            Int(option.id).flatMap { $0 > 0 && String($0) == option.id ? $0 : nil }
        }
        let isRising = zip(own, own.dropFirst()).allSatisfy { $0 < $1 }
        let fits = own.count == election.options.count && own.last ?? 0 <= ElectionReader.mostOptions
        return fits && isRising ? own : Array(1...max(1, election.options.count))
    }

    func text() throws -> String {
        guard election.kind == .ordinal else {
            throw TallyRefusal.badRequest("A .blt file cannot hold \(election.kind.rawValue) ballots.")
        }
        let numbers = numbers
        let names = Dictionary(zip(numbers, election.options.map(\.name)), uniquingKeysWith: { $1 })
        let all = 1...(numbers.last ?? 1)
        var lines = ["\(all.count) \(election.seats ?? 1)"]
        lines += all.filter { names[$0] == nil }.map { "-\($0)" }
        for counted in election.ballots {
            let tiers = counted.ballot.tiers.map { $0.map { String(numbers[$0]) }.joined(separator: "=") }
            lines.append(([String(counted.count)] + tiers + ["0"]).joined(separator: " "))
        }
        lines.append("0")
        let title = election.fact("TITLE") ?? "Election"
        lines += (all.map { names[$0] ?? "Withdrawn" } + [title]).map { name in
            "\""
                + name.onOneLine.split(separator: "\"", omittingEmptySubsequences: false).joined(
                    separator: "\"\"")
                + "\""
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
