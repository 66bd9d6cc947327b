import Kernel
import Language
import Logging

/// What one running site is made of, shared by every request: its settings, its words, its assets, its keys
/// and its clock. Built once at start.
public struct Instance: Sendable {
    /// The operator's choices.
    public let settings: Settings
    /// Style sheets, scripts and images, loaded at start.
    public let assets: Assets
    /// Sentences in every language of the pages.
    public let catalogs: Catalogs
    /// What surrounds every page.
    public let frame: Frame
    /// Signs and checks the tokens of forms.
    public let formTokens: FormTokens
    /// Counters and histograms for `/metrics`.
    public let metrics: Metrics
    /// Throws when the site cannot do its work, for example because the database does not answer.
    public let health: @Sendable () async throws -> Void
    /// The current time.
    public let clock: @Sendable () -> Instant
    /// Where events are written.
    public let logger: Logger

    /// An instance from its parts.
    public init(
        settings: Settings, assets: Assets, catalogs: Catalogs, formTokens: FormTokens,
        frame: Frame, metrics: Metrics = Metrics(), health: @escaping @Sendable () async throws -> Void = {},
        clock: @escaping @Sendable () -> Instant, logger: Logger
    ) {
        self.settings = settings
        self.assets = assets
        self.catalogs = catalogs
        self.frame = frame
        self.formTokens = formTokens
        self.metrics = metrics
        self.health = health
        self.clock = clock
        self.logger = logger
    }
}
