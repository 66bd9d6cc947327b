import Foundation
import Kernel
import Language
import Testing

@testable import Atlas

/// Sources of shipped mappings are called by words of the reader's language.
@Suite struct SourceTitleTests {
    @Test("Every shipped mapping's source has a title in both languages, one of which is its own")
    func shipped() throws {
        let catalogs = try TestFiles.catalogs
        let folder = "\(TestFiles.repository)/Resources/Mappings"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).map { $0.dropLast(5) }
        #expect(names.count >= 10)
        for name in names.map(String.init) {
            let source = try Source(named: name, defaults: try TestFiles.mapping(name).source)
            let key = MessageKey("source.title.\(name)")
            let wordings = catalogs.messages(in: .french).wordings(of: key)
            #expect(wordings.count == catalogs.languages.count, "\(name)")
            #expect(wordings.contains(source.title), "\(name)")
        }
    }

    @Test("The starter is called in French and in English, and so are experiences")
    func starter() throws {
        let catalogs = try TestFiles.catalogs
        let starter = try Source(named: "starter", defaults: try TestFiles.mapping("starter").source)
        let english = catalogs.messages(in: .english)
        #expect(
            starter.title(in: english) == "Starter atlas: what the papers of the Social Good Accelerator name"
        )
        #expect(starter.title(in: catalogs.messages(in: .french)).hasPrefix("Atlas de départ"))
        #expect(starter.titles(in: catalogs).languages == [.english, .french])
        #expect(Source.experiences.title(in: english) == "Experiences of organisations")
    }

    @Test("A source under the same name with another title keeps its own")
    func own() throws {
        let catalogs = try TestFiles.catalogs
        let source = try #require(
            Source(name: "susy", title: "Our own list", licence: "CC0-1.0", precedence: 1))
        #expect(source.title(in: catalogs.messages(in: .french)) == "Our own list")
        #expect(source.titles(in: catalogs) == LocalizedText("Our own list"))
    }
}
