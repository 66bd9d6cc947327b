import CanonicalJSON

/// A register that gives identifiers, as the vocabulary `identifier-schemes` describes it: the form of its
/// identifiers, their check digits and the page that shows one.
public struct IdentifierScheme: Sendable {
    /// The term: `FR-SIREN`.
    public let id: String
    private let pattern: ValuePattern
    private let check: CheckDigit?
    private let prefixes: [String]
    private let page: String?

    /// The vocabulary that describes the schemes.
    static let vocabulary = "identifier-schemes"
    /// The longest identifier that is looked at, in bytes.
    static let lengthLimit = 80

    /// Reads a term; a sentence says what is wrong with it.
    init(_ term: Vocabulary.Term) throws(VocabularyError) {
        id = term.id
        guard let pattern = term.extra["pattern"]?.string.flatMap(ValuePattern.init) else {
            throw VocabularyError("identifier-schemes: \(term.id) has no pattern that can be read")
        }
        self.pattern = pattern
        if let name = term.extra["check"]?.string {
            guard let known = CheckDigit(rawValue: name) else {
                throw VocabularyError("identifier-schemes: \(term.id) has an unknown check “\(name)”")
            }
            check = known
        } else {
            check = nil
        }
        let country = term.id.prefix { $0 != "-" }
        prefixes = (term.aliases + [String(country)]).map(IdentifierScheme.plain).sorted {
            $0.count > $1.count
        }
        page = term.extra["page"]?.string
    }

    /// The schemes of the vocabulary's terms.
    static func read(_ terms: [Vocabulary.Term]) throws(VocabularyError) -> [String: IdentifierScheme] {
        var schemes: [String: IdentifierScheme] = [:]
        for term in terms { schemes[term.id] = try IdentifierScheme(term) }
        return schemes
    }

    /// The identifier that a source writes as `raw`: with or without separators, the register's name in front
    /// (`CHE-100.155.212`, `SIREN 732 829 320`) or the address of its page around it. Nil when its form or
    /// its check digits are wrong, or when it is nothing but zeros.
    public func identifier(_ raw: String) -> Identifier? {
        guard raw.utf8.count <= 4 * IdentifierScheme.lengthLimit else { return nil }
        let value = IdentifierScheme.plain(IdentifierScheme.withoutAddress(raw))
        let accepted = ([value] + withoutPrefixes(value)).first { accepts($0) }
        return accepted.map { Identifier(scheme: id, checked: $0) }
    }

    /// The address of the register's page for an identifier, when it has one.
    public func page(of identifier: Identifier) -> String? {
        page.map {
            $0.split(separator: "{id}", omittingEmptySubsequences: false).joined(separator: identifier.value)
        }
    }

    private func accepts(_ value: String) -> Bool {
        value.utf8.count <= IdentifierScheme.lengthLimit && !value.isZeros && pattern.matches(value)
            && check?.accepts(value) ?? true
    }

    /// The value without its register's name; Belgian numbers of nine digits get the zero they had before
    /// 2008.
    private func withoutPrefixes(_ value: String) -> [String] {
        let bare = prefixes.filter { value.hasPrefix($0) }.map { String(value.dropFirst($0.count)) }
        return check == .mod97Complement ? bare + ([value] + bare).map { "0" + $0 } : bare
    }

    /// The last step of an address, any other text as it is.
    private static func withoutAddress(_ raw: String) -> String {
        guard raw.hasPrefix("http://") || raw.hasPrefix("https://") else { return raw }
        let path = raw.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/").last.map(String.init) ?? raw
    }

    /// Upper case, without blanks, dots, colons and hyphens.
    private static func plain(_ raw: String) -> String {
        raw.uppercased().filter { !$0.isWhitespace && !".:-–\u{2011}".contains($0) }
    }
}
