import CPostgres

/// Several statements on one trip (PostgreSQL manual, “Pipeline Mode”).
extension PostgresConnection {
    /// Runs prepared statements; the answer to the last. After one that fails none is run.
    func runTogether(_ statements: [(name: String, values: [SQLValue])]) throws -> PostgresResult {
        guard PQenterPipelineMode(handle) == 1 else { throw failure }
        defer { if PQexitPipelineMode(handle) != 1 { isGivenUp = true } }
        for (name, values) in statements { try send(name, values) }
        guard PQpipelineSync(handle) == 1 else { throw failure }
        let answers = statements.map { _ in nextAnswer() }
        // NB: the end of the trip has an answer too, which must be read before the next one.
        PQclear(PQgetResult(handle))
        let results = try answers.map { try $0.get() }
        return results[results.count - 1]
    }

    private func send(_ name: String, _ values: [SQLValue]) throws {
        let isSent = try PostgresParameters(values).withPointers { parameters in
            PQsendQueryPrepared(
                handle, name, parameters.count, parameters.values, parameters.lengths, parameters.formats, 1)
        }
        guard isSent == 1 else { throw failure }
    }

    /// The answer to one statement, read to its end whatever it is.
    private func nextAnswer() -> Result<PostgresResult, any Error> {
        let answer = Result { try check(PQgetResult(handle)) }
        while let more = PQgetResult(handle) { PQclear(more) }
        return answer
    }

    private var failure: PostgresFailure {
        PostgresFailure(state: "", message: lastMessage, isConnected: isAlive)
    }
}
