import CanonicalJSON
import HTTPTypes
import Kernel
import TestKit
import Testing

@testable import Web

@Suite("The API")
struct APITests {
    @Test("Parameters arrive with their types, or their standard values")
    func typed() async throws {
        let client = try SampleSite.client()
        let given = try await client.get(
            "/api/v1/things?limit=7&country=FR&country=BE&q=caf%C3%A9+%26&typo=1"
        ).json
        #expect(given == ["limit": 7, "country": ["FR", "BE"], "q": "café &", "typo": true])
        let absent = try await client.get("/api/v1/things").json
        #expect(absent == ["limit": 20, "country": [], "q": .null, "typo": false])
    }

    @Test(
        "What does not fit the declaration is refused, by name",
        arguments: [
            ("limit=0", "limit"), ("limit=101", "limit"), ("limit=a", "limit"), ("limit=%2B5", "limit"),
            ("limit=5.0", "limit"), ("limit=", "limit"), ("limit=99999999999999999999", "limit"),
            ("limit=1&limit=2", "limit"), ("country=fr", "country"), ("country=FR%0A", "country"),
            ("country=", "country"), ("typo=yes", "typo"), ("q=a&q=b", "q"), ("nosuch=1", "nosuch"),
            ("Limit=1", "Limit"), ("lang=!", "lang"),
        ])
    func refused(query: String, place: String) async throws {
        let answer = try await SampleSite.client().get("/api/v1/things?\(query)")
        #expect(answer.status == 400)
        #expect(try answer.json["code"] == "web.invalid-parameters")
        #expect(try answer.json["errors"]?[0]?["place"] == .string(place))
    }

    @Test("An unknown parameter is answered with the known ones")
    func unknown() async throws {
        let answer = try await SampleSite.client().get("/api/v1/things?nosuch=1")
        #expect(
            try answer.json["errors"]?[0]?["reason"]
                == "There is no such parameter; there are: limit, country, q, typo, lang.")
    }

    @Test("Path parameters are checked; what does not exist is 404")
    func path() async throws {
        let client = try SampleSite.client()
        #expect(try await client.get("/api/v1/things/org_0001").status == 200)
        #expect(try await client.get("/api/v1/things/org_0002").status == 404)
        #expect(try await client.get("/api/v1/things/ORG").status == 400)
        #expect(try await client.get("/api/v1/things/org_0001%00").status == 400)
    }

    @Test("A body is checked against its schema; every fault has its place")
    func body() async throws {
        let client = try SampleSite.client()
        let post = { (body: String, type: String) in
            try await client.send(.post, "/api/v1/things", [.contentType: type], body: Array(body.utf8))
        }
        let made = try await post(#"{"id": "a", "names": {"fr": "b"}}"#, "application/json")
        #expect(made.status == 201 && made["Location"] == "/api/v1/things/org_0001")
        let wrong = try await post(#"{"names": {"fr": 1}, "x/y": 2}"#, "application/json; charset=utf-8")
        #expect(wrong.status == 400)
        let places = try wrong.json["errors"]?.array?.compactMap { $0["place"]?.string }
        #expect(places == ["/id", "/names/fr", "/x~1y"])
        #expect(try await post("{", "application/json").status == 400)
        #expect(try await post("id=a", "application/x-www-form-urlencoded").status == 415)
    }

    @Test("The document describes the routes as they are")
    func document() async throws {
        let answer = try await SampleSite.client().get("/api/openapi.json")
        let document = try answer.json
        #expect(document["openapi"] == "3.1.0")
        let list = document["paths"]?["/api/v1/things"]?["get"]
        #expect(list?["operationId"] == "listThings")
        let limit = list?["parameters"]?[0]
        #expect(limit?["schema"] == ["type": "integer", "minimum": 1, "maximum": 100, "default": 20])
        #expect(list?["parameters"]?[1]?["schema"]?["items"]?["pattern"] == "^(?:[A-Z]{2})$")
        #expect(list?["responses"]?["400"]?["content"]?["application/problem+json"] != nil)
        #expect(document["components"]?["schemas"]?["Thing"] != nil)
        #expect(document["components"]?["schemas"]?["Problem"] != nil)
    }

    @Test("Problems fit the shape the document gives them")
    func problemShape() async throws {
        for path in ["/api/v1/things?limit=0", "/api/v1/nowhere", "/api/v1/things/org_0009"] {
            let problem = try await SampleSite.client().get(path).json
            #expect(Problem.schema.faults(in: problem) == [], "\(path)")
        }
    }

    @Test("Anyone's page may read the API")
    func crossOrigin() async throws {
        let answer = try await SampleSite.client().get("/api/v1/things")
        #expect(answer["Access-Control-Allow-Origin"] == "*")
        #expect(answer["Cross-Origin-Resource-Policy"] == "cross-origin")
        #expect(try await SampleSite.client().get("/fr")["Access-Control-Allow-Origin"] == nil)
    }
}
