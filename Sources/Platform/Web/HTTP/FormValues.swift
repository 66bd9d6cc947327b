/// Names and values in the order sent, from a query or a form body
/// (`application/x-www-form-urlencoded`, WHATWG URL §5; broken escapes are refused instead of repaired).
public struct FormValues: Hashable, Sendable {
    /// One name with one value.
    public struct Pair: Hashable, Sendable {
        /// The decoded name.
        public let name: String
        /// The decoded value; empty when only the name was sent.
        public let value: String

        /// A pair.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The pairs, in the order sent.
    public let pairs: [Pair]

    /// These pairs.
    public init(_ pairs: [Pair] = []) {
        self.pairs = pairs
    }

    /// Reads the encoded form. Throws `WebRefusal`: broken escapes, text that is not UTF-8, NUL characters,
    /// too many values.
    public init(decoding encoded: some Sequence<UInt8>) throws {
        let parts = Array(encoded).split(separator: UInt8(ascii: "&"))
        guard parts.count <= RequestLimits.formPairs else { throw WebRefusal.tooManyValues }
        pairs = try parts.map { part in
            let halves = part.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(halves[0], plusIsSpace: true),
                let value = PercentEncoding.decode(halves.count > 1 ? halves[1] : [], plusIsSpace: true)
            else { throw WebRefusal.malformedText }
            return Pair(name, value)
        }
    }

    /// The first value of that name.
    public subscript(name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    /// Every value of that name, in the order sent.
    public func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map(\.value)
    }

    /// The names, each once, in the order first sent.
    public var names: [String] {
        var seen: Set<String> = []
        return pairs.map(\.name).filter { seen.insert($0).inserted }
    }

    /// The encoded form, `%20` for a space.
    public var encoded: String {
        pairs.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
            .joined(separator: "&")
    }
}
