import HTTPTypes
import Hummingbird
import Synchronization

/// Turns requests away at once while as many as the server can work on are under way: those inside are
/// answered as quickly as ever, and the others know when to come back, instead of all waiting. Assets,
/// `/healthz` and `/metrics` are always answered.
///
/// Answers that are produced while they are sent, such as exports, may be under way for minutes, and those to
/// slow readers for longer. They have places of their own, a quarter of the others, so that any number of
/// downloads leaves room for pages.
final class Overload: RouterMiddleware {
    typealias Context = AppContext

    /// Seconds after which it is worth trying again.
    private static let pauseSeconds = 1

    private let requests: Places
    private let streams: Places

    init(_ settings: Settings) {
        requests = Places(settings.requestsAtOnce)
        streams = Places(max(1, settings.requestsAtOnce / 4))
    }

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard !path.hasPrefix("/assets/"), path != "/healthz", path != "/metrics" else {
            return try await next(request, context)
        }
        let place = try take(requests)
        defer { place.hold() }
        var response = try await next(request, context)
        if response.body.contentLength == nil {
            response.body = response.body.holding(try take(streams))
        }
        return response
    }

    private func take(_ places: Places) throws -> Place {
        guard let place = Place(among: places) else {
            throw WebRefusal.overloaded(retryAfterSeconds: Overload.pauseSeconds)
        }
        return place
    }
}

/// So many places.
private final class Places: Sendable {
    let most: Int
    let taken = Atomic(0)

    init(_ most: Int) {
        self.most = most
    }
}

/// A place that is taken as long as somebody holds it.
private final class Place: Sendable {
    private let places: Places

    /// Nil when all are taken. NB: one that was refused is given back like any other, by `deinit`.
    init?(among places: Places) {
        self.places = places
        guard places.taken.add(1, ordering: .relaxed).newValue <= places.most else { return nil }
    }

    /// Says that it is held up to here.
    func hold() { withExtendedLifetime(self) {} }

    deinit {
        places.taken.subtract(1, ordering: .relaxed)
    }
}

extension ResponseBody {
    /// The same body, with a place that is held until it is sent or given up.
    fileprivate func holding(_ place: Place) -> ResponseBody {
        ResponseBody { writer in
            defer { place.hold() }
            try await write(writer)
        }
    }
}
