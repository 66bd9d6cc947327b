import Logging
import ServiceLifecycle

/// Runs a background job beside the server until both are told to stop.
struct JobService: Service {
    let job: any BackgroundJob
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                try await job.run()
            } catch is CancellationError {
                return
            } catch {
                logger.error(
                    "job ended", metadata: ["job": "\(job.name)", "error": "\(String(reflecting: error))"])
            }
        }
        try? await gracefulShutdown()
    }
}
