/// Writes `.pb` files of Pabulib.
struct PabulibWriter {
    let election: Election
    private let tally: (votes: [Int], points: [Rational])
    /// By falling votes (or points), as Pabulib sorts the projects.
    private let projectOrder: [Int]
    /// The place of each project in that order.
    private let places: [Int]

    init(election: Election) {
        self.election = election
        let tally = PabulibWriter.tally(election)
        projectOrder = election.options.indices.sorted {
            (tally.points[$1], tally.votes[$1], $0) < (tally.points[$0], tally.votes[$0], $1)
        }
        var places = [Int](repeating: 0, count: projectOrder.count)
        for (place, project) in projectOrder.enumerated() { places[project] = place }
        self.places = places
        self.tally = tally
    }

    /// The facts that every file has, in Pabulib's order, with what stands for one that is not known.
    private static let required = [
        ("description", "Participatory budget"), ("country", "Worldwide"), ("unit", "Unit"),
        ("instance", "1"), ("num_projects", ""), ("num_votes", ""), ("budget", ""), ("vote_type", ""),
        ("rule", "unknown"), ("date_begin", "2026"), ("date_end", "2026"),
    ]
    private static let factOrder = [
        "description", "country", "unit", "district", "subunit", "instance", "num_projects", "num_votes",
        "budget", "vote_type", "rule", "date_begin", "date_end", "min_length", "max_length", "min_sum_cost",
        "max_sum_cost", "min_points", "max_points", "min_sum_points", "max_sum_points", "default_score",
        "min_project_cost", "max_project_cost", "min_project_score_threshold", "neighborhoods",
        "subdistricts", "categories", "edition", "language", "currency", "fully_funded", "experimental",
        "comment", "acknowledgments",
    ]
    private static let columnOrder = [
        "project_id", "cost", "votes", "score", "name", "category", "beneficiaries", "selected",
        "neighborhood", "subunit", "district", "description", "proposer", "public_id", "latitude",
        "longitude",
    ]

    func text() throws -> String {
        guard election.budget != nil, election.kind != .grades else {
            throw TallyRefusal.badRequest("A .pb file needs a budget and costs.")
        }
        var text = "META\nkey;value\n"
        for (name, value) in facts { text += line([name, value]) }
        text += "PROJECTS\n" + line(columns)
        for index in projectOrder { text += line(columns.map { field($0, of: index) }) }
        text += "VOTES\n" + (hasPoints ? "voter_id;vote;points\n" : "voter_id;vote\n")
        var voter = 0
        for counted in election.ballots {
            let cells = ballotCells(counted.ballot)
            for _ in 0..<counted.count {
                voter += 1
                text += line([String(voter)] + cells)
            }
        }
        return text
    }

    private var hasPoints: Bool { election.kind == .cumulative || election.kind == .scoring }

    private var facts: [(String, String)] {
        var known = Dictionary(election.facts.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        for (name, value) in PabulibWriter.required where known[name] == nil { known[name] = value }
        known["num_projects"] = String(election.options.count)
        known["num_votes"] = String(election.voterCount)
        known["budget"] = (election.budget ?? .zero).exactText
        let isOneOnly = known["vote_type"] == "choose-1" && election.kind == .approval
        known["vote_type"] = isOneOnly ? "choose-1" : election.kind.rawValue
        if election.kind == .cumulative, known["max_sum_points"] == nil {
            // NB: the format wants it, as a whole number; without it every sum given is as good as any.
            let greatest = election.ballots.map { $0.ballot.points.sum() }.max() ?? .zero
            known["max_sum_points"] = String(-(-greatest).floor)
        }
        let others = election.facts.map(\.name).filter { !PabulibWriter.factOrder.contains($0) }
        return (PabulibWriter.factOrder + others).compactMap { name in known[name].map { (name, $0) } }
    }

    private var columns: [String] {
        var present: Set<String> = ["project_id", "cost", "votes", "name"]
        if hasPoints || election.options.contains(where: { $0.fields["score"] != nil }) {
            present.insert("score")
        }
        for option in election.options { present.formUnion(option.fields.keys) }
        let others = present.subtracting(PabulibWriter.columnOrder).sorted()
        return PabulibWriter.columnOrder.filter(present.contains) + others
    }

    private static func tally(_ election: Election) -> (votes: [Int], points: [Rational]) {
        var points = [Rational](repeating: .zero, count: election.options.count)
        for counted in election.ballots {
            for (place, option) in counted.ballot.options.enumerated() {
                let score =
                    switch election.kind {
                    case .cumulative, .scoring: counted.ballot.points[place]
                    case .ordinal: Rational(counted.ballot.options.count - place - 1)
                    case .approval, .grades: Rational.zero
                    }
                points[Int(option)] += score * Rational(counted.count)
            }
        }
        return (election.votesByOption, points)
    }

    private func field(_ column: String, of index: Int) -> String {
        let option = election.options[index]
        return switch column {
        case "project_id": option.id
        case "cost": (option.cost ?? .zero).exactText
        case "votes": String(tally.votes[index])
        case "score" where hasPoints: tally.points[index].exactText
        case "name": option.name
        case "category", "beneficiaries": PabulibWriter.list(option.fields[column] ?? "")
        default: option.fields[column] ?? ""
        }
    }

    /// A list without spaces around its commas, as Pabulib's checker wants it.
    private static func list(_ text: String) -> String {
        text.split(separator: ",", omittingEmptySubsequences: false)
            .map { String($0).withoutOuterSpaces }.joined(separator: ",")
    }

    /// NB: but for rankings the projects stand as above, so that the file read and written again is the same.
    private func ballotCells(_ ballot: Ballot) -> [String] {
        let order =
            election.kind == .ordinal
            ? Array(ballot.options.indices)
            : ballot.options.indices.sorted {
                places[Int(ballot.options[$0])] < places[Int(ballot.options[$1])]
            }
        let ids = order.map { election.options[Int(ballot.options[$0])].id }.joined(separator: ",")
        return hasPoints ? [ids, order.map { ballot.points[$0].exactText }.joined(separator: ",")] : [ids]
    }

    private func line(_ cells: [String]) -> String {
        cells.map { SeparatedCells.written($0, separator: ";") }.joined(separator: ";") + "\n"
    }
}
