/// Telephone numbers in a text: after `tel:`, in international form (`+` or `00`, then 8 digits or more;
/// E.123), or French (ten digits from 0, together or in pairs).
enum PhoneTrace {
    /// No number that is looked for has fewer.
    static let fewestDigits = 6

    /// Where numbers stand, in order. In web addresses a number of ten digits is most often some identifier:
    /// there only `tel:` and `+` count.
    static func ranges(in scalars: [Unicode.Scalar], isAddress: Bool = false) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            let number =
                afterScheme(index, scalars) ?? afterPlus(index, scalars)
                ?? (isAddress ? nil : afterZeros(index, scalars) ?? french(index, scalars))
            if let number { found.append(number) }
            index = number?.upperBound ?? index + 1
        }
        return found
    }

    private static func afterScheme(_ index: Int, _ scalars: [Unicode.Scalar]) -> Range<Int>? {
        guard scalars[index] == ":", index >= 3 else { return nil }
        let scheme = String(String.UnicodeScalarView(scalars[(index - 3)..<index])).lowercased()
        guard scheme == "tel" else { return nil }
        var start = index + 1
        while start < scalars.count, isSpace(scalars[start]) || scalars[start] == "/" { start += 1 }
        let first = start
        while start < scalars.count, scalars[start] == "+" || scalars[start] == "(" { start += 1 }
        return run(start, scalars).flatMap { $0.digits >= fewestDigits ? first..<$0.end : nil }
    }

    private static func afterPlus(_ index: Int, _ scalars: [Unicode.Scalar]) -> Range<Int>? {
        guard scalars[index] == "+", isFree(index, scalars, forbidding: ["+"]) else { return nil }
        var start = index + 1
        if start < scalars.count, isSpace(scalars[start]) { start += 1 }
        guard start < scalars.count, isDigit(scalars[start]), scalars[start] != "0" else { return nil }
        return run(start, scalars).flatMap { $0.digits >= 8 ? index..<$0.end : nil }
    }

    private static func afterZeros(_ index: Int, _ scalars: [Unicode.Scalar]) -> Range<Int>? {
        guard index + 2 < scalars.count, scalars[index] == "0", scalars[index + 1] == "0",
            isFree(index, scalars, forbidding: [".", ",", "/", "-", ":"])
        else { return nil }
        let start = isSpace(scalars[index + 2]) ? index + 3 : index + 2
        guard start < scalars.count, isDigit(scalars[start]), scalars[start] != "0" else { return nil }
        return run(start, scalars).flatMap { $0.digits >= 8 ? index..<$0.end : nil }
    }

    /// `0612345678`, `06 12 34 56 78`, `06.12.34.56.78`.
    private static func french(_ index: Int, _ scalars: [Unicode.Scalar]) -> Range<Int>? {
        guard index + 9 < scalars.count, scalars[index] == "0", isDigit(scalars[index + 1]),
            scalars[index + 1] != "0", isFree(index, scalars, forbidding: [".", ",", "/", "-", ":"])
        else { return nil }
        let mark = isDigit(scalars[index + 2]) ? nil : scalars[index + 2]
        if let mark, !isSpace(mark), mark != ".", mark != "-" { return nil }
        var end = index + 2
        for _ in 0..<4 {
            if let mark {
                guard end < scalars.count, scalars[end] == mark else { return nil }
                end += 1
            }
            guard end + 1 < scalars.count, isDigit(scalars[end]), isDigit(scalars[end + 1]) else {
                return nil
            }
            end += 2
        }
        return end < scalars.count && isDigit(scalars[end]) ? nil : index..<end
    }

    /// Digits with at most two of the usual signs between them.
    private static func run(_ start: Int, _ scalars: [Unicode.Scalar]) -> (digits: Int, end: Int)? {
        var (digits, end, index, gap) = (0, start, start, 0)
        while index < scalars.count, gap <= 2 {
            if isDigit(scalars[index]) {
                (digits, gap, end) = (digits + 1, 0, index + 1)
            } else if isSpace(scalars[index]) || [".", "-", "(", ")", "/"].contains(scalars[index]) {
                gap += 1
            } else {
                break
            }
            index += 1
        }
        return digits > 0 ? (digits, end) : nil
    }

    /// Whether nothing stands before that makes it a part of something longer.
    private static func isFree(
        _ index: Int, _ scalars: [Unicode.Scalar], forbidding signs: [Unicode.Scalar]
    ) -> Bool {
        guard index > 0 else { return true }
        let before = scalars[index - 1]
        return !isDigit(before) && !before.properties.isAlphabetic && !signs.contains(before)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}"
    }
}
