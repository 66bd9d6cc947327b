import Foundation
import Kernel
import TestKit
import Testing
import Web

/// What only a real connection shows: framing, keep-alive, a port that is taken, and the end.
/// NB: serialized, since SIGTERM reaches every server of the process.
@Suite("Over a socket", .serialized)
struct SocketTests {
    @Test("One connection carries several answers; HEAD has no body; gzip and chunks are framed")
    func keepAlive() async throws {
        try await withServer { port in
            let connection = try RawConnection(port: port)
            let head = try connection.exchange("HEAD /fr/long HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(head.hasPrefix("HTTP/1.1 200") && head.hasSuffix("\r\n\r\n"))
            let length = try #require(
                head.firstMatch(of: #/(?i)content-length: (\d+)/#).flatMap { Int($0.1) })
            let page = try connection.exchange("GET /fr/long HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(page.components(separatedBy: "\r\n\r\n")[1].utf8.count == length)
            let streamed = try connection.exchange("HEAD /export HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(streamed.hasSuffix("\r\n\r\n"))
            let small = try connection.exchange(
                "GET /fr/long HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n")
            #expect(small.lowercased().contains("content-encoding: gzip"))
            #expect(small.lowercased().contains("content-length: "))
            let export = try connection.exchange("GET /export HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(
                export.lowercased().contains("transfer-encoding: chunked")
                    && export.hasSuffix("\r\n0\r\n\r\n"))
            let last = try connection.exchange(
                "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            #expect(last.hasPrefix("HTTP/1.1 200") && last.hasSuffix(#"{"status":"ok"}"#))
            #expect(!last.lowercased().contains("\r\nserver:"))
        }
    }

    @Test("A body beyond the limit is refused before it is read")
    func tooLarge() async throws {
        try await withServer { port in
            let answer = try RawConnection(port: port).exchange(
                "POST /fr/contact HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test("SIGTERM lets a request in flight finish, then the server ends")
    func drain() async throws {
        var answer = ""
        try await withServer { port in
            let connection = try RawConnection(port: port)
            try connection.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
            try await Task.sleep(for: .milliseconds(200))
            kill(getpid(), SIGTERM)
            answer = try connection.receive()
        }
        #expect(answer.hasPrefix("HTTP/1.1 200") && answer.hasSuffix("done"))
    }

    @Test("A port that is taken is said in one sentence")
    func portInUse() async throws {
        try await withServer { port in
            let second = WebServer(
                SampleSite.application(try TestInstance.make()), host: "127.0.0.1", port: port)
            await #expect(throws: ServerProblem.portInUse(host: "127.0.0.1", port: port)) {
                try await second.run { _ in }
            }
        }
        #expect(
            ServerProblem.portInUse(host: "127.0.0.1", port: 80).description
                == "Port 80 on 127.0.0.1 is taken by another program; choose another with --port.")
    }

    /// Runs a server on a free port while `body` works, then stops it.
    private func withServer(_ body: (Int) async throws -> Void) async throws {
        let server = WebServer(SampleSite.application(try TestInstance.make()), host: "127.0.0.1", port: 0)
        let (addresses, address) = AsyncStream.makeStream(of: String.self)
        let running = Task {
            defer { address.finish() }
            try await server.run { address.yield($0) }
        }
        var iterator = addresses.makeAsyncIterator()
        let first = try #require(await iterator.next())
        let port = try #require(first.split(separator: ":").last.flatMap { Int($0) })
        try await body(port)
        running.cancel()
        _ = await running.result
    }
}

/// One TCP connection that sends and receives text, blocking; an answer ends when nothing comes for 0.3 s, so
/// nothing is assumed about its framing.
private struct RawConnection {
    private let socket: Int32

    struct Failed: Error { let code: Int32 }

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Failed(code: errno) }
    }

    func exchange(_ request: String) throws -> String {
        try send(request)
        return try receive()
    }

    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard Glibc.send(socket, bytes, bytes.count, 0) == bytes.count else { throw Failed(code: errno) }
    }

    /// Waits up to 5 s for the first byte, then until there is a pause.
    func receive() throws -> String {
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while waitForBytes(milliseconds: received.isEmpty ? 5000 : 300) {
            let count = recv(socket, &chunk, chunk.count, 0)
            guard count > 0 else { break }
            received += chunk[..<count]
        }
        return String(decoding: received, as: UTF8.self)
    }

    private func waitForBytes(milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, milliseconds) > 0
    }
}
