import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Synchronization
import TestKit
import Testing

@testable import Web

@Suite("Limits, health and metrics")
struct LimitsTests {
    private final class Clock: Sendable {
        private let time = Mutex(TestInstance.noon)
        func now() -> Instant { time.withLock { $0 } }
        func pass(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    @Test("Who asks too often is told when to come back")
    func rate() async throws {
        var settings = Settings()
        settings.readsPerMinute = 6
        let clock = Clock()
        let application = SampleSite.application(try TestInstance.make(settings: settings, clock: clock.now))
        let client = WebClient(application, from: "198.51.100.7")
        for _ in 0..<6 { #expect(try await client.get("/fr").status == 200) }
        let refused = try await client.get("/fr")
        #expect(refused.status == 429)
        #expect(refused["Retry-After"] == "10")
        #expect(try await client.get("/healthz").status == 200)
        #expect(try await WebClient(application, from: "198.51.100.8").get("/fr").status == 200)
        #expect(try await WebClient(application, from: "127.0.0.1").get("/fr").status == 200)
        clock.pass(seconds: 10)
        #expect(try await client.get("/fr").status == 200)
        #expect(try await client.get("/fr").status == 429)
    }

    @Test("When as many requests as may be are under way, others are turned away at once, and health is not")
    func overload() async throws {
        var settings = Settings()
        settings.requestsAtOnce = 3
        let client = try SampleSite.client(settings)
        let answers = try await withThrowingTaskGroup(of: (Int, String?).self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let answer = try await client.get("/slow")
                    return (answer.status, answer["Retry-After"])
                }
            }
            group.addTask { (try await client.get("/healthz").status, "health") }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.filter { $0.0 == 200 && $0.1 == nil }.count == 3)
        #expect(answers.filter { $0.0 == 503 && $0.1 == "1" }.count == 5)
        #expect(answers.contains { $0 == (200, "health") })
        #expect(try await client.get("/slow").status == 200, "there is room again")
    }

    @Test("Answers that are produced while they are sent have a quarter of the places, until they are sent")
    func streams() async throws {
        var settings = Settings()
        settings.requestsAtOnce = 4
        let application = SampleSite.application(try TestInstance.make(settings: settings))
        func status(_ path: String) async throws -> Int {
            try await WebClient(application, from: "127.0.0.1").get(path).status
        }
        do {
            let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/export")
            let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
            let underWay = try await application.answer(request, from: "127.0.0.1")
            #expect(try await status("/export") == 503)
            #expect(try await status("/fr") == 200, "pages have places of their own")
            _ = underWay
        }
        #expect(try await status("/export") == 200, "there is room again")
        #expect(try await status("/export") == 200, "one that was sent holds none")
    }

    @Test("Buckets never grow beyond their number")
    func bounded() throws {
        let buckets = try #require(TokenBuckets(perMinute: 60, capacity: 100))
        for key in 0..<10_000 { _ = buckets.take("\(key)", now: TestInstance.noon) }
        #expect(buckets.count <= 100)
        #expect(TokenBuckets(perMinute: 0) == nil)
    }

    @Test(
        "The client behind trusted proxies is the one the outermost of them saw",
        arguments: [
            (0, ["203.0.113.9"], "a.0.0.1"), (1, ["203.0.113.9"], "cb.0.71.9"),
            (1, ["1.1.1.1, 203.0.113.9"], "cb.0.71.9"), (2, ["203.0.113.9", "10.0.0.2"], "cb.0.71.9"),
            (2, ["203.0.113.9"], "a.0.0.1"), (1, ["nonsense"], "a.0.0.1"), (1, [], "a.0.0.1"),
            (1, ["2001:db8:1:2:3:4:5:6"], "20.1.d.b8.0.1.0.2"), (1, ["::ffff:203.0.113.9"], "cb.0.71.9"),
        ])
    func proxies(trusted: Int, forwarded: [String], key: String) {
        let client = ClientAddress(peer: "10.0.0.1", forwardedFor: forwarded, trustedProxies: trusted)
        #expect(client.key == key)
        #expect(!client.isLocal)
    }

    @Test("Health is the database's answer, within a time")
    func health() async throws {
        let well = try await SampleSite.client().get("/healthz")
        #expect(well.status == 200 && well["Cache-Control"] == "no-store")
        let ill = try await SampleSite.client(health: { throw Breakdown() }).get("/healthz")
        #expect(ill.status == 503)
        #expect(!ill.text.contains("password"))
        let isWell = await Health.isWell(within: .milliseconds(20)) {
            try await Task.sleep(for: .seconds(30))
        }
        #expect(!isWell)
    }

    @Test("Metrics count answers by route template")
    func metrics() async throws {
        let client = try SampleSite.client()
        _ = try await client.get("/fr/sources/one?q=secret")
        _ = try await client.get("/en/sources/two")
        _ = try await client.get("/fr/nowhere")
        let text = try await client.get("/metrics").text
        let route = #"route="/{language}/sources/{name}""#
        #expect(text.contains(#"terreau_http_requests_total{method="GET",\#(route),status="200"} 2"#))
        #expect(text.contains(#"terreau_http_request_duration_seconds_bucket{\#(route),le="+Inf"} 2"#))
        #expect(text.contains(#"status="404"} 1"#))
        #expect(text.contains("process_resident_memory_bytes ") && text.contains("terreau_uptime_seconds "))
        #expect(!text.contains("secret") && !text.contains("one"))
    }

    @Test("Metrics are for this machine, or for who shows the token")
    func metricsAccess() async throws {
        let outside = try SampleSite.client(from: "198.51.100.7")
        #expect(try await outside.get("/metrics").status == 403)
        let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
        #expect(try await SampleSite.client().get("/metrics", [forwarded: "127.0.0.1"]).status == 403)
        var settings = Settings()
        try settings.set("metrics-token", to: "0123456789abcdef")
        let client = try SampleSite.client(settings, from: "198.51.100.7")
        #expect(try await client.get("/metrics").status == 403)
        #expect(try await client.get("/metrics", [.authorization: "Bearer 0123456789abcdee"]).status == 403)
        #expect(try await client.get("/metrics", [.authorization: "Bearer 0123456789abcdef"]).status == 200)
    }
}
