import CanonicalJSON

/// Gives the elements of one array inside a JSON text, one by one; the array is found by the names of the
/// members that lead to it. What is not an array is itself the one element.
///
/// The members beside the way are read and checked, and kept only for the outermost object.
struct JSONElementReader {
    private enum State {
        case before
        case inArray(isFirst: Bool)
        case behind
        case done
    }

    private var scanner: JSONScanner
    private let names: [String]
    private var state = State.before
    /// Names met so far in each open object, outermost first.
    private var open: [Set<String>] = []
    private var besideBytes = 0

    /// The members of the outermost object that are not on the way; complete at the end.
    private(set) var besides: [String: JSONValue] = [:]
    /// Whether the member was there; known at the end.
    private(set) var isFound = false
    /// The place where the text begins.
    private(set) var line = 1

    /// A reader of the array that the members `names` lead to.
    init(bytes: ByteReader, names: [String], limits: ReadLimits) {
        scanner = JSONScanner(bytes: bytes, limits: limits)
        self.names = names
    }

    /// The next element, nil at the end of the text.
    mutating func next() throws -> JSONFragment? {
        if case .before = state {
            state = .behind
            if try descend() {
                isFound = true
                guard try scanner.take(UInt8(ascii: "[")) else { return try scanner.fragment() }
                state = .inArray(isFirst: true)
            }
        }
        if case .inArray(let isFirst) = state, let element = try element(isFirst: isFirst) { return element }
        if case .behind = state { try finish() }
        return nil
    }

    /// A broken file at the byte at hand.
    func failure(_ reason: String) -> FormatError { scanner.bytes.failure(reason) }

    private mutating func element(isFirst: Bool) throws -> JSONFragment? {
        if isFirst, try scanner.take(UInt8(ascii: "]")) {
            state = .behind
            return nil
        }
        if !isFirst {
            if try scanner.take(UInt8(ascii: "]")) {
                state = .behind
                return nil
            }
            guard try scanner.take(UInt8(ascii: ",")) else {
                throw failure("A comma or ] was expected here.")
            }
        }
        state = .inArray(isFirst: false)
        return try scanner.fragment()
    }

    /// Goes to the value under `names`; false when one of them is missing.
    private mutating func descend() throws -> Bool {
        try scanner.skipWhitespace()
        line = scanner.bytes.line
        for name in names {
            guard try scanner.upcoming() == UInt8(ascii: "{") else {
                throw failure("An object with the member “\(name)” was expected here.")
            }
            _ = try scanner.take(UInt8(ascii: "{"))
            open.append([])
            guard try find(name) else { return false }
        }
        return true
    }

    /// Reads the members at hand until the one of that name; false, and the object is closed, when there is
    /// none.
    private mutating func find(_ name: String?) throws -> Bool {
        while try !scanner.take(UInt8(ascii: "}")) {
            let isFirst = open.last?.isEmpty ?? true
            if !isFirst, try !scanner.take(UInt8(ascii: ",")) {
                throw failure("A comma or } was expected here.")
            }
            let found = try scanner.memberName()
            guard open[open.count - 1].insert(found).inserted else {
                throw failure("The name “\(found)” stands twice in this object.")
            }
            if found == name { return true }
            try readBeside(found)
        }
        open.removeLast()
        return false
    }

    private mutating func readBeside(_ name: String) throws {
        let fragment = try scanner.fragment()
        let value = try fragment.parsed(depth: scanner.limits.depth)
        guard open.count == 1 else { return }
        besideBytes += fragment.bytes.count + name.utf8.count
        guard besideBytes <= scanner.limits.rowBytes else {
            throw failure("What stands beside the rows is larger than \(scanner.limits.rowBytes) bytes.")
        }
        besides[name] = value
    }

    /// Reads to the end of the text, closing the open objects.
    private mutating func finish() throws {
        while !open.isEmpty { _ = try find(nil) }
        try scanner.end()
        state = .done
    }
}
