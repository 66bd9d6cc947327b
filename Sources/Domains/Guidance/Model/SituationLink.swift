import CanonicalJSON
import Crypto
import Foundation
import Kernel

/// Writes a situation into a link and reads it back. The link is signed, so that what comes back is what was
/// given; it holds no name and no address of a person.
///
/// Form: base64url of the canonical JSON with short keys, a full stop, base64url of the first 16 bytes of its
/// HMAC-SHA-256.
public struct SituationLink: Sendable {
    private let key: SymmetricKey

    /// Bytes of a link at most.
    public static let limit = 2000
    /// The form of a link, as a regular expression for the whole text.
    static let pattern = "[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{22}"

    /// Links signed with a secret of at least 32 bytes.
    public init(secret: [UInt8]) {
        precondition(secret.count >= 32, "A secret has at least 32 bytes.")
        key = SymmetricKey(data: secret + Array("situation".utf8))
    }

    /// The text of a link.
    public func text(_ situation: Situation) -> String {
        let bytes = situation.json.canonicalBytes
        return "\(Base64URL.text(bytes)).\(Base64URL.text(signature(bytes)))"
    }

    /// The situation in a link; nil when it is not one of ours.
    public func situation(_ text: String) -> Situation? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= SituationLink.limit, parts.count == 2, let bytes = Base64URL.bytes(parts[0]),
            let given = Base64URL.bytes(parts[1]), given.count == 16, Base64URL.text(given) == parts[1],
            Base64URL.text(bytes) == parts[0]
        else { return nil }
        let isOurs = zip(signature(bytes), given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
        guard isOurs, let json = try? JSONValue(parsing: bytes, limits: JSONLimits(bytes: 4096, depth: 4))
        else {
            return nil
        }
        return Situation(json: json)
    }

    /// A mark that stands for a situation and tells nothing of it.
    func mark(of situation: Situation) -> String {
        Base64URL.text(signature(Array("mark".utf8) + situation.json.canonicalBytes))
    }

    private func signature(_ bytes: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key).prefix(16))
    }
}

/// base64url without padding (RFC 4648 §5).
enum Base64URL {
    static func text(_ bytes: [UInt8]) -> String {
        let text = Data(bytes).base64EncodedString()
        return String(text.filter { $0 != "=" }.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }

    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let standard = text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        let padding = String(repeating: "=", count: (4 - standard.count % 4) % 4)
        return Data(base64Encoded: String(standard) + padding).map(Array.init)
    }
}

extension Situation {
    /// The situation with short keys; what was not said is absent.
    var json: JSONValue {
        var object: [String: JSONValue] = [:]
        object["n"] = need.map(JSONValue.string)
        object["q"] = words.isEmpty ? nil : .string(words)
        object["f"] = legalForm.map(JSONValue.string)
        object["c"] = country.map { .string($0.text) }
        object["p"] = place.isEmpty ? nil : .string(place)
        object["x"] = position.map { [.integer(Int64($0.latitudeE7)), .integer(Int64($0.longitudeE7))] }
        object["l"] = placeName.map(JSONValue.string)
        object["r"] = region.map(JSONValue.string)
        object["e"] = employees.map { .integer(Int64($0)) }
        object["m"] = members.map { .integer(Int64($0)) }
        object["w"] = weights.isEmpty ? nil : .object(weights.mapValues { .integer(Int64($0)) })
        object["h"] = mustHaves.isEmpty ? nil : .array(mustHaves.sorted().map(JSONValue.string))
        object["a"] = answers.isEmpty ? nil : .object(answers.mapValues(\.json))
        object["k"] = isCounter ? .bool(true) : nil
        return .object(object)
    }

    init(json: JSONValue) {
        need = json["n"]?.string
        words = json["q"]?.string ?? ""
        legalForm = json["f"]?.string
        country = json["c"]?.string.flatMap { CountryCode($0) }
        place = json["p"]?.string ?? ""
        if let latitude = json["x"]?[0]?.integer, let longitude = json["x"]?[1]?.integer {
            position = Coordinate(latitudeE7: latitude, longitudeE7: longitude)
        }
        placeName = json["l"]?.string
        region = json["r"]?.string
        employees = json["e"]?.integer.map(Int.init)
        members = json["m"]?.integer.map(Int.init)
        weights = (json["w"]?.object ?? [:]).compactMapValues { $0.integer.map { min(max(Int($0), 0), 5) } }
        mustHaves = Set(json["h"].texts)
        answers = (json["a"]?.object ?? [:]).compactMapValues(Answer.init(json:))
        isCounter = json["k"]?.bool ?? false
    }
}

extension Situation.Answer {
    var json: JSONValue {
        switch self {
        case .term(let text): .string(text)
        case .integer(let number): .integer(Int64(number))
        case .boolean(let flag): .bool(flag)
        }
    }

    init?(json: JSONValue) {
        switch json {
        case .string(let text): self = .term(text)
        case .integer(let number): self = .integer(Int(number))
        case .bool(let flag): self = .boolean(flag)
        default: return nil
        }
    }
}
