import Foundation
import OpeningHours
import Testing

/// Data beside the repository, when it is there.
private let shared: URL? = {
    var folder = URL(filePath: #filePath)
    while folder.path() != "/" {
        folder.deleteLastPathComponent()
        let data = folder.appending(path: "../shared/data/atlas").standardized
        if FileManager.default.fileExists(atPath: data.path()) { return data }
    }
    return nil
}()

@Suite("Hours of real places", .enabled(if: shared != nil, "the shared data is not beside the repository"))
struct RealDataTests {
    @Test("every value of the standardised directory of Auvergne-Rhône-Alpes is read, and has a week")
    func hinaura() throws {
        let file = try #require(shared).appending(path: "mednum/hinaura-standardised.json")
        let records = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]]
        let values = Set(try #require(records).compactMap { $0["horaires"] as? String })
        #expect(values.count > 500)
        for value in values {
            let hours = try OpeningHours(parsing: value)
            #expect(hours.week != nil, "\(value)")
            #expect(hours.canonical == value.trimmingCharacters(in: .whitespaces), "\(value)")
        }
    }
}
