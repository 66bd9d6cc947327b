import Foundation
import TestKit
import Testing

@testable import Site

@Suite("Where resources are looked for")
struct ResourceFolderTests {
    @Test("A program in a checkout's build folder finds those of the checkout")
    func checkout() throws {
        let program = "\(TestInstance.repository)/.build/some-triple/debug/terreau"
        let folder = try ResourceFolder(given: nil, environment: [:], program: program)
        #expect(FileManager.default.fileExists(atPath: folder("Language")))
    }

    @Test("What is said goes before, and a folder that holds none is refused")
    func said() throws {
        let own = "\(TestInstance.repository)/Resources"
        #expect(try ResourceFolder(given: own, environment: [:], program: "terreau").path == own)
        #expect(throws: ResourceFolder.NotFound.self) {
            try ResourceFolder(given: "/nowhere", environment: [:], program: "terreau")
        }
        #expect(throws: ResourceFolder.NotFound.self) {
            try ResourceFolder(given: nil, environment: ["TERREAU_RESOURCES": "/nowhere"], program: "terreau")
        }
    }
}
