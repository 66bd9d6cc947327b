import Foundation
import Storage

/// An empty place for a database, which is removed afterwards.
public struct TestPlace: Sendable {
    /// Its address; open it as often as the test wants.
    public let url: DatabaseURL
    /// The file, on SQLite.
    public let path: String
}

/// Gives `body` an empty database on `engine` with `migrations` applied, and removes it afterwards.
@discardableResult
public func withDatabase<Result>(
    on engine: Engine, _ migrations: [Migration] = [], isolation: isolated (any Actor)? = #isolation,
    _ body: (Database) async throws -> Result
) async throws -> Result {
    try await withPlace(on: engine) { place in
        let database = try await Database.open(place.url, connections: 4)
        try await database.migrate(migrations)
        return try await closing(database) { try await body(database) }
    }
}

/// Gives `body` a place where there is no database yet, and removes what is there afterwards.
@discardableResult
public func withPlace<Result>(
    on engine: Engine, isolation: isolated (any Actor)? = #isolation,
    _ body: (TestPlace) async throws -> Result
) async throws -> Result {
    switch engine {
    case .sqlite: try await withScratchFile(body)
    case .postgres: try await withScratchSchema(body)
    }
}

/// Runs `body` and closes `database`, whether it throws or not.
@discardableResult
public func closing<Result>(
    _ database: Database, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async throws -> Result {
    do {
        let result = try await body()
        await database.close()
        return result
    } catch {
        await database.close()
        throw error
    }
}

/// Asks again until `question` has an answer, for what comes a moment later: on PostgreSQL any transaction of
/// any test holds the change feed of all of them back. Nil after `seconds`.
public func eventually<Answer: Sendable>(
    within seconds: Int = 20, isolation: isolated (any Actor)? = #isolation,
    _ question: () async throws -> Answer?
) async throws -> Answer? {
    for _ in 0..<(seconds * 50) {
        if let answer = try await question() { return answer }
        try await Task.sleep(for: .milliseconds(20))
    }
    return nil
}

private func withScratchFile<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: (TestPlace) async throws -> Result
) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "terreau-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "test.db").path
    return try await body(TestPlace(url: try DatabaseURL("sqlite:\(path)"), path: path))
}

private func withScratchSchema<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: (TestPlace) async throws -> Result
) async throws -> Result {
    guard let server = Engine.postgresURL else {
        throw StorageRefusal.unreachable("TERREAU_TEST_POSTGRES names no server")
    }
    let schema = "test_\(UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: ""))"
    let separator = server.contains("?") ? "&" : "?"
    let url = try DatabaseURL("\(server)\(separator)options=-csearch_path%3D\(schema)")
    try await onServer(server, "create schema \(schema)")
    do {
        let result = try await body(TestPlace(url: url, path: ""))
        try await onServer(server, "drop schema \(schema) cascade")
        return result
    } catch {
        try? await onServer(server, "drop schema \(schema) cascade")
        throw error
    }
}

private func onServer(_ server: String, _ statement: String) async throws {
    let database = try await Database.open(try DatabaseURL(server), connections: 1)
    try await closing(database) {
        try await database.write { tx in _ = try tx.execute(SQL(trusted: statement)) }
    }
}
