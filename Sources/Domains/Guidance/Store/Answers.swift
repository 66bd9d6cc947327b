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

    /// Counts one sheet, without anything that tells whose it was. `mark` stands for the link it came by: a
    /// link counts once a month, and marks are forgotten with their month. False when it was counted before.
    func countSheet(need: String, legalForm: String, country: String, month: String, mark: String) throws
        -> Bool
    {
        _ = try execute("delete from guidance_counted where month <> \(month)")
        let isNew = try execute(
            """
            insert into guidance_counted (month, mark) values (\(month), \(mark))
            on conflict (month, mark) do nothing
            """)
        guard isNew == 1 else { return false }
        _ = try execute(
            """
            insert into guidance_count (need, legal_form, country, month, sheets)
            values (\(need), \(legalForm), \(country), \(month), 1)
            on conflict (need, legal_form, country, month)
            do update set sheets = guidance_count.sheets + 1
            """)
        return true
    }

    /// What the barometer sums: sheets by need, then what accepted answers chose and lacked. Only months that
    /// are over count, so that nobody sees what his own answer changes.
    func barometerCounts(before month: BarometerMonth) throws -> BarometerCounts {
        BarometerCounts(
            sheets: try pairs(
                """
                select need as term, sum(sheets) as n from guidance_count
                where month < \(month.text) group by need
                """),
            chosen: try answers(by: "chosen", before: month),
            outcomes: try answers(by: "outcome", before: month),
            lacking: try answers(by: "lacking", before: month))
    }

    /// Accepted answers by what stands in a column.
    private func answers(by column: SQL, before month: BarometerMonth) throws -> [String: Int] {
        try pairs(
            """
            select \(sql: column) as term, count(*) as n from guidance_answer
            where state = 'accepted' and received_at < \(month.start) and \(sql: column) is not null
            group by \(sql: column)
            """)
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

/// The month that runs, which the barometer leaves out.
struct BarometerMonth: Sendable {
    /// `2026-11`.
    let text: String
    /// Its first moment.
    let start: Instant

    init(_ now: Instant) {
        text = String(now.date.description.prefix(7))
        start = now.date.adding(days: 1 - now.date.components.day).start
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
