import CanonicalJSON
import Foundation
import TestKit
import Testing

/// An OpenID provider of other people (`oidc-provider-mock`, on Authlib) on a port of this machine.
struct ProviderProgram {
    let issuer: String
    private let process: Process

    private static let path = "\(TestInstance.repository)/.venv/bin/oidc-provider-mock"
    private static let curl = "/usr/bin/curl"

    /// Whether the program is there: `.venv/bin/pip install -r Tests/Browser/requirements.txt`.
    static var isThere: Bool {
        [path, curl].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Gives `body` a running provider, and stops it afterwards.
    static func run(_ body: (ProviderProgram) async throws -> Void) async throws {
        let port = Int.random(in: 20_000...29_999)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["--port", String(port), "--require-nonce", "true"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // NB: it does not listen to SIGTERM.
        defer { kill(process.processIdentifier, SIGKILL) }
        let provider = ProviderProgram(issuer: "http://127.0.0.1:\(port)", process: process)
        let isUp = try await eventually(within: 60) {
            try provider.curl(["\(provider.issuer)/.well-known/openid-configuration"]).isEmpty ? nil : true
        }
        try #require(isUp == true)
        try await body(provider)
    }

    /// Says what is known of somebody there.
    func set(_ subject: String, claims: JSONValue) throws {
        _ = try curl(["-X", "PUT", "--json", claims.canonicalString, "\(issuer)/users/\(subject)"])
    }

    /// Somebody lets the site know who she is; the path and query of the address she is sent back to.
    func permit(_ address: String, as subject: String) throws -> String {
        let back = try curl(
            ["-o", "/dev/null", "-w", "%{redirect_url}", "--data-urlencode", "sub=\(subject)", address])
        return Self.local(back)
    }

    /// Somebody turns back.
    func deny(_ address: String) throws -> String {
        let back = Self.local(
            try curl(["-o", "/dev/null", "-w", "%{redirect_url}", "--data", "action=deny", address]))
        // NB: this provider forgets the state when somebody turns back, which RFC 6749 §4.1.2.1 wants.
        let state = address.firstMatch(of: #/[?&](state=[0-9a-f]+)/#).map { String($0.output.1) } ?? ""
        return back.contains("state=") ? back : "\(back)&\(state)"
    }

    private static func local(_ address: String) -> String {
        address.firstRange(of: "/sign-in/callback").map { String(address[$0.lowerBound...]) } ?? address
    }

    private func curl(_ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: Self.curl)
        process.arguments = ["-s", "--max-time", "20"] + arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // NB: the end of its output is its end; `waitUntilExit` beside another child may wait for long.
        let data = output.fileHandleForReading.readDataToEndOfFile()
        return String(decoding: data, as: UTF8.self)
    }
}
