import Logging
import ServiceLifecycle

/// Runs a background job beside the server until both are told to stop. One that fails begins again after a
/// pause, so that a database that was away for a minute does not stop it for ever.
struct JobService: Service {
    let job: any BackgroundJob
    let logger: Logger

    private static let pause: Duration = .seconds(5)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while await !hasEnded() { try? await Task.sleep(for: JobService.pause) }
        }
        try? await gracefulShutdown()
    }

    /// Runs the job once; false when it failed.
    private func hasEnded() async -> Bool {
        do {
            try await job.run()
            return true
        } catch {
            guard !Task.isCancelled, !(error is CancellationError) else { return true }
            logger.error(
                "job failed, begins again soon",
                metadata: ["job": "\(job.name)", "error": "\(String(reflecting: error))"])
            return false
        }
    }
}
