import CanonicalJSON

/// Finds a place of a well-formed JSON text by the steps of a JSON Pointer.
struct JSONLocator {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The byte where the name of the member, or the element, begins; of the deepest step that there is.
    mutating func offset(of pointer: String) -> Int {
        let steps = pointer.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .dropFirst()
        skipSpace()
        var place = offset
        for step in steps {
            let name = String(Substring(step)).replacing("~1", with: "/").replacing("~0", with: "~")
            guard let found = enter(name) else { break }
            place = found
        }
        return place
    }

    /// Goes to the value of a member or to an element of the value here.
    private mutating func enter(_ name: String) -> Int? {
        guard offset < bytes.count else { return nil }
        let isObject = bytes[offset] == UInt8(ascii: "{")
        guard isObject || bytes[offset] == UInt8(ascii: "[") else { return nil }
        offset += 1
        var index = 0
        while true {
            skipSpace()
            guard offset < bytes.count, !isClosing(bytes[offset]) else { return nil }
            let start = offset
            var key = String(index)
            if isObject {
                key = member()
                skipSpace()
            }
            if key == name { return start }
            skipValue()
            skipSpace()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { return nil }
            offset += 1
            index += 1
        }
    }

    /// The name of a member; steps over it and its colon.
    private mutating func member() -> String {
        let start = offset
        skipText()
        let name = try? JSONValue(parsing: bytes[start..<offset]).string
        skipSpace()
        offset += 1
        return name ?? ""
    }

    private mutating func skipValue() {
        var depth = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                skipText()
            } else if depth == 0, byte == UInt8(ascii: ",") || isClosing(byte) {
                return
            } else {
                if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
                if isClosing(byte) { depth -= 1 }
                offset += 1
            }
        }
    }

    private mutating func skipText() {
        offset += 1
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        offset += 1
    }

    private mutating func skipSpace() {
        while offset < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[offset]) { offset += 1 }
    }

    private func isClosing(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }
}
