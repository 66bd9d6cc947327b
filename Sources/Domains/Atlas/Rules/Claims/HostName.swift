import Foundation

/// A host as the domain name system knows it: labels of ASCII letters, digits and inner hyphens, in lower
/// case, at least two, the last of them not a number, without a port and without a dot at its end.
struct HostName: Hashable, Sendable, CustomStringConvertible {
    /// The text.
    let description: String

    /// Reads a host as somebody wrote it, in letters of any script; nil for what names none. Two hosts that
    /// merely look alike stay two: letters of other scripts become `xn--…`.
    init?(_ written: some StringProtocol) {
        let composed = String(written).precomposedStringWithCanonicalMapping.lowercased()
        let labels = composed.split(separator: ".", omittingEmptySubsequences: false).map(Punycode.ascii)
        let known = labels.compactMap(\.self)
        guard known.count == labels.count, known.count > 1, known.allSatisfy(HostName.isLabel),
            known.last?.utf8.allSatisfy({ (48...57).contains($0) }) == false
        else { return nil }
        let text = known.joined(separator: ".")
        guard text.utf8.count <= 253 else { return nil }
        description = text
    }

    /// The labels, the most special first.
    var labels: [Substring] { description.split(separator: ".") }

    /// Without `www.` in front, where two labels at least stay.
    var withoutWWW: HostName {
        guard description.hasPrefix("www."), labels.count > 2 else { return self }
        return HostName(description.dropFirst(4)) ?? self
    }

    private static func isLabel(_ label: String) -> Bool {
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}
