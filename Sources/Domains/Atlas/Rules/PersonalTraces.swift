/// What in free text leads to a person: e-mail addresses that are not plainly a role's, and telephone
/// numbers after `tel:`, in international form or in the ten digits of France. People write such things into
/// any column; readers get `…` in their place.
enum PersonalTraces {
    /// The text as readers may have it: `…@…` for an address, `…` for a number.
    /// Masking twice changes nothing.
    static func masked(_ text: String) -> String {
        guard mayStand(in: text) else { return text }
        var scan = TraceScan(text)
        scan.replace(MailTrace.ranges(in: scan.scalars), by: "…@…")
        scan.replace(PhoneTrace.ranges(in: scan.scalars), by: "…")
        return scan.text
    }

    /// Whether a web address leads to a person, or has such a trace in it. A masked address leads nowhere, so
    /// readers do not get it at all.
    static func stand(inAddress address: String) -> Bool {
        let plain = address.utf8.contains(UInt8(ascii: "%")) ? decoded(address) : address
        guard mayStand(in: plain) else { return false }
        let lower = plain.lowercased()
        if lower.contains("wa.me/") || lower.contains("whatsapp.com/send") { return true }
        let scalars = Array(plain.unicodeScalars)
        return !MailTrace.ranges(in: scalars).isEmpty
            || !PhoneTrace.ranges(in: scalars, isAddress: true).isEmpty
    }

    private static func decoded(_ address: String) -> String {
        [("%40", "@"), ("%2B", "+"), ("%2b", "+")].reduce(address) { $0.replacing($1.0, with: $1.1) }
    }

    /// One quick look, since nearly all texts have neither `@` nor six digits.
    static func mayStand(in text: String) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "@") { return true }
            if (48...57).contains(byte) { digits += 1 }
        }
        return digits >= PhoneTrace.fewestDigits
    }
}

/// A text in which ranges are replaced.
private struct TraceScan {
    private(set) var scalars: [Unicode.Scalar]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Replaces ranges that are in order and do not overlap.
    mutating func replace(_ ranges: [Range<Int>], by mask: String) {
        guard !ranges.isEmpty else { return }
        var result: [Unicode.Scalar] = []
        var end = 0
        for range in ranges {
            result += scalars[end..<range.lowerBound]
            result += mask.unicodeScalars
            end = range.upperBound
        }
        scalars = result + scalars[end...]
    }
}

/// E-mail addresses in a text.
private enum MailTrace {
    /// Where addresses stand that are not a role's, in order.
    static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for at in scalars.indices where scalars[at] == "@" {
            if let range = address(around: at, in: scalars, from: found.last?.upperBound ?? 0) {
                found.append(range)
            }
        }
        return found
    }

    private static func address(around at: Int, in scalars: [Unicode.Scalar], from floor: Int) -> Range<Int>?
    {
        var start = at
        while start > floor, isLocal(scalars[start - 1]) { start -= 1 }
        while start < at, scalars[start] == "." { start += 1 }
        var end = at + 1
        while end < scalars.count, isDomain(scalars[end]) { end += 1 }
        while end > at + 1, [".", "-"].contains(scalars[end - 1]) { end -= 1 }
        guard start < at, isHost(scalars[(at + 1)..<end]), !isHandle(start, scalars) else { return nil }
        let text = String(String.UnicodeScalarView(scalars[start..<end]))
        // NB: `git@host` is how programs fetch code; nobody reads mail there.
        return text.hasPrefix("git@") || Contact(.email, text).isRole ? nil : start..<end
    }

    /// Two labels or more, the last of which begins with a letter: `3.11` is a version.
    private static func isHost(_ labels: ArraySlice<Unicode.Scalar>) -> Bool {
        let parts = labels.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last?.first else { return false }
        return last.properties.isAlphabetic
    }

    /// `@name@host` is a place in the fediverse, not a mailbox.
    private static func isHandle(_ start: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        start > 0 && scalars[start - 1] == "@" && (start == 1 || !isLocal(scalars[start - 2]))
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        isDomain(scalar) || ["_", "%", "+"].contains(scalar)
    }

    private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "." || scalar == "-"
    }
}
