import HTTPTypes
import TestKit
import Testing

@Suite("Around a town")
struct PlaceSearchTests {
    @Test(
        "A town or a postal code becomes a point, and its name stays beside it",
        arguments: [("Lyon", "Lyon"), ("LYON", "Lyon"), ("69001", "Rhône")])
    func named(place: String, name: String) async throws {
        try await SiteForTests.run(on: .sqlite) { client in
            let answer = try await client.get("/fr/atlas?place=\(place)&km=50&country=FR")
            let onward = try #require(answer.headers[.location])
            #expect(answer.status == 303 && onward.contains("country=FR"))
            // The town hall of Lyon stands at 45.767, 4.836.
            let point = try #require(onward.firstMatch(of: /near=([0-9.]+)%2C([0-9.]+)%2C50/))
            #expect(abs((Double(point.1) ?? 0) - 45.767) < 0.1 && abs((Double(point.2) ?? 0) - 4.836) < 0.1)
            let page = try await client.get(onward)
            #expect(page.status == 200 && page.text.contains("autour de \(name)"))
            let doors = page.text.matches(of: #/(?:href|data-points)="(/api/v1/atlas/[^"]+)"/#).map {
                $0.1.replacing("&amp;", with: "&")
            }
            #expect(doors.count >= 6)
            for door in doors { #expect(try await client.get(String(door)).status == 200, "\(door)") }
        }
    }

    @Test("Another distance moves the circle; the same leaves the address as it is")
    func distance() async throws {
        try await SiteForTests.run(on: .sqlite) { client in
            let first = try #require(try await client.get("/en/atlas?place=Lyon").headers[.location])
            #expect(first.contains("%2C30&"))
            let wider = try await client.get("\(first)&km=100").headers[.location]
            #expect(wider?.contains("%2C100&") == true)
            #expect(try await client.get(first).status == 200)
        }
    }

    @Test("A place that nobody knows is said, with what can be done")
    func unknown() async throws {
        try await SiteForTests.run(on: .sqlite) { client in
            let answer = try await client.get("/en/atlas?place=Zzyzxqwv")
            #expect(answer.status == 400 && answer.text.contains("We do not know a place called"))
            let beyond = try await client.get("/en/atlas?near=91,0,5")
            #expect(beyond.status == 400 && beyond.text.contains("latitude goes from"))
        }
    }

    @Test("What is near comes first when no word is asked")
    func nearestFirst() async throws {
        try await SiteForTests.run(on: .sqlite) { client in
            let byDistance = try await client.get("/fr/atlas?near=48.86,2.35,300&sort=distance").text
            let unsaid = try await client.get("/fr/atlas?near=48.86,2.35,300").text
            let entries = { (text: String) in
                text.matches(of: #/href="(/fr/atlas/org_[0-9a-z]+)"/#).map { String($0.1) }
            }
            #expect(!entries(unsaid).isEmpty && entries(unsaid) == entries(byDistance))
        }
    }
}
