import CCurl
import Glibc

/// Asks other servers over HTTP: the one way out of this program. libcurl speaks; this sets its limits.
///
/// It follows no redirects, sends no cookies and speaks HTTP and HTTPS alone. Unless told otherwise it
/// refuses to connect to this machine and to private networks (RFC 6890), looking at the very address it
/// connects to, so that a name that resolves to another address in between cannot lead it there.
public struct OutboundHTTP: Sendable {
    private let allowsPrivateAddresses: Bool
    private let timeoutSeconds: Int

    /// A way out. `timeoutSeconds` is for a whole answer, from the first byte sent to the last received.
    public init(allowsPrivateAddresses: Bool = false, timeoutSeconds: Int = 30) {
        precondition(timeoutSeconds > 0, "An answer takes some time.")
        self.allowsPrivateAddresses = allowsPrivateAddresses
        self.timeoutSeconds = timeoutSeconds
        _ = OutboundHTTP.library
    }

    /// The body of the answer to a GET. It blocks its thread. Throws `OutboundError` unless the answer is 200
    /// and at most `longestBytes` long.
    public func get(_ address: String, longestBytes: Int) throws(OutboundError) -> [UInt8] {
        let answer = try send(address, longestBytes: longestBytes) { _ in nil }
        guard answer.status == 200 else { throw .status(answer.status) }
        return answer.body
    }

    /// The answer to a POST, whatever its status. It blocks its thread.
    public func post(
        _ address: String, body: [UInt8], mediaType: String, longestBytes: Int
    ) throws(OutboundError) -> (status: Int, body: [UInt8]) {
        try send(address, longestBytes: longestBytes) { handle in
            _ = curl_set_number(handle, CURLOPT_POST, 1)
            _ = curl_set_number(handle, CURLOPT_POSTFIELDSIZE, body.count)
            body.withUnsafeBytes {
                _ = curl_set_pointer(
                    handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
            }
            let header = curl_slist_append(nil, "Content-Type: \(mediaType)")
            _ = curl_set_pointer(handle, CURLOPT_HTTPHEADER, header)
            return header
        }
    }

    /// Sends a request; `complete` adds to it, and may give header fields that are freed afterwards.
    private func send(
        _ address: String, longestBytes: Int,
        _ complete: (UnsafeMutableRawPointer) -> UnsafeMutablePointer<curl_slist>?
    ) throws(OutboundError) -> (status: Int, body: [UInt8]) {
        guard let handle = curl_easy_init() else { throw .failed("out of memory") }
        defer { curl_easy_cleanup(handle) }
        let exchange = Exchange(longestBytes: longestBytes, allowsPrivateAddresses: allowsPrivateAddresses)
        prepare(handle, address, exchange)
        let header = complete(handle)
        defer { curl_slist_free_all(header) }
        let code = withExtendedLifetime(exchange) { curl_easy_perform(handle) }
        if exchange.isPrivate { throw .privateAddress }
        if exchange.isTooLong { throw .tooLong(limitBytes: longestBytes) }
        guard code == CURLE_OK else { throw .failed(String(cString: curl_easy_strerror(code))) }
        var status = 0
        _ = curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
        return (status, exchange.body)
    }

    private func prepare(_ handle: UnsafeMutableRawPointer, _ address: String, _ exchange: Exchange) {
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        _ = curl_set_text(handle, CURLOPT_URL, address)
        _ = curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = curl_set_text(handle, CURLOPT_USERAGENT, "Terreau")
        _ = curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        _ = curl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0)
        _ = curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, min(10, timeoutSeconds))
        _ = curl_set_number(handle, CURLOPT_TIMEOUT, timeoutSeconds)
        // NB: a proxy of the environment would connect in our place, wherever it is told to.
        if !allowsPrivateAddresses { _ = curl_set_text(handle, CURLOPT_PROXY, "") }
        _ = curl_set_writer(handle, Exchange.receive, context)
        _ = curl_set_opener(handle, Exchange.open, context)
    }

    private static let library: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}

/// One request on its way; used by the one thread that makes it.
private final class Exchange {
    let longestBytes: Int
    let allowsPrivateAddresses: Bool
    var body: [UInt8] = []
    var isTooLong = false
    var isPrivate = false

    init(longestBytes: Int, allowsPrivateAddresses: Bool) {
        self.longestBytes = longestBytes
        self.allowsPrivateAddresses = allowsPrivateAddresses
    }

    /// Takes bytes as they come; refusing some ends the request.
    static let receive:
        @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
            bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
            let length = size * count
            guard exchange.body.count + length <= exchange.longestBytes else {
                exchange.isTooLong = true
                return 0
            }
            exchange.body += UnsafeRawBufferPointer(start: bytes, count: length)
            return length
        }

    /// Opens a socket to an address, or refuses to.
    static let open:
        @convention(c) (UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?) ->
            curl_socket_t = { context, _, address in
                guard let context, let address else { return -1 }
                let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
                let isPublic = withUnsafePointer(to: address.pointee.addr) { PublicAddresses.contain($0) }
                guard exchange.allowsPrivateAddresses || isPublic else {
                    exchange.isPrivate = true
                    return -1
                }
                return socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
            }
}

/// Why there is no answer.
public enum OutboundError: Error, Hashable {
    /// The address leads to this machine or to a private network.
    case privateAddress
    /// The answer is longer than the limit.
    case tooLong(limitBytes: Int)
    /// The answer has another status than 200.
    case status(Int)
    /// There was no answer: libcurl's own words.
    case failed(String)
}
