/// The arithmetic of check digits.
enum Checksums {
    /// From the right, every second digit doubled, nines cast out; the sum is a multiple of ten.
    static func luhn(_ digits: some StringProtocol) -> Bool {
        let sum = digits.utf8.reversed().enumerated().reduce(0) { sum, item in
            let digit = Int(item.element) - 48
            let doubled = digit * 2
            return sum + (item.offset % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
    }

    /// Luhn over fourteen digits and over the SIREN within; for La Poste (SIREN 356000000), but for its head
    /// office, the plain sum of the digits is a multiple of five instead.
    static func siret(_ value: String) -> Bool {
        let isPost = value.hasPrefix("356000000") && value != "35600000000048"
        let isRight = isPost ? digits(value).reduce(0, +) % 5 == 0 : luhn(value)
        return isRight && luhn(value.prefix(9)) && !value.prefix(9).isZeros
    }

    /// Whether the sum of digits times weights is a multiple of `modulus`.
    static func weighted(_ value: String, _ weights: [Int], modulus: Int) -> Bool {
        value.utf8.count == weights.count && sum(digits(value), weights) % modulus == 0
    }

    /// ISO/IEC 7064 MOD 11-2.
    static func mod11x2(_ value: String) -> Bool {
        value.utf8.reduce(0) { ($0 * 2 + ($1 == UInt8(ascii: "X") ? 10 : Int($1) - 48)) % 11 } == 1
    }

    /// ISO/IEC 7064 MOD 97-10 over digits and letters (A = 10 … Z = 35).
    static func mod97x10(_ value: String) -> Bool {
        value.utf8.reduce(0) { remainder, byte in
            byte < 58 ? (remainder * 10 + Int(byte) - 48) % 97 : (remainder * 100 + Int(byte) - 55) % 97
        } == 1
    }

    /// The last two digits are 97 minus the rest modulo 97.
    static func mod97Complement(_ value: String) -> Bool {
        guard let body = Int(value.dropLast(2)), let check = Int(value.suffix(2)) else { return false }
        return body > 0 && 97 - body % 97 == check
    }

    /// Weights 1 to 7, or 3 to 9 when that gives ten. A register code begins with 1, 7, 8 or 9.
    static func estonianCode(_ value: String) -> Bool {
        let digits = digits(value)
        guard digits.count == 8, "1789".contains(value.prefix(1)) else { return false }
        let first = sum(digits, Array(1...7)) % 11
        let check = first == 10 ? sum(digits, Array(3...9)) % 11 : first
        return check % 10 == digits[7]
    }

    /// Eleven minus the weighted sum modulo eleven, modulo ten.
    static func czechICO(_ value: String) -> Bool {
        let digits = digits(value)
        return digits.count == 8 && (11 - sum(digits, [8, 7, 6, 5, 4, 3, 2]) % 11) % 10 == digits[7]
    }

    /// The weighted sum modulo eleven, modulo ten; of fourteen digits the first nine must be right too.
    static func polishREGON(_ value: String) -> Bool {
        let digits = digits(value)
        let short = [8, 9, 2, 3, 4, 5, 6, 7]
        let long = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]
        guard digits.count >= 9, sum(digits, short) % 11 % 10 == digits[8] else { return false }
        return digits.count == 9 || digits.count == 14 && sum(digits, long) % 11 % 10 == digits[13]
    }

    /// Eleven minus the weighted sum modulo eleven; ten and eleven become zero.
    static func portugueseNIF(_ value: String) -> Bool {
        let digits = digits(value)
        guard digits.count == 9, digits[0] != 0 else { return false }
        return (11 - sum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == digits[8]
    }

    /// Crockford base 32 of the first seven characters, ISO/IEC 7064 MOD 97-10 in the last two.
    static func ror(_ value: String) -> Bool {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
        var number = 0
        for byte in value.utf8.prefix(7) {
            guard let digit = alphabet.firstIndex(of: byte) else { return false }
            number = number * 32 + digit
        }
        return Int(value.suffix(2)).map { 98 - number * 100 % 97 == $0 } ?? false
    }

    /// The digits of a text of digits.
    static func digits(_ value: some StringProtocol) -> [Int] { value.utf8.map { Int($0) - 48 } }

    /// The sum of digits times weights, as far as both go.
    static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

extension StringProtocol {
    /// Whether every byte is an ASCII digit and there is one.
    var isDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
    /// Whether it is zeros only.
    var isZeros: Bool { utf8.allSatisfy { $0 == 48 } }
}
