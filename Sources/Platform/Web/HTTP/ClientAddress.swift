import Foundation
import NIOCore

/// The network address a request comes from, for rate limits only: never logged, and never stored but as a
/// keyed hash that is forgotten within the hour.
public struct ClientAddress: Hashable, Sendable {
    /// What requests of one client have in common: an IPv4 address, or the first 64 bits of an IPv6 address.
    package let key: String
    /// Whether the client runs on this machine and no proxy stands between.
    package let isLocal: Bool

    /// Works the client out. With n trusted proxies, the n-th address from the right of `X-Forwarded-For` is
    /// the one the outermost of them saw; addresses further left are the client's own claims.
    /// - Parameters:
    ///   - peer: the address at the other end of the connection, if it has one.
    ///   - forwardedFor: the lines of `X-Forwarded-For`.
    ///   - trustedProxies: how many proxies of the operator stand before this server.
    init(peer: String?, forwardedFor: [String], trustedProxies: Int) {
        let hops = forwardedFor.flatMap { $0.split(separator: ",") }.map { String($0.trimmed) }
        let claimed =
            trustedProxies > 0 && hops.count >= trustedProxies ? hops[hops.count - trustedProxies] : nil
        let bytes = claimed.flatMap(Self.bytes) ?? peer.flatMap(Self.bytes)
        key = bytes.map(Self.key) ?? "unknown"
        isLocal = hops.isEmpty && bytes.map(Self.isLoopback) ?? false
    }

    /// 4 bytes for IPv4 (also when mapped into IPv6), 16 for IPv6, nil for anything else.
    private static func bytes(_ text: String) -> [UInt8]? {
        guard let address = try? SocketAddress(ipAddress: text, port: 0) else { return nil }
        switch address {
        case .v4(let ip):
            return withUnsafeBytes(of: ip.address.sin_addr) { Array($0) }
        case .v6(let ip):
            let bytes = withUnsafeBytes(of: ip.address.sin6_addr) { Array($0) }
            let mapped: [UInt8] = Array(repeating: 0, count: 10) + [255, 255]
            return bytes.starts(with: mapped) ? Array(bytes.suffix(4)) : bytes
        case .unixDomainSocket: return nil
        }
    }

    private static func key(_ bytes: [UInt8]) -> String {
        bytes.prefix(bytes.count == 4 ? 4 : 8).map { String($0, radix: 16) }.joined(separator: ".")
    }

    private static func isLoopback(_ bytes: [UInt8]) -> Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
    }
}
