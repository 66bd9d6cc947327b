import CanonicalJSON
import Foundation

/// Another site at which people have accounts, as the operator trusts it: an OpenID Connect provider.
public struct IdentityProvider: Hashable, Sendable {
    /// Its name in addresses: lower-case letters, digits and hyphens.
    let id: String
    /// What people read on the button.
    let name: String
    /// Its issuer identifier, an `https` address; `http` for this machine alone.
    let issuer: String
    /// What it calls this site.
    let clientID: String
    /// What shows it that this site asks; nil for a public client.
    let clientSecret: String?
    /// Whether it stands in a private network, which is otherwise refused.
    let isPrivate: Bool

    /// Why the file of providers cannot be used.
    public struct Unusable: Error, CustomStringConvertible {
        /// One sentence.
        public let description: String
    }

    /// Providers at most.
    static let most = 20

    /// Reads the file of the setting `identity-providers-file`: a JSON array of objects with `id`, `name`,
    /// `issuer`, `clientId`, perhaps `clientSecret` and `private`.
    public static func load(file: String) throws -> [IdentityProvider] {
        guard let data = FileManager.default.contents(atPath: file), data.count <= 1 << 16,
            let list = try? JSONValue(parsing: [UInt8](data)).array, list.count <= most
        else {
            throw Unusable(
                description: "The file of identity providers \(file) is no JSON array of at most 20.")
        }
        let providers = try list.enumerated().map { position, value in
            guard let provider = IdentityProvider(json: value) else {
                throw Unusable(
                    description:
                        "Identity provider \(position + 1) of \(file) needs id (letters, digits, hyphens), "
                        + "name, issuer (https) and clientId.")
            }
            return provider
        }
        guard Set(providers.map(\.id)).count == providers.count else {
            throw Unusable(description: "Two identity providers of \(file) have the same id.")
        }
        return providers
    }

    init(
        id: String, name: String, issuer: String, clientID: String, clientSecret: String?, isPrivate: Bool
    ) {
        self.id = id
        self.name = name
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.isPrivate = isPrivate
    }

    private init?(json: JSONValue) {
        guard let id = json["id"]?.string, let name = json["name"]?.string, !name.isEmpty,
            let issuer = json["issuer"]?.string, let clientID = json["clientId"]?.string, !clientID.isEmpty,
            (1...40).contains(id.utf8.count),
            id.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }),
            IdentityProvider.isTrustworthy(issuer)
        else { return nil }
        self.init(
            id: id, name: name, issuer: issuer, clientID: clientID,
            clientSecret: json["clientSecret"]?.string, isPrivate: json["private"]?.bool ?? false)
    }

    /// Whether what comes from an address can be believed: HTTPS, or this very machine.
    static func isTrustworthy(_ address: String) -> Bool {
        let isPlain = !address.contains { $0.isWhitespace || $0 == "@" || $0 == "#" || $0 == "\\" }
        return isPlain
            && (address.hasPrefix("https://") || address.hasPrefix("http://127.0.0.1:")
                || address.hasPrefix("http://localhost:"))
    }
}
