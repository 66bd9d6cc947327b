/// Addresses on the web as sources write them, made absolute and comparable.
enum WebAddress {
    /// An absolute http or https address with a plausible host, or nil. A missing scheme becomes https;
    /// scheme and host are lowered; an empty path becomes nothing.
    static func normalised(_ raw: String) -> String? {
        let text = raw.trimmed
        guard !text.isEmpty, text.utf8.count <= 2000,
            text.unicodeScalars.allSatisfy({
                $0.value > 32 && $0 != "\"" && $0 != "<" && $0 != ">" && $0 != "\\"
            })
        else { return nil }
        let (scheme, rest) = split(text)
        guard let scheme, !rest.isEmpty else { return nil }
        let hostEnd = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        let host = rest[..<hostEnd].lowercased()
        guard isHost(host) else { return nil }
        let path = rest[hostEnd...]
        return "\(scheme)://\(host)\(path == "/" ? "" : path)"
    }

    /// Host and path without scheme, `www.`, query and final slash: two addresses with the same key lead to
    /// the same site.
    static func key(_ url: String) -> String? {
        guard let address = normalised(url), let colon = address.firstIndex(of: ":") else { return nil }
        var rest = address[colon...].dropFirst(3)
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        let end = rest.firstIndex { "?#".contains($0) } ?? rest.endIndex
        rest = rest[..<end]
        while rest.last == "/" { rest = rest.dropLast() }
        return rest.isEmpty ? nil : rest.lowercased()
    }

    private static func split(_ text: String) -> (scheme: String?, rest: Substring) {
        let lowered = text.lowercased()
        for scheme in ["https", "http"] where lowered.hasPrefix(scheme + "://") {
            return (scheme, text.dropFirst(scheme.count + 3))
        }
        return text.contains("://") || text.contains("@") ? (nil, "") : ("https", text[...])
    }

    /// At least two labels, a port allowed, no user name.
    private static func isHost(_ host: String) -> Bool {
        let parts = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, parts.count == 1 || parts[1].isDigits, host.utf8.count <= 253 else {
            return false
        }
        let isNumeric = labels.last.map { $0.isDigits } ?? true
        return labels.allSatisfy(isLabel) && (!isNumeric || labels.count == 4)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.unicodeScalars.allSatisfy(isLabelCharacter)
    }

    private static func isLabelCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
        }
    }
}
