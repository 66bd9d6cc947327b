/// Reads PrefLib's orders (`.soc .soi .toc .toi`) and categories (`.cat`): comments with facts, then lines
/// of a count, a colon and the ballot, where braces hold equals.
struct PrefLibReader: BallotLineReader {
    private let format: BallotFormat
    private let holdsCategories: Bool
    private var facts: [(name: String, value: String)] = []
    private var names: [Int: String] = [:]
    /// The place of each alternative's number, known from the first ballot on.
    private var places: [Int: Int] = [:]
    private var categoryNames: [Int: String] = [:]
    private var optionCount: Int?
    private var categoryCount: Int?
    private var box = BallotBox()
    private var line = 0
    var voters: Int { box.voters }

    init(_ format: BallotFormat) {
        self.format = format
        holdsCategories = format == .categories
    }

    private func failure(_ reason: String) -> TallyRefusal { .badFile(line: line, reason: reason) }

    mutating func read(_ bytes: ArraySlice<UInt8>, number: Int) throws {
        line = number
        let bytes = bytes.trimmed
        if bytes.isEmpty { return }
        if bytes.first == UInt8(ascii: "#") {
            try readFact(bytes.dropFirst().text)
        } else {
            try readBallot(bytes)
        }
    }

    private mutating func readFact(_ text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return }
        let name = String(parts[0]).withoutOuterSpaces
        let value = String(parts[1]).withoutOuterSpaces
        guard facts.count < ElectionReader.mostOptions * 2 else { throw failure("too many facts.") }
        facts.append((name, value))
        guard places.isEmpty || !name.hasPrefix("ALTERNATIVE") && !name.hasPrefix("NUMBER ALT") else {
            throw failure("an alternative is named after the first ballot.")
        }
        if name == "NUMBER ALTERNATIVES" {
            guard optionCount == nil else { throw failure("“\(name)” stands twice.") }
            optionCount = try count(value, atMost: ElectionReader.mostOptions)
        } else if name == "NUMBER CATEGORIES" {
            categoryCount = try count(value, atMost: 1000)
        } else if name.hasPrefix("ALTERNATIVE NAME "), let place = Int(name.dropFirst(17)) {
            guard names[place] == nil else { throw failure("“\(name)” stands twice.") }
            names[place] = value
        } else if name.hasPrefix("CATEGORY NAME "), let place = Int(name.dropFirst(14)) {
            categoryNames[place] = value
        }
    }

    private func count(_ text: String, atMost limit: Int) throws -> Int {
        guard let value = Int(text), (1...limit).contains(value) else {
            throw failure("“\(text)” is no count between 1 and \(limit).")
        }
        return value
    }

    private mutating func readBallot(_ bytes: ArraySlice<UInt8>) throws {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            let voters = ElectionReader.count(bytes[bytes.startIndex..<colon].trimmed.text)
        else { throw failure("a ballot begins with a count above 0 and a colon.") }
        if places.isEmpty {
            places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
        }
        let tiers = try self.tiers(bytes[(colon + 1)...])
        try check(tiers)
        box.add(holdsCategories ? try graded(tiers) : Ballot(tiers: tiers), count: voters)
    }

    /// What the ending of the file's name promises: complete orders, strict orders.
    private func check(_ tiers: [[Int]]) throws {
        let flat = tiers.joined()
        guard Set(flat).count == flat.count else { throw failure("an alternative stands twice.") }
        let isComplete = format == .strictComplete || format == .tiedComplete
        guard !isComplete || flat.count == optionCount else {
            throw failure("the order names \(flat.count) of \(optionCount ?? 0) alternatives.")
        }
        let isStrict = format == .strictComplete || format == .strictIncomplete
        guard !isStrict || tiers.allSatisfy({ $0.count == 1 }) else {
            throw failure("alternatives stand alike in a file of strict orders.")
        }
    }

    private func graded(_ tiers: [[Int]]) throws -> Ballot {
        guard tiers.count <= categoryCount ?? .max else { throw failure("more categories than declared.") }
        return Ballot(
            points: tiers.enumerated().flatMap { grade, options in
                options.map { (option: $0, value: Rational(grade)) }
            })
    }

    private func tiers(_ bytes: ArraySlice<UInt8>) throws -> [[Int]] {
        var tiers: [[Int]] = []
        var rest = bytes.trimmed
        while !rest.isEmpty {
            if rest.first == UInt8(ascii: "{") {
                guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
                    throw failure("no closing brace.")
                }
                let inside = rest[(rest.startIndex + 1)..<end].trimmed
                let tier = try inside.split(
                    separator: UInt8(ascii: ","), omittingEmptySubsequences: inside.isEmpty
                ).map { try option($0) }
                if !tier.isEmpty || holdsCategories { tiers.append(tier) }
                rest = rest[(end + 1)...].trimmed
                guard rest.isEmpty || rest.first == UInt8(ascii: ",") else {
                    throw failure("a comma is missing after a brace.")
                }
            } else {
                let end = rest.firstIndex(of: UInt8(ascii: ",")) ?? rest.endIndex
                tiers.append([try option(rest[rest.startIndex..<end])])
                rest = rest[end...]
            }
            if rest.first == UInt8(ascii: ",") {
                rest = rest.dropFirst().trimmed
                guard !rest.isEmpty else { throw failure("nothing follows the last comma.") }
            }
        }
        return tiers
    }

    /// The alternatives' numbers: those that have names when all have, else from 1 on. NB: some programs
    /// count from 0, and some files leave numbers out.
    private var numbers: [Int] {
        guard let optionCount else { return [] }
        return names.count == optionCount ? names.keys.sorted() : Array(1...optionCount)
    }

    private func option(_ bytes: ArraySlice<UInt8>) throws -> Int {
        let text = bytes.trimmed.text
        guard optionCount != nil else { throw failure("the line NUMBER ALTERNATIVES is missing above.") }
        guard let place = Int(text).flatMap({ places[$0] }) else {
            throw failure("“\(text)” is no alternative of this file.")
        }
        return place
    }

    mutating func finish(lastLine: Int) throws -> Election {
        line = max(1, lastLine)
        guard optionCount != nil else { throw failure("the line NUMBER ALTERNATIVES is missing.") }
        let grades = (0..<(categoryCount ?? 0)).map { categoryNames[$0 + 1] ?? String($0 + 1) }
        var election = Election(
            kind: holdsCategories ? .grades : .ordinal,
            options: numbers.map { Choice(id: String($0), name: names[$0]) },
            gradeNames: holdsCategories ? grades : [], ballots: box.ballots)
        election.facts = facts
        return election
    }
}
