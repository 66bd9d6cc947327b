import Foundation
import Storage

/// The engines that tests run on: `@Test(arguments: Engine.available)`.
public enum Engine: String, CaseIterable, Sendable {
    /// A file in a scratch folder.
    case sqlite
    /// A schema of its own on the server of `TERREAU_TEST_POSTGRES`.
    case postgres

    /// SQLite, and PostgreSQL when there is a server for tests (`tools/postgres-for-tests`).
    public static let available: [Engine] = postgresURL == nil ? [.sqlite] : [.sqlite, .postgres]

    /// PostgreSQL alone, or nothing when there is no server for tests.
    public static let postgresOnly: [Engine] = available.filter { $0 == .postgres }

    /// The server for tests.
    static var postgresURL: String? {
        ProcessInfo.processInfo.environment["TERREAU_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }
    }
}
