/// The byte that ends a line.
let newline = UInt8(ascii: "\n")

extension Collection<UInt8> where SubSequence: Collection<UInt8> {
    /// The number that these decimal digits write; nil with a sign, a needless zero, or beyond 2⁶³ − 1.
    var decimalNumber: Int? {
        guard let first, count <= 19, allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            first != UInt8(ascii: "0") || count == 1
        else { return nil }
        return Int(String(decoding: self, as: UTF8.self))
    }

    /// What follows `prefix` when this begins with it.
    func after(_ prefix: StaticString) -> SubSequence? {
        prefix.withUTF8Buffer { prefix in
            starts(with: prefix) ? dropFirst(prefix.count) : nil
        }
    }
}

extension [UInt8] {
    /// What stands before and after the first `separator`.
    func cut(at separator: UInt8) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
        self[...].cut(at: separator)
    }

    /// The lines without their newlines; nil when the last one does not end with its own.
    var lines: [ArraySlice<UInt8>]? { self[...].lines }
}

extension ArraySlice<UInt8> {
    /// What stands before and after the first `separator`.
    func cut(at separator: UInt8) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
        firstIndex(of: separator).map { (self[..<$0], self[($0 + 1)...]) }
    }

    /// The lines without their newlines; nil when the last one does not end with its own.
    var lines: [ArraySlice<UInt8>]? {
        guard last == newline else { return isEmpty ? [] : nil }
        return dropLast().split(separator: newline, omittingEmptySubsequences: false)
    }

    /// The place of the last line that is empty, as the index of its newline.
    var lastEmptyLine: Int? {
        var place = endIndex - 1
        while place > startIndex {
            if self[place] == newline, self[place - 1] == newline { return place }
            place -= 1
        }
        return nil
    }
}

/// Whether bytes are a text that a note may hold: UTF-8 without control characters other than newlines.
func isNoteText(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 || $0 == newline } && String(validating: bytes, as: UTF8.self) != nil
}

/// Whether bytes can name a key: UTF-8, not empty, without white space, plus signs and control characters.
func isKeyName(_ bytes: some Collection<UInt8>) -> Bool {
    guard !bytes.isEmpty, let name = String(validating: bytes, as: UTF8.self) else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
        scalar != "+" && scalar.value >= 0x20 && !scalar.properties.isWhitespace
    }
}
