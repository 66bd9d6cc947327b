import NIOCore

/// How much one request may ask for. Every limit answers with one clear sentence when it is reached.
enum RequestLimits {
    /// Bytes of a request body.
    static let bodyBytes = 1 << 20
    /// How long a body may take to arrive.
    static let bodyDuration: Duration = .seconds(30)
    /// Bytes of path and query.
    static let targetBytes = 8 << 10
    /// Names and values in a query or a form.
    static let formPairs = 500
    /// Bytes of one header field, and of all of them.
    static let headerFieldBytes = 16 << 10
    static let headerListBytes = 32 << 10
    /// Header fields.
    static let headerFields = 100
    /// How long a connection may stay idle, or take to send its header.
    static let idle: Duration = .seconds(60)
    /// How long a request may take from its header to its end, whatever the handler has answered meanwhile.
    static let arrival: TimeAmount = .seconds(60)
    /// How long a client may leave an answer unread.
    static let stalledWrite: TimeAmount = .seconds(60)
    /// Open connections; further ones wait in the operating system's queue.
    static let connections = 2_000
    /// How long requests in flight may take after the signal to stop.
    static let drain: Duration = .seconds(10)
}
