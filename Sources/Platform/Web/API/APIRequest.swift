import CanonicalJSON
import Hummingbird
import NIOCore

/// A request whose parameters and body fit their declarations.
public struct APIRequest: Sendable {
    /// What is known of the request besides.
    public let context: AppContext
    /// The request's own path and query, for links to the next page.
    public let target: String
    /// The JSON body; null when the route declares none.
    public let body: JSONValue
    private let values: [String: [String]]
    private let accepted: WeightedValues

    /// Checks `request` against `route`. Throws `ParameterRefusal` with every fault found.
    init(_ request: Request, _ context: AppContext, for route: APIRoute) async throws {
        let check = ParameterCheck(route.parameters)
        let (values, faults) = check.values(context)
        guard faults.isEmpty else { throw ParameterRefusal(faults) }
        self.context = context
        self.values = values
        accepted = WeightedValues(request.headers[values: .accept])
        target = request.uri.string
        body = try await route.body.asyncMap { try await Self.body(of: request, $0) } ?? .null
    }

    /// The value of a parameter. Asking for one that the route does not declare is a programmer's error.
    public subscript<Value>(parameter: Parameter<Value>) -> Value {
        guard let value = parameter.read(values[parameter.declaration.name] ?? []) else {
            preconditionFailure("The route does not declare \(parameter.declaration.name).")
        }
        return value
    }

    /// The media type that the reader likes best (`Accept`, RFC 9110 §12.5.1), the first of those equally
    /// liked; the first of all when none is acceptable. An answer chosen by it says `Vary: Accept`.
    public func preferredMediaType(of offered: [String]) -> String? {
        let liked = offered.map { type in
            let range = String(type.prefix { $0 != "/" }) + "/*"
            return (type: type, quality: accepted.quality(ofFirst: type, range, "*/*") ?? 0)
        }
        let best = liked.map(\.quality).max()
        return liked.first { $0.quality == best }?.type
    }

    private static func body(of request: Request, _ schema: Schema) async throws -> JSONValue {
        let type = request.headers[.contentType]?.split(separator: ";").first.map { $0.trimmed.lowercased() }
        guard type == "application/json" else {
            throw WebRefusal.unsupportedBody(expected: "application/json")
        }
        let bytes = try await request.collectedBody(upTo: RequestLimits.bodyBytes)
        let value: JSONValue
        do {
            value = try JSONValue(parsing: Array(bytes.readableBytesView), limits: JSONLimits(depth: 32))
        } catch {
            throw WebRefusal.malformedJSON(reason: error.description)
        }
        let faults = schema.faults(in: value)
        guard faults.isEmpty else { throw ParameterRefusal(faults) }
        return value
    }
}

extension Optional {
    fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
        switch self {
        case .some(let value): try await transform(value)
        case .none: nil
        }
    }
}
