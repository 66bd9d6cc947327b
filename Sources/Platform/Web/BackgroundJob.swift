/// Work that goes on while the site runs, such as sending mail from the outbox.
public protocol BackgroundJob: Sendable {
    /// Its name in the log and in metrics.
    var name: String { get }
    /// Works until its task is cancelled. An error ends the job and is logged; the site goes on.
    func run() async throws
}
