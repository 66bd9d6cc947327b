/// Reads abcvoting's YAML: `profile`, `num_cand`, `committeesize`, and what else may stand there, of which
/// only `description` and `voter_weights` are kept.
struct CommitteeYAMLReader: BallotLineReader {
    private static let keys: Set = [
        "description", "profile", "num_cand", "committeesize", "compute", "voter_weights",
    ]

    private var line = 0
    private var values: [String: (line: Int, text: String)] = [:]
    private var key: String?
    var voters: Int { 0 }

    private func failure(_ reason: String, at place: Int? = nil) -> TallyRefusal {
        .badFile(line: place ?? line, reason: reason)
    }

    mutating func read(_ bytes: ArraySlice<UInt8>, number: Int) throws {
        line = number
        guard let first = bytes.first, first != UInt8(ascii: "#"), !bytes.starts(with: Array("---".utf8))
        else {
            return
        }
        let isContinued =
            first == 0x20 || first == 0x09 || first == UInt8(ascii: "-") || first == UInt8(ascii: "]")
        if isContinued {
            guard let key else { throw failure("expected a key such as “profile:”.") }
            values[key]?.text += " " + CommitteeYAMLReader.value(bytes, of: key)
        } else {
            try begin(bytes)
        }
    }

    private mutating func begin(_ bytes: ArraySlice<UInt8>) throws {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { throw failure("expected a key.") }
        let name = bytes[bytes.startIndex..<colon].trimmed.text
        guard CommitteeYAMLReader.keys.contains(name) else {
            throw failure("the key “\(name)” is not known.")
        }
        guard values[name] == nil else { throw failure("“\(name)” stands twice.") }
        values[name] = (line, CommitteeYAMLReader.value(bytes[(colon + 1)...], of: name))
        key = name
    }

    /// Without a comment, which begins with a space and “#”; a description may hold one as text.
    private static func value(_ bytes: ArraySlice<UInt8>, of key: String) -> String {
        let comment = zip(bytes.indices, bytes.indices.dropFirst()).first {
            (bytes[$0] == 0x20 || bytes[$0] == 0x09) && bytes[$1] == UInt8(ascii: "#")
        }
        let end = key == "description" ? nil : comment?.0
        return bytes[..<(end ?? bytes.endIndex)].trimmed.text
    }

    mutating func finish(lastLine: Int) throws -> Election {
        line = max(1, lastLine)
        guard let profile = values["profile"] else { throw failure("there is no profile.") }
        let sets = try lists(profile.text, at: profile.line)
        let greatest = sets.joined().max() ?? 0
        let most = ElectionReader.mostOptions
        let count = try number("num_cand") ?? min(greatest, most) + 1
        guard count <= most, greatest < count else {
            throw failure(
                "the profile names a candidate beyond num_cand, or there are over \(most).", at: profile.line)
        }
        let weights = try self.weights(count: sets.count)
        // NB: equal ballots stay apart and in order, because Greedy Monroe depends on the voters' order.
        let ballots = zip(sets, weights).map { CountedBallot(Ballot(approving: $0), count: $1) }
        var election = Election(
            kind: .approval, options: (0..<count).map { Choice(id: String($0)) },
            seats: try number("committeesize"), ballots: ballots)
        if let text = values["description"]?.text {
            election.facts = [("description", CommitteeYAMLReader.plain(text))]
        }
        return election
    }

    /// A text without its quotes, or without the sign that begins a block.
    private static func plain(_ text: String) -> String {
        if text.count > 1, text.hasPrefix("'"), text.hasSuffix("'") {
            return String(text.dropFirst().dropLast())
        }
        guard text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") else {
            let isBlock = text.hasPrefix("|") || text.hasPrefix(">")
            return isBlock ? String(text.drop { "|>+-0123456789 ".contains($0) }) : text
        }
        var (plain, isEscaped) = ("", false)
        for character in text.dropFirst().dropLast() {
            isEscaped = character == "\\" && !isEscaped
            if !isEscaped { plain.append(character) }
        }
        return plain
    }

    private func number(_ key: String) throws -> Int? {
        guard let value = values[key] else { return nil }
        guard let number = Int(value.text), number > 0 else {
            throw failure("“\(value.text)” is no count.", at: value.line)
        }
        return number
    }

    private func weights(count: Int) throws -> [Int] {
        guard let value = values["voter_weights"] else { return Array(repeating: 1, count: count) }
        guard !value.text.contains(".") else {
            throw failure("voter_weights with a fraction cannot be counted here.", at: value.line)
        }
        let lists = try lists("[" + value.text + "]", at: value.line)
        let most = ElectionReader.mostVoters / max(1, count)
        guard lists.count == 1, lists[0].count == count, lists[0].allSatisfy({ (1...most).contains($0) })
        else {
            throw failure("voter_weights needs one whole weight above 0 a voter.", at: value.line)
        }
        return lists[0]
    }

    private func lists(_ text: String, at place: Int) throws -> [[Int]] {
        do {
            return try NumberLists.read(text)
        } catch let problem as NumberLists.Failure {
            throw failure(problem.reason, at: place)
        }
    }
}

/// Writes abcvoting's YAML.
struct CommitteeYAMLWriter {
    let election: Election

    func text() throws -> String {
        guard election.kind == .approval else {
            throw TallyRefusal.badRequest("abcvoting's YAML cannot hold \(election.kind.rawValue) ballots.")
        }
        let sets = election.ballots.flatMap { counted in
            let list = "[" + counted.ballot.options.map(String.init).joined(separator: ", ") + "]"
            return Array(repeating: list, count: counted.count)
        }
        let size = election.seats.map { "committeesize: \($0)\n" } ?? ""
        let description = election.fact("description").map { "description: \(quoted($0))\n" } ?? ""
        return description + "profile: [" + sets.joined(separator: ",\n  ")
            + "]\nnum_cand: \(election.options.count)\n"
            + size
    }

    /// In double quotes, on one line.
    private func quoted(_ text: String) -> String {
        "\"" + String(text.onOneLine.flatMap { "\\\"".contains($0) ? ["\\", $0] : [$0] }) + "\""
    }
}
