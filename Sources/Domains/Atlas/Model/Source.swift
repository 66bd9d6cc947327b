import Kernel

/// Where records come from: an open data set, a directory, people's corrections.
public struct Source: Hashable, Sendable {
    /// A short stable name, `[a-z0-9-]`, 2 to 40 characters.
    public let name: String
    /// The title shown to people.
    public var title: String
    /// Where the data set is published.
    public var url: String?
    /// The licence of its records, an SPDX identifier where there is one.
    public var licence: String
    /// Where this source stands when sources disagree: the higher number is believed first. Published.
    public var precedence: Int

    /// A source; nil when the name has another form.
    public init?(name: String, title: String, url: String? = nil, licence: String, precedence: Int) {
        guard (2...40).contains(name.utf8.count), name.utf8.allSatisfy(Source.allows) else { return nil }
        self.name = name
        self.title = title
        self.url = url
        self.licence = licence
        self.precedence = precedence
    }

    /// A source of the program itself, under a name that no import may take.
    private init(reserved name: String, title: String, licence: String, precedence: Int) {
        (self.name, self.title, self.licence, self.precedence) = (name, title, licence, precedence)
    }

    /// What organisations answered months after a decision sheet, each answer read by somebody first.
    static let experiences = Source(
        reserved: "terreau-experiences", title: "Retours d’expérience des organisations", licence: "CC0-1.0",
        precedence: 0)

    /// What people proposed, each proposal read by somebody first. Believed before every data set: it is how
    /// their faults are mended.
    static let contributions = Source(
        reserved: "terreau-contributions", title: "Propositions relues", licence: "CC0-1.0", precedence: 100)

    /// What organisations say of themselves, and of what they keep. Believed before everybody else.
    static let organisations = Source(
        reserved: "terreau-organisations", title: "Organisations elles-mêmes", licence: "CC0-1.0",
        precedence: 110)

    /// The sources of the program itself.
    private static let reserved = [experiences, contributions, organisations]

    /// Whether the name is one of the program's own.
    fileprivate static func isReserved(_ name: String) -> Bool { reserved.contains { $0.name == name } }

    private static func allows(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
    }
}

extension Source {
    /// A source named on the command line, with what its mapping says of it. Throws
    /// `AtlasRefusal.badSourceName`.
    public init(named name: String, defaults: Mapping.SourceDefaults) throws {
        let source = Source(
            name: name, title: defaults.title, url: defaults.url, licence: defaults.licence,
            precedence: defaults.precedence)
        guard let source, !Source.isReserved(name) else { throw AtlasRefusal.badSourceName(name) }
        self = source
    }
}
