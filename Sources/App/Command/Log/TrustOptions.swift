import ArgumentParser
import TransparencyLog

/// Whom somebody who checks a log trusts beforehand.
struct TrustOptions: ParsableArguments {
    @Option(help: "The log's verifier key: name+hash+key.")
    var key: String?

    @Option(help: "The verifier key of a witness; may be given several times.")
    var witness: [String] = []

    @Option(help: "How many of the witnesses must have cosigned; all of them unless given.")
    var quorum: Int?

    func validate() throws {
        guard (0...witness.count).contains(quorum ?? 0) else {
            throw ValidationError("--quorum is a number from 0 to that of the witnesses.")
        }
    }

    /// The log, by the key that was given or by another one.
    func log(orKey other: String? = nil) throws -> TrustedLog {
        guard let text = key ?? other else { throw ValidationError("Say --key.") }
        let verifier = try TrustOptions.parse(text)
        return TrustedLog(
            origin: verifier.name, keys: [verifier], witnesses: try witnesses(),
            quorum: quorum ?? witness.count)
    }

    /// The witnesses that were given.
    func witnesses() throws -> [VerifierKey] { try witness.map(TrustOptions.parse) }

    private static func parse(_ text: String) throws -> VerifierKey {
        do {
            return try VerifierKey.parse(text)
        } catch {
            throw PlainSentence("“\(text)” is no verifier key (name+hash+key).")
        }
    }
}
