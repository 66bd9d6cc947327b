import Tally

/// A result as a bar chart: how many voters name each option, winners in full colour.
struct TallyChart {
    private static let barHeight = 18
    private static let labelWidth = 260
    private static let barWidth = 420

    private let result: TallyResult
    private let language: TallyLanguage

    init(_ result: TallyResult, language: TallyLanguage) {
        self.result = result
        self.language = language
    }

    var svg: String {
        let election = result.election
        let votes = counts(election)
        let order = election.options.indices.sorted {
            votes[$0] == votes[$1] ? $0 < $1 : votes[$0] > votes[$1]
        }
        let most = max(1, votes.max() ?? 1)
        let height = 34 + order.count * (TallyChart.barHeight + 6)
        let width = TallyChart.labelWidth + TallyChart.barWidth + 90
        let bars = order.enumerated().map { place, option in bar(place, option, votes[option], most) }
        let title =
            language == .en
            ? "Votes; winners in full colour" : "Votes\u{202f}; les choix retenus en couleur pleine"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" role="img" font-family="sans-serif" font-size="12">
            <title>\(escaped(title))</title>
            <text x="8" y="18">\(escaped(result.rule.name)) — \(escaped(title))</text>
            \(bars.joined(separator: "\n"))
            </svg>

            """
    }

    private func counts(_ election: Election) -> [Int] {
        var votes = [Int](repeating: 0, count: election.options.count)
        for counted in election.ballots {
            for option in counted.ballot.options { votes[Int(option)] += counted.count }
        }
        return votes
    }

    private func bar(_ place: Int, _ option: Int, _ votes: Int, _ most: Int) -> String {
        let y = 30 + place * (TallyChart.barHeight + 6)
        let isWinner = result.outcome.winners.contains(option)
        let width = max(1, votes * TallyChart.barWidth / most)
        let name = String(result.election.options[option].name.prefix(40))
        let colour = isWinner ? "#1b6e53" : "#b9c7c0"
        return """
            <text x="\(TallyChart.labelWidth - 8)" y="\(y + 13)" text-anchor="end">\(escaped(name))</text>
            <rect x="\(TallyChart.labelWidth)" y="\(y)" width="\(width)" height="\(TallyChart.barHeight)" fill="\(colour)"/>
            <text x="\(TallyChart.labelWidth + width + 6)" y="\(y + 13)">\(votes)\(isWinner ? " ✓" : "")</text>
            """
    }

    private func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
    }
}
