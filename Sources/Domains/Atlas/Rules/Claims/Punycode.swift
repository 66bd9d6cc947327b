/// A label of a host in the ASCII form that the domain name system knows.
///
/// Source: RFC 3492, §6.3 with the parameters of §5; RFC 5891 §4.4 for the prefix.
enum Punycode {
    private static let (base, tMin, tMax, skew, damp): (UInt32, UInt32, UInt32, UInt32, UInt32) =
        (36, 1, 26, 38, 700)
    private static let (firstBias, firstCode): (UInt32, UInt32) = (72, 128)

    /// The longest label (RFC 1035 §2.3.4).
    static let longestLabel = 63

    /// A label of letters of any script as `xn--…`; an ASCII label as it is. Nil when it becomes too long.
    static func ascii(_ label: some StringProtocol) -> String? {
        guard !label.utf8.allSatisfy({ $0 < 128 }) else { return String(label) }
        guard label.unicodeScalars.count <= longestLabel else { return nil }
        let text = "xn--" + encode(label.unicodeScalars.map(\.value))
        return text.utf8.count <= longestLabel ? text : nil
    }

    private static func encode(_ codes: [UInt32]) -> String {
        var output = codes.filter { $0 < firstCode }.map { UInt8($0) }
        let basic = UInt32(output.count)
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var (next, delta, bias, handled) = (firstCode, UInt32(0), firstBias, basic)
        while handled < UInt32(codes.count) {
            let smallest = codes.filter { $0 >= next }.min() ?? next
            delta += (smallest - next) * (handled + 1)
            next = smallest
            for code in codes {
                if code < next { delta += 1 }
                guard code == next else { continue }
                output += digits(of: delta, bias: bias)
                bias = adapted(delta, points: handled + 1, isFirst: handled == basic)
                (delta, handled) = (0, handled + 1)
            }
            (delta, next) = (delta + 1, next + 1)
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A number as digits of changing weight.
    private static func digits(of delta: UInt32, bias: UInt32) -> [UInt8] {
        var (rest, step, digits): (UInt32, UInt32, [UInt8]) = (delta, base, [])
        while true {
            let threshold = step <= bias ? tMin : min(step - bias, tMax)
            if rest < threshold { break }
            digits.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            step += base
        }
        return digits + [digit(rest)]
    }

    private static func digit(_ value: UInt32) -> UInt8 {
        UInt8(value < 26 ? value + 97 : value - 26 + 48)
    }

    private static func adapted(_ delta: UInt32, points: UInt32, isFirst: Bool) -> UInt32 {
        var rest = isFirst ? delta / damp : delta / 2
        rest += rest / points
        var count: UInt32 = 0
        while rest > (base - tMin) * tMax / 2 {
            rest /= base - tMin
            count += base
        }
        return count + (base - tMin + 1) * rest / (rest + skew)
    }
}
