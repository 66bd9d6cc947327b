/// The values of a header field that carries quality values, such as `Accept` (RFC 9110 §12.4.2), best first.
/// Values with equal quality keep their order. Parameters other than `q` are dropped, broken members ignored.
struct WeightedValues: Hashable, Sendable {
    /// A value in lower case and its quality in thousandths, 0 to 1000.
    struct Member: Hashable, Sendable {
        let value: String
        let quality: Int
    }

    let members: [Member]

    /// Reads the field's lines. At most 50 members are kept.
    init(_ lines: [String]) {
        let parts = lines.flatMap { $0.split(separator: ",") }.prefix(50)
        let read = parts.compactMap(Self.member)
        members = read.enumerated()
            .sorted { ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset) }
            .map(\.element)
    }

    /// The quality of the first of `names` that is mentioned, in order of precedence; nil when none is.
    func quality(ofFirst names: String...) -> Int? {
        for name in names {
            if let member = members.first(where: { $0.value == name }) { return member.quality }
        }
        return nil
    }

    private static func member(_ part: Substring) -> Member? {
        let pieces = part.split(separator: ";").map { $0.trimmed.lowercased() }
        guard let value = pieces.first, !value.isEmpty else { return nil }
        guard let weight = pieces.dropFirst().first(where: { $0.hasPrefix("q=") }) else {
            return Member(value: value, quality: 1000)
        }
        return thousandths(weight.dropFirst(2)).map { Member(value: value, quality: $0) }
    }

    /// `0.85` as 850; nil unless it is `0` or `1` with at most three decimals, between 0 and 1.
    private static func thousandths(_ text: Substring) -> Int? {
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first, whole == "0" || whole == "1" else { return nil }
        let decimals = halves.count > 1 ? halves[1] : ""
        guard decimals.utf8.count <= 3, decimals.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        let padded = decimals + String(repeating: "0", count: 3 - decimals.utf8.count)
        let value = (whole == "1" ? 1000 : 0) + (Int(padded) ?? 0)
        return value <= 1000 ? value : nil
    }
}

extension StringProtocol {
    /// Without spaces and tabs at either end.
    var trimmed: SubSequence {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let start = drop(while: isBlank)
        guard let end = start.lastIndex(where: { !isBlank($0) }) else { return start.prefix(0) }
        return start[...end]
    }
}
