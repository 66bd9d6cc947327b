import CanonicalJSON
import Kernel
import Logging
import Synchronization
import TestKit
import Testing
import Web

@Suite("The log")
struct LineLogTests {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private func logger(_ format: LogFormat, _ lines: Lines) -> Logger {
        Logger(label: "test") { _ in
            LineLog(level: .info, format: format, clock: { TestInstance.noon }) { line in
                lines.all.withLock { $0.append(line) }
            }
        }
    }

    @Test("A line is logfmt, with quotes where they are needed")
    func logfmt() {
        let lines = Lines()
        logger(.logfmt, lines).info(
            "import done", metadata: ["source": "susy", "reason": "a \"b\"\nc", "none": ""])
        logger(.logfmt, lines).debug("too small")
        #expect(
            lines.all.withLock { $0 } == [
                #"time=2026-11-22T09:30:00.000Z level=info message="import done" none="" reason="a \"b\"\nc" source=susy"#
            ])
    }

    @Test("A line is one JSON object")
    func json() throws {
        let lines = Lines()
        logger(.json, lines).warning("dû", metadata: ["n": "1"])
        let line = try #require(lines.all.withLock { $0.first })
        #expect(
            try JSONValue(parsing: line) == [
                "time": "2026-11-22T09:30:00.000Z", "level": "warning", "message": "dû", "n": "1",
            ])
    }

    @Test("A request is one line without address, query or client; a breakdown is logged once")
    func requests() async throws {
        let lines = Lines()
        let instance = try TestInstance.make(logger: logger(.logfmt, lines))
        let client = WebClient(SampleSite.application(instance), from: "198.51.100.7")
        _ = try await client.get("/fr/sources/one?q=private")
        _ = try await client.get("/fr/broken")
        let all = lines.all.withLock { $0 }
        #expect(all.count == 3)
        #expect(all[0].contains("route=/{language}/sources/{name} status=200") && all[0].contains("request="))
        #expect(all.filter { $0.contains("level=error") && $0.contains("Breakdown") }.count == 1)
        #expect(
            all.allSatisfy {
                !$0.contains("private") && !$0.contains("198.51") && !$0.contains("sources/one")
            })
    }
}
