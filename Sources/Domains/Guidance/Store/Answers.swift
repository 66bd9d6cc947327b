import Kernel
import Storage

/// Answers and the sums made of them.
extension Transaction {
    /// Answers that wait to be read at most.
    static let mostPendingAnswers: Int64 = 10_000

    /// Keeps an answer until somebody has read it.
    func add(_ answer: Answer) throws {
        let pending = Answer.State.pending.rawValue
        let waiting: Int64? = try first(
            "select count(*) as n from guidance_answer where state = \(pending)")?["n"]
        guard waiting ?? 0 < Transaction.mostPendingAnswers else { throw GuidanceRefusal.full }
        _ = try execute(
            """
            insert into guidance_answer
                (id, need, legal_form, country, chosen, outcome, lacking, words, received_at, state)
            values (\(answer.id), \(answer.need), \(answer.legalForm), \(answer.country), \(answer.chosen),
                \(answer.outcome.rawValue), \(answer.lacking?.rawValue), \(answer.words), \(answer.receivedAt),
                \(answer.state.rawValue))
            """)
    }

    /// The answers in a state, the oldest first.
    func answers(_ state: Answer.State, limit: Int) throws -> [Answer] {
        try rows(
            """
            select * from guidance_answer where state = \(state.rawValue)
            order by received_at, answer_key limit \(limit)
            """
        ).compactMap(Answer.init(row:))
    }

    /// The answer of that identifier.
    func answer(_ id: ID<Answer>) throws -> Answer? {
        try first("select * from guidance_answer where id = \(id)").flatMap(Answer.init(row:))
    }

    /// Notes what was decided of an answer; her own words are erased, since nothing needs them any more.
    /// False when it was decided before.
    func decide(_ id: ID<Answer>, _ state: Answer.State, at now: Instant) throws -> Bool {
        try execute(
            """
            update guidance_answer set state = \(state.rawValue), decided_at = \(now), words = \(String?.none)
            where id = \(id) and state = \(Answer.State.pending.rawValue)
            """) == 1
    }

    /// Counts one sheet, without anything that tells whose it was.
    func countSheet(need: String, legalForm: String, country: String, month: String) throws {
        _ = try execute(
            """
            insert into guidance_count (need, legal_form, country, month, sheets)
            values (\(need), \(legalForm), \(country), \(month), 1)
            on conflict (need, legal_form, country, month)
            do update set sheets = guidance_count.sheets + 1
            """)
    }

    /// What the barometer sums: sheets by need, then what accepted answers chose and lacked.
    func barometerCounts() throws -> BarometerCounts {
        BarometerCounts(
            sheets: try pairs("select need as term, sum(sheets) as n from guidance_count group by need"),
            chosen: try pairs(
                """
                select chosen as term, count(*) as n from guidance_answer
                where state = 'accepted' and chosen is not null group by chosen
                """),
            outcomes: try pairs(
                "select outcome as term, count(*) as n from guidance_answer where state = 'accepted' group by outcome"
            ),
            lacking: try pairs(
                """
                select lacking as term, count(*) as n from guidance_answer
                where state = 'accepted' and lacking is not null group by lacking
                """))
    }

    private func pairs(_ sql: SQL) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try rows(sql) {
            let number: Int64 = try row["n"]
            counts[try row["term"]] = Int(number)
        }
        return counts
    }
}

/// Sums by term, before small groups are hidden.
struct BarometerCounts: Sendable {
    let sheets: [String: Int]
    let chosen: [String: Int]
    let outcomes: [String: Int]
    let lacking: [String: Int]
}

extension Answer {
    init?(row: Row) throws {
        let lack: String? = try row["lacking"]
        guard let id = ID<Answer>(try row["id"] as String),
            let outcome = Outcome(rawValue: try row["outcome"]), let state = State(rawValue: try row["state"])
        else { return nil }
        self.init(
            id: id, need: try row["need"], legalForm: try row["legal_form"], country: try row["country"],
            chosen: try row["chosen"], outcome: outcome, lacking: lack.flatMap(Lack.init(rawValue:)),
            words: try row["words"], receivedAt: try row["received_at"], state: state)
    }
}
