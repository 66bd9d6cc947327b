import Foundation
import Kernel
import Language
import Logging
import Web

/// A site for tests: real words and layout, a clock that stands still, a log that keeps silent.
public enum TestInstance {
    /// 2026-11-22T09:30:00Z.
    public static let noon = Instant(milliseconds: 1_795_339_800_000)

    /// An instance; whatever a test cares about can be given.
    public static func make(
        settings: Settings = Settings(), assets: Assets = Assets(), clock: (@Sendable () -> Instant)? = nil,
        health: @escaping @Sendable () async throws -> Void = {}, logger: Logger? = nil
    ) throws -> Instance {
        let catalogs = try Catalogs.load(folder: "\(repository)/Resources/Language")
        let frame = Frame(
            siteName: settings.instanceName, navigation: [], catalogs: catalogs, assetURL: assets.url)
        return Instance(
            settings: settings, assets: assets, catalogs: catalogs,
            formTokens: FormTokens(secret: Array(repeating: 7, count: 32)), frame: frame, health: health,
            clock: clock ?? { noon },
            logger: logger ?? Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// A site with the routes that `add` lists.
    public static func site(_ instance: Instance, _ add: (Routes) -> Void) -> WebApplication {
        let routes = Routes(languages: instance.settings.languages)
        add(routes)
        return WebApplication(instance, routes)
    }

    /// The folder of the repository.
    public static var repository: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }
}
