/// The five parts of an IRI or a relative reference (RFC 3986, section 3; appendix B), and resolution
/// against a base (section 5.2, strictly).
public struct IRIReference: Hashable, Sendable {
    /// What stands before the first `:`, if it has the form of a scheme.
    public private(set) var scheme: String?
    /// What stands after `//`.
    public private(set) var authority: String?
    /// The path, maybe empty.
    public private(set) var path: String
    /// What stands after `?`.
    public private(set) var query: String?
    /// What stands after `#`.
    public private(set) var fragment: String?

    /// Takes a reference apart; every text can be.
    public init(_ text: String) {
        var rest = Substring(text)
        fragment = IRIReference.cut(&rest, after: "#")
        query = IRIReference.cut(&rest, after: "?")
        scheme = IRIReference.scheme(of: rest)
        if let scheme { rest = rest[rest.utf8.index(rest.startIndex, offsetBy: scheme.utf8.count + 1)...] }
        if rest.utf8.starts(with: "//".utf8) {
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
        }
        path = String(rest)
    }

    private static func cut(_ rest: inout Substring, after mark: Unicode.Scalar) -> String? {
        guard let at = rest.utf8.firstIndex(of: UInt8(ascii: mark)) else { return nil }
        defer { rest = rest[..<at] }
        return String(rest[rest.utf8.index(after: at)...])
    }

    /// The scheme that a text begins with: a letter, then letters, digits, `+`, `.` and `-` up to a colon.
    static func scheme(of text: Substring) -> String? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = text.utf8[..<colon]
        guard let first = scheme.first, CharacterClasses.isLetter(first), scheme.allSatisfy(isSchemeByte)
        else {
            return nil
        }
        return String(text[..<colon])
    }

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        CharacterClasses.isLetter(byte) || CharacterClasses.isDigit(byte) || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// The whole reference again (section 5.3).
    public var string: String {
        (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
            + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
    }

    /// This reference resolved against a base (section 5.2.2).
    public func resolved(against base: IRIReference) -> IRIReference {
        var target = self
        if scheme != nil || authority != nil {
            target.scheme = scheme ?? base.scheme
            target.path = IRIReference.withoutDotSegments(path)
            return target
        }
        (target.scheme, target.authority) = (base.scheme, base.authority)
        if path.isEmpty {
            target.path = base.path
            target.query = query ?? base.query
        } else {
            let whole = path.utf8.first == UInt8(ascii: "/") ? path : base.merged(with: path)
            target.path = IRIReference.withoutDotSegments(whole)
        }
        return target
    }

    /// Section 5.2.3.
    private func merged(with relative: String) -> String {
        if authority != nil, path.isEmpty { return "/" + relative }
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return relative }
        return path[...slash] + relative
    }

    /// Section 5.2.4.
    static func withoutDotSegments(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
        let isRooted = path.utf8.first == UInt8(ascii: "/")
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        var kept: [String] = []
        for segment in isRooted ? segments.dropFirst() : segments[...] {
            if segment == ".." { _ = kept.popLast() } else if segment != "." { kept.append(segment) }
        }
        // A path that ends in a dot segment ends in a slash.
        if let last = segments.last, last == "." || last == "..", !kept.isEmpty || isRooted {
            kept.append("")
        }
        return (isRooted ? "/" : "") + kept.joined(separator: "/")
    }
}

extension IRI {
    /// Whether it begins with a scheme.
    public var isAbsolute: Bool { IRIReference.scheme(of: Substring(string)) != nil }

    /// Whether it is absolute, has one `#` at most, and holds no character that an IRI cannot: control,
    /// space, `<>"{}|^`, backquote or backslash.
    public var isWellFormed: Bool {
        isAbsolute && string.utf8.allSatisfy { CharacterClasses.isAllowedInIRI(UInt32($0)) }
            && string.utf8.count { $0 == UInt8(ascii: "#") } < 2
    }

    /// A reference resolved against this base (RFC 3986, section 5.2).
    public func resolving(_ reference: String) -> IRI {
        IRI(IRIReference(reference).resolved(against: IRIReference(string)).string)
    }
}
