import CanonicalJSON
import Foundation
import HTTPTypes
import TestKit
import Testing

/// From the first question to the sheet, as a browser without scripts goes.
struct Walk {
    let client: WebClient
    let language: String

    /// Answers the questions as a written need does; gives the `s` of the sheet.
    func toSheet(_ file: JSONValue) async throws -> String {
        let words = file["need"]?.string ?? ""
        let proposals = PageReading(try await client.get("/\(language)/choose?q=\(Walk.encoded(words))"))
        let links = proposals.links(beginning: "/\(language)/choose/organisation?s=")
        let need = try #require(
            links.first { Walk.said(in: $0)?["n"]?.string == file["expectedNeed"]?.string })
        let priorities = try await priorities(after: need, file["organisation"] ?? [:])
        let weights = (file["weights"]?.object ?? [:]).map { "&w-\($0.key)=\($0.value.integer ?? 0)" }
        let musts = (file["mustHaves"]?.array ?? []).compactMap(\.string).map { "&m-\($0)=1" }
        let sheet = try await client.get(
            "\(priorities)&done=1\(weights.joined())\(musts.joined())"
        ).headers[.location]
        return try #require(sheet?.split(separator: "=").last.map(String.init))
    }

    /// Answers on the sheet every fact that is written; gives the `s` of the sheet after.
    func answering(_ file: JSONValue, from link: String) async throws -> String {
        var link = link
        for (fact, value) in file["organisation"]?["facts"]?.object ?? [:] {
            let answer =
                value.bool.map { $0 ? "yes" : "no" } ?? value.integer.map { String($0) } ?? value.string ?? ""
            let page = try await client.get(
                "/\(language)/choose/answer?s=\(link)&fact=\(fact)&value=\(Walk.encoded(answer))")
            let onward = try #require(page.headers[.location]?.split(separator: "#").first)
            link = try #require(onward.split(separator: "=").last.map(String.init))
        }
        return link
    }

    /// The page of priorities; of several towns of one name, the first.
    private func priorities(after need: String, _ organisation: JSONValue) async throws -> String {
        let form = organisation["nationalForm"]?.string ?? organisation["legalForm"]?.string ?? ""
        let fields = ["country", "place"].map { "\($0)=\(Walk.encoded(organisation[$0]?.string ?? ""))" }
        let numbers = ["employees", "members"].compactMap { name in
            organisation[name]?.integer.map { "\(name)=\($0)" }
        }
        let query = (["done=1", "form=\(form)"] + fields + numbers).joined(separator: "&")
        let answer = try await client.get("\(need)&\(query)")
        if let location = answer.headers[.location] { return location }
        let towns = PageReading(answer).links(beginning: "/\(language)/choose/priorities?s=")
        return try #require(towns.first)
    }

    /// What a link carries: its first part is base64url of JSON.
    static func said(in link: String) -> JSONValue? {
        let text = link.split(separator: "=").last?.split(separator: ".").first.map(String.init) ?? ""
        let standard = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        let padded = standard + String(repeating: "=", count: (4 - standard.count % 4) % 4)
        return Data(base64Encoded: padded).flatMap { try? JSONValue(parsing: Array($0)) }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
