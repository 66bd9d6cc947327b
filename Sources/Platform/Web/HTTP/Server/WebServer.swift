import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Serves a site over HTTP/1.1 until it is told to stop.
public struct WebServer: Sendable {
    private let application: WebApplication
    private let host: String
    private let port: Int
    private let jobs: [any BackgroundJob]

    /// - Parameters:
    ///   - host: a name or an address; `0.0.0.0` and `::` stand for every interface.
    ///   - port: 0 for any free port.
    ///   - jobs: what runs beside the server and stops after it.
    public init(_ application: WebApplication, host: String, port: Int, jobs: [any BackgroundJob] = []) {
        self.application = application
        self.host = host
        self.port = port
        self.jobs = jobs
    }

    /// Runs until SIGTERM or SIGINT. Then no new connection is taken, idle ones are closed, and requests in
    /// flight have ten seconds. Throws `ServerProblem` when the server cannot start.
    /// - Parameter onListening: gets the address it really listens on, such as `http://127.0.0.1:8080`.
    public func run(onListening: @escaping @Sendable (String) async -> Void) async throws {
        let logger = application.instance.logger
        let beside: [any Service] = jobs.map { JobService(job: $0, logger: logger) }
        // The last one listed is the first one stopped.
        var configuration = ServiceGroupConfiguration(
            services: beside + [server(onListening)], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: quietLogger)
        configuration.maximumGracefulShutdownDuration = RequestLimits.drain
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError {
            throw ServerProblem(error, host: host, port: port)
        } catch is SocketAddressError.UnknownHost {
            throw ServerProblem.unknownHost(host, reason: "nothing is known under this name")
        }
    }

    private func server(_ onListening: @escaping @Sendable (String) async -> Void) -> some Service {
        Application(
            responder: SocketResponder(application: application),
            server: .http1(configuration: Self.channel),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: nil,
                availableConnectionsDelegate: .maximum(RequestLimits.connections, logger: quietLogger)),
            onServerRunning: { channel in await onListening(address(of: channel)) },
            logger: quietLogger)
    }

    /// Hummingbird tells of its own start and stop; warnings are enough.
    private var quietLogger: Logger {
        var logger = application.instance.logger
        logger.logLevel = max(logger.logLevel, .warning)
        return logger
    }

    private static var channel: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                StalledWrites(limit: RequestLimits.stalledWrite), SlowRequests(limit: RequestLimits.arrival),
            ],
            idleTimeout: TimeAmount(RequestLimits.idle),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: RequestLimits.headerFieldBytes,
                maxHeaderListSize: RequestLimits.headerListBytes,
                maxHeaderFieldCount: RequestLimits.headerFields))
    }

    private func address(of channel: any Channel) -> String {
        let port = channel.localAddress?.port ?? port
        return "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
