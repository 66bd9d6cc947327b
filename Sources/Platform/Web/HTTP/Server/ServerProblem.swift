import Foundation
import NIOCore

/// Why the server could not start, in one sentence.
public enum ServerProblem: Error, Hashable, CustomStringConvertible {
    /// Another program listens there.
    case portInUse(host: String, port: Int)
    /// The operating system does not allow it, as for ports below 1024.
    case notAllowed(host: String, port: Int)
    /// No interface of this machine has that address, or the name means nothing.
    case unknownHost(String, reason: String)
    /// Anything else the operating system says.
    case other(host: String, port: Int, reason: String)

    init(_ error: IOError, host: String, port: Int) {
        switch error.errnoCode {
        case EADDRINUSE: self = .portInUse(host: host, port: port)
        case EACCES, EPERM: self = .notAllowed(host: host, port: port)
        case EADDRNOTAVAIL: self = .unknownHost(host, reason: "no network interface has this address")
        default: self = .other(host: host, port: port, reason: "\(error)")
        }
    }

    /// The sentence.
    public var description: String {
        switch self {
        case .portInUse(let host, let port):
            "Port \(port) on \(host) is taken by another program; choose another with --port."
        case .notAllowed(let host, let port):
            "Listening on port \(port) of \(host) is not allowed; ports below 1024 need privileges."
        case .unknownHost(let host, let reason): "The server cannot listen on “\(host)”: \(reason)."
        case .other(let host, let port, let reason):
            "The server cannot listen on port \(port) of \(host): \(reason)."
        }
    }
}
