import Kernel
import Ledger
import Logging
import Outbound
import Storage
import TransparencyLog
import Web

extension Site {
    /// The witnesses that the settings name.
    func askedWitnesses() throws -> [AskedWitness] {
        var keys: Set<[UInt8]> = []
        return try settings.witnesses.map { text in
            let parts = text.split(separator: " ").map(String.init)
            let key = try Site.verifier(parts[0], setting: "witnesses")
            let address = parts[1].hasSuffix("/") ? String(parts[1].dropLast()) : parts[1]
            let isSecure = address.hasPrefix("https://")
            guard isSecure || settings.asksPrivateAddresses && address.hasPrefix("http://") else {
                throw UnusableSetting(
                    description: "The setting witnesses has “\(address)”, which is no https address.")
            }
            guard keys.insert(key.publicKey).inserted else {
                throw UnusableSetting(
                    description: "The setting witnesses names the key of \(key.name) twice.")
            }
            return AskedWitness(key: key.asCosigner, address: address)
        }
    }

    /// Whose cosignatures count for this site's log.
    public func ledgerWitnesses() throws -> LedgerWitnesses {
        let keys = try askedWitnesses().map(\.key)
        guard settings.witnessesRequired <= keys.count else {
            throw UnusableSetting(
                description: "The setting witnesses-required asks for \(settings.witnessesRequired), and "
                    + "witnesses names \(keys.count).")
        }
        return LedgerWitnesses(keys: keys, required: settings.witnessesRequired)
    }

    /// The job that asks the witnesses; nil when there are none.
    func witnessing(_ logger: Logger) throws -> LogWitnessing? {
        let witnesses = try askedWitnesses()
        guard !witnesses.isEmpty else { return nil }
        let outbound = OutboundHTTP(
            allowsPrivateAddresses: settings.asksPrivateAddresses, timeoutSeconds: 10)
        return LogWitnessing(
            database: database, witnesses: witnesses, outbound: outbound, logger: logger)
    }

    /// This site as a witness of the logs of others; nil when the settings name none.
    public func witnessDesk() throws -> WitnessDesk? {
        let logs = try settings.witnessedLogs.map { try Site.verifier($0, setting: "witnessed-logs") }
        guard !logs.isEmpty else { return nil }
        if let log = logs.first(where: { $0.kind != .note }) {
            throw UnusableSetting(
                description: "The setting witnessed-logs has the key of a witness, “\(log.text)”.")
        }
        guard let file = SiteKeys(settings, database.url).witnessKey else {
            throw UnusableSetting(
                description: "The setting witnessed-logs needs witness-key-file with PostgreSQL.")
        }
        let name = settings.witnessName ?? "\(settings.publicURL?.host ?? "localhost")/witness"
        let key = try LedgerKey.load(file: file, origin: name, kind: .cosignature, mayMake: true)
        return WitnessDesk(database, key: key, logs: logs, clock: clock)
    }

    private static func verifier(_ text: String, setting: String) throws -> VerifierKey {
        do {
            return try VerifierKey.parse(text)
        } catch {
            throw UnusableSetting(
                description: "The setting \(setting) has “\(text)”, which is no verifier key (name+hash+key)."
            )
        }
    }
}
