import Foundation
import Kernel
import Logging
import Storage
import Synchronization
import TestKit
import Web

@testable import Identity
@testable import Site

/// A whole site whose clock the test moves, and whose jobs it lets run.
struct SiteInTime {
    let site: Site
    let server: SiteServer
    let clock: TestClock

    var client: WebClient { WebClient(server.application) }

    /// Gives `body` a site on `engine`, and removes everything afterwards.
    static func run(
        on engine: Engine = .sqlite, settings: Settings = Settings(), starter: Bool = true,
        _ body: (SiteInTime) async throws -> Void
    ) async throws {
        try await withPlace(on: engine) { place in
            try await at(place, settings: settings, starter: starter, body)
        }
    }

    /// The same on a place that lasts longer than the site.
    static func at(
        _ place: TestPlace, settings: Settings = Settings(), starter: Bool = true,
        _ body: (SiteInTime) async throws -> Void
    ) async throws {
        let clock = TestClock()
        let keyFile = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).key").path
        defer { try? FileManager.default.removeItem(atPath: keyFile) }
        var settings = settings
        // The log's key stands beside an SQLite database; elsewhere it wants a place.
        if place.path.isEmpty { settings.logKeyFile = settings.logKeyFile ?? keyFile }
        let chosen = settings
        let resources = try ResourceFolder(
            given: "\(TestInstance.repository)/Resources", environment: [:], program: "terreau")
        var site = try await Site.open(
            resources: resources, settings: chosen, database: place.url, clock: { clock.now })
        // A hash at its real cost takes seconds in a debug build.
        site.passwordCost = PasswordCost(rounds: 16, blockSize: 8, parallelism: 1)
        try await closing(site.database) { [site] in
            if starter { try await StarterAtlas(site).fill { _ in } }
            let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let server = try await SiteServer(site, logger: silent)
            try await body(SiteInTime(site: site, server: server, clock: clock))
        }
    }

    /// Lets the jobs run until `isDone`; false when they do not get there.
    func runJobs(until isDone: @Sendable () async throws -> Bool) async throws -> Bool {
        try await withThrowingTaskGroup { group in
            for job in server.jobs { group.addTask { try? await job.run() } }
            let answer = try await eventually { try await isDone() ? true : nil }
            group.cancelAll()
            return answer ?? false
        }
    }
}

/// A clock that stands still until it is moved; it begins at `TestInstance.noon`.
final class TestClock: Sendable {
    private let moment = Mutex(TestInstance.noon)

    var now: Instant { moment.withLock { $0 } }

    func move(days: Int64) { move(minutes: days * 1440) }

    func set(_ now: Instant) { moment.withLock { $0 = now } }

    func move(minutes: Int64) {
        moment.withLock { $0 = $0.adding(seconds: minutes * 60) }
    }
}
