import Foundation
import HTTPTypes
import Kernel
import TestKit
import Testing
import Web

@Suite("Caching and compression")
struct CachingTests {
    @Test("A page has a tag, and 304 is the answer to who has it")
    func tags() async throws {
        let client = try SampleSite.client()
        let first = try await client.get("/fr")
        let tag = try #require(first["ETag"])
        #expect(first["Cache-Control"] == "public, no-cache")
        for known in [tag, "\"other\", \(tag)", "*", String(tag.dropFirst(2))] {
            let again = try await client.get("/fr", [.ifNoneMatch: known])
            #expect(again.status == 304, "\(known)")
            #expect(again.bytes.isEmpty && again["ETag"] == tag && again["Content-Length"] == nil)
        }
        #expect(try await client.get("/fr", [.ifNoneMatch: "\"other\""]).status == 200)
        #expect(try await client.get("/fr/nowhere")["ETag"] == nil)
    }

    /// RFC 9110 §12.5.3.
    @Test(
        "gzip is used where it is accepted",
        arguments: [
            ("gzip", true), ("deflate, gzip;q=0.5", true), ("*", true), ("x-gzip", true), ("GZIP", true),
            ("gzip;q=0", false), ("identity", false), ("", false), ("br", false),
            ("gzip;q=0.5, identity", false),
        ])
    func negotiation(accepted: String, isCompressed: Bool) async throws {
        let client = try SampleSite.client()
        let plain = try await client.get("/fr/long")
        let answer = try await client.get("/fr/long", [.acceptEncoding: accepted])
        #expect((answer["Content-Encoding"] == "gzip") == isCompressed)
        #expect(
            answer["Vary"]?.contains("Accept-Encoding") == true
                && plain["Vary"]?.contains("Accept-Encoding") == true)
        #expect(try isCompressed ? gunzip(answer.bytes) == plain.bytes : answer.bytes == plain.bytes)
        if isCompressed { #expect(answer.bytes.count < plain.bytes.count / 4) }
    }

    @Test("A stream is compressed as it flows, without loss")
    func stream() async throws {
        let client = try SampleSite.client()
        let plain = try await client.get("/export")
        let answer = try await client.get("/export", [.acceptEncoding: "gzip"])
        #expect(answer["Content-Encoding"] == "gzip" && answer["Content-Length"] == nil)
        #expect(try gunzip(answer.bytes) == plain.bytes)
    }

    @Test("Short answers stay as they are")
    func short() async throws {
        let answer = try await SampleSite.client().get("/healthz", [.acceptEncoding: "gzip"])
        #expect(answer["Content-Encoding"] == nil)
    }

    @Test("An asset answers at its name and for ever at the name with its hash")
    func assets() async throws {
        var assets = Assets()
        assets.add("terreau.css", Array(String(repeating: "body { color: green }\n", count: 100).utf8))
        assets.add("tiny.svg", Array("<svg/>".utf8))
        let client = WebClient(SampleSite.application(try TestInstance.make(assets: assets)))
        let url = assets.url("terreau.css")
        #expect(url.wholeMatch(of: #/\/assets\/terreau\.[0-9a-f]{16}\.css/#) != nil)
        let hashed = try await client.get(url)
        #expect(hashed["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(hashed["Content-Type"] == "text/css; charset=utf-8")
        let plain = try await client.get("/assets/terreau.css")
        #expect(plain["Cache-Control"] == "public, max-age=3600" && plain.bytes == hashed.bytes)
        let small = try await client.get(url, [.acceptEncoding: "gzip"])
        #expect(try gunzip(small.bytes) == plain.bytes)
        #expect(small["ETag"] != plain["ETag"] && small["ETag"]?.hasPrefix("\"") == true)
        let tag = try #require(small["ETag"])
        let again = try await client.get(url, [.acceptEncoding: "gzip", .ifNoneMatch: tag])
        #expect(again.status == 304)
        #expect(
            try await client.get("/assets/tiny.svg", [.acceptEncoding: "gzip"])["Content-Encoding"] == nil)
    }

    @Test(
        "No path leads out of the assets",
        arguments: [
            "/assets/../Package.swift", "/assets/%2e%2e/Package.swift", "/assets/..%2fPackage.swift",
            "/assets/",
            "/assets/terreau.0000000000000000.css", "/assets/nothing.css", "/assets//etc/passwd", "/assets",
        ])
    func traversal(path: String) async throws {
        let folder = TestInstance.repository + "/Resources/Assets"
        let assets = Assets(folder: folder, leaflet: "/nowhere", logger: try TestInstance.make().logger)
        let client = WebClient(SampleSite.application(try TestInstance.make(assets: assets)))
        #expect([404, 308].contains(try await client.get(path).status))
    }

    /// gzip(1), so that our zlib is not checked with itself.
    private func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "gunzip-\(UUID()).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-dc", file.path]
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return [UInt8](data)
    }
}
