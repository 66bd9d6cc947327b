import Foundation
import Kernel
import Testing
import Web

@Suite("Settings")
struct SettingsTests {
    @Test("The file is read, and the environment wins")
    func precedence() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID()).json").path
        let text =
            #"{"instance-name": "Réseau", "territory": ["FR", "BE"], "trusted-proxies": 1, "languages": "en, fr"}"#
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let settings = try Settings(
            file: file, environment: ["TERREAU_TRUSTED_PROXIES": "2", "TERREAU_DATABASE": "x", "HOME": "/"])
        #expect(settings.instanceName == "Réseau")
        #expect(settings.territory.map(\.text) == ["FR", "BE"])
        #expect(settings.languages == [.english, .french])
        #expect(settings.trustedProxies == 2)
    }

    @Test(
        "A wrong value is refused by the name of its setting and what was expected",
        arguments: [
            ("public-url", "atlas.example.org"), ("public-url", "https://a.example/path"),
            ("public-url", "ftp://a"),
            ("public-url", "https://"), ("languages", "fr, xx"), ("trusted-proxies", "-1"),
            ("trusted-proxies", "many"), ("tile-url", "http://tile.example/{z}/{x}/{y}"),
            ("tile-url", "https://t.example; script-src *"), ("embed-frame-ancestors", "a; script-src"),
            ("sender-address", "nobody"), ("sendmail-program", "sendmail"), ("metrics-token", "short"),
            ("log-format", "xml"),
            ("territory", "FRA"), ("instance-name", ""),
        ])
    func wrong(key: String, value: String) throws {
        var settings = Settings()
        let error = #expect(throws: SettingsError.self) { try settings.set(key, to: value) }
        let expected = try #require(Settings.table.first { $0.key == key }).expected
        #expect(
            error?.description == "The command line has a wrong value for “\(key)”; expected: \(expected).")
    }

    @Test(
        "A file that is no JSON is one sentence with one full stop", arguments: ["{\"territory\" 1}", "[1]"])
    func malformed(text: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID()).json").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let error = #expect(throws: SettingsError.self) { try Settings(file: file, environment: [:]) }
        let sentence = try #require(error?.description)
        #expect(sentence.hasPrefix("The settings file \(file) is not a JSON object: "))
        #expect(sentence.hasSuffix(".") && !sentence.hasSuffix(".."))
    }

    @Test("A setting that does not exist is named, with those that do")
    func unknown() {
        var settings = Settings()
        let error = #expect(throws: SettingsError.self) { try settings.set("instance", to: "x") }
        #expect(error?.description.contains("“instance”") == true)
        #expect(error?.description.contains("instance-name, public-url") == true)
    }

    @Test(
        "Addresses are compared as origins",
        arguments: [
            ("https://Atlas.Example.org/", "https://atlas.example.org"),
            ("https://a.example:443", "https://a.example"),
            ("http://[::1]:8080", "http://[::1]:8080"), ("http://a.example:80", "http://a.example"),
        ])
    func origin(text: String, origin: String) {
        #expect(PublicURL(text)?.origin == origin)
    }

    @Test("The reference lists every setting once")
    func reference() {
        let keys = Settings.table.map(\.key)
        #expect(Set(keys).count == keys.count)
        for setting in Settings.table {
            #expect(Settings.markdown.contains("| `\(setting.key)` | `\(setting.environmentName)` |"))
        }
    }

    @Test("The key file is made once, for its owner alone, and read again")
    func secret() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let made = try SecretKey.load(file: file)
        #expect(made.count == 32)
        #expect(try SecretKey.load(file: file) == made)
        let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        #expect(throws: SecretKey.Unusable.self) { try SecretKey.load(file: "/nowhere/key") }
        #expect(try SecretKey.load(file: nil) != SecretKey.load(file: nil))
    }

    @Test("Nodes that start at once make one key, and leave nothing else behind")
    func oneKey() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<16 { group.addTask { try SecretKey.load(file: "\(folder)/key") } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(keys.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["key"])
    }

    @Test("A key file that is too short is refused, not replaced")
    func shortKey() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID())").path
        try Data(repeating: 1, count: 31).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        #expect(throws: SecretKey.Unusable.self) { try SecretKey.load(file: file) }
        #expect(FileManager.default.contents(atPath: file)?.count == 31)
    }
}
