/// Work that goes on while the site runs, such as sending mail from the outbox.
public protocol BackgroundJob: Sendable {
    /// Its name in the log and in metrics.
    var name: String { get }
    /// Works until its task is cancelled. An error is logged, and the job begins again some seconds later.
    func run() async throws
}
