import HTTPTypes
import Kernel
import Ledger
import TestKit
import Testing
import TransparencyLog

@Suite("Whoever doubts can check the log")
struct LogTests {
    @Test(
        "The readings of the starter are acts in it, each with a receipt that holds",
        arguments: Engine.available)
    func readings(engine: Engine) async throws {
        try await SiteForTests.run(on: engine) { client in
            let page = PageReading(try await client.get("/fr/log"))
            let key = try #require(page.text.firstMatch(of: /--key &#39;([^ ]+)&#39;|--key '([^ ]+)'/))
            let verifier = try VerifierKey.parse(String(key.1 ?? key.2 ?? ""))
            let log = TrustedLog(origin: verifier.name, keys: [verifier])
            let head = try log.checkpoint(in: Note.parse(try await client.get("/log/checkpoint").bytes)).head
            #expect(head.size == 2)
            let acts = page.links(beginning: "/fr/log/entries/")
            #expect(acts == ["/fr/log/entries/1", "/fr/log/entries/0"])
            for index in 0..<2 {
                let receipt = try Receipt.parse(try await client.get("/log/receipts/\(index)").bytes)
                let entry = try receipt.verifiedEntry(in: log).entry
                #expect(String(decoding: entry, as: UTF8.self).contains(#""type":"atlas.import""#))
            }
        }
    }

    @Test("The files of the log are served as tlog-tiles asks, for good")
    func files() async throws {
        try await SiteForTests.run(on: .sqlite) { client in
            let tile = try await client.get("/log/tile/0/000.p/2")
            #expect(tile.status == 200 && tile.bytes.count == 64)
            #expect(tile.headers[.cacheControl]?.contains("immutable") == true)
            let bundle = try await client.get("/log/tile/entries/000.p/2").bytes
            let leaves = try EntryBundle.leaves(in: bundle, count: 2)
            #expect(leaves.flatMap(\.bytes) == tile.bytes)
            for path in ["0/000", "0/000.p/3", "0/0", "0/001.p/1", "entries/000.p/3", "9/000.p/1", "x"] {
                #expect(try await client.get("/log/tile/\(path)").status == 404, "\(path)")
            }
        }
    }

    @Test("An act is found by its number, its identifier and what it is about")
    func lookUp() async throws {
        try await SiteForTests.run(on: .sqlite) { client in
            let page = try await client.get("/en/log/entries/0").text
            let id = try #require(page.firstMatch(of: /ent_[0-9a-z]{26}/)).output
            let subject = try #require(page.firstMatch(of: /imp_[0-9a-z]{26}/)).output
            for asked in ["0", String(id)] {
                let answer = try await client.get("/en/log?q=\(asked)")
                #expect(answer.status == 303)
                #expect(answer.headers[.location] == "/en/log/entries/0")
            }
            let about = PageReading(try await client.get("/en/log?q=\(subject)"))
            #expect(about.links(beginning: "/en/log/entries/") == ["/en/log/entries/0"])
            #expect(
                try await client.get("/en/log?q=nothing").text.contains(
                    "No act matches this search: nothing."))
            #expect(try await client.get("/en/log/entries/2").status == 404)
            #expect(try await client.get("/log/receipts/-1").status == 404)
        }
    }
}
