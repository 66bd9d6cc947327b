import CanonicalJSON

/// The text of one JSON value and the place where it begins.
struct JSONFragment {
    let bytes: [UInt8]
    let line: Int
    let column: Int

    /// The value; errors are placed in the whole file.
    func parsed(depth: Int) throws(FormatError) -> JSONValue {
        do {
            return try JSONValue(parsing: bytes, limits: JSONLimits(bytes: .max, depth: depth))
        } catch {
            throw FormatError(
                line: line + error.line - 1,
                column: error.line == 1 ? column + error.column - 1 : error.column,
                reason: error.reason, isRowAlone: error.isGrammatical)
        }
    }

    /// The value, or a refusal when the text is JSON and the value is none that can be held.
    func row(depth: Int) throws(FormatError) -> Result<JSONValue, FormatError> {
        do {
            return .success(try parsed(depth: depth))
        } catch {
            guard error.isRowAlone else { throw error }
            return .failure(error)
        }
    }
}

/// Steps through JSON text without holding more than one value of it.
struct JSONScanner {
    var bytes: ByteReader
    let limits: ReadLimits

    mutating func skipWhitespace() throws {
        while let byte = try bytes.peek(), byte.isJSONWhitespace { _ = try bytes.next() }
    }

    /// The next byte that is not white space, which stays to be read; nil at the end.
    mutating func upcoming() throws -> UInt8? {
        try skipWhitespace()
        return try bytes.peek()
    }

    /// Steps over white space and `byte`, when that is what follows.
    mutating func take(_ byte: UInt8) throws -> Bool {
        try skipWhitespace()
        return try bytes.take(byte)
    }

    /// Cuts out the next value by its brackets and quotes alone; `JSONFragment.parsed` checks it.
    mutating func fragment() throws -> JSONFragment {
        try skipWhitespace()
        let (line, column) = (bytes.line, bytes.column)
        var text: [UInt8] = []
        do {
            try cut(into: &text)
        } catch let error as FormatError where text.count < limits.rowBytes {
            // What stands before the cut often says better what is wrong.
            try _ = JSONFragment(bytes: text, line: line, column: column).parsed(depth: limits.depth)
            throw error
        }
        return JSONFragment(bytes: text, line: line, column: column)
    }

    /// A member's name and the colon behind it.
    mutating func memberName() throws -> String {
        guard try upcoming() == UInt8(ascii: "\"") else {
            throw bytes.failure("A name in double quotes was expected here.")
        }
        let name = try fragment().parsed(depth: 1)
        guard try take(UInt8(ascii: ":")) else { throw bytes.failure("A colon was expected after the name.") }
        return name.string ?? ""
    }

    /// Checks that nothing but white space is left.
    mutating func end() throws {
        guard try upcoming() == nil else { throw bytes.failure("Nothing may follow the value.") }
    }

    private mutating func cut(into text: inout [UInt8]) throws {
        var depth = 0
        repeat {
            guard let byte = try bytes.peek() else { throw bytes.failure("The text ends inside a value.") }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}") where depth > 0, UInt8(ascii: "]") where depth > 0: depth -= 1
            case UInt8(ascii: "\""):
                try cutString(into: &text)
                continue
            case _ where depth == 0:
                return try cutWord(into: &text)
            default: break
            }
            try move(into: &text)
        } while depth > 0
    }

    private mutating func cutString(into text: inout [UInt8]) throws {
        try move(into: &text)
        while let byte = try bytes.peek() {
            try move(into: &text)
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\") { try move(into: &text) }
        }
        throw bytes.failure("The text ends inside a string.")
    }

    /// A number or a word such as `true`, up to what may follow one.
    private mutating func cutWord(into text: inout [UInt8]) throws {
        while let byte = try bytes.peek(), !byte.isJSONWhitespace, !byte.isJSONPunctuation {
            try move(into: &text)
        }
        if text.isEmpty { throw bytes.failure("A value was expected here.") }
    }

    private mutating func move(into text: inout [UInt8]) throws {
        guard text.count < limits.rowBytes else {
            throw bytes.failure("This value is larger than the limit of \(limits.rowBytes) bytes.")
        }
        guard let byte = try bytes.next() else { throw bytes.failure("The text ends inside a value.") }
        text.append(byte)
    }
}

extension UInt8 {
    fileprivate var isJSONWhitespace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

    fileprivate var isJSONPunctuation: Bool {
        switch self {
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "\""):
            true
        default: false
        }
    }
}
