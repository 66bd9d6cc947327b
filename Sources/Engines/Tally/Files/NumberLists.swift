/// Reads a list of lists of whole numbers as YAML writes it: in brackets or braces, or one list in brackets
/// an item.
struct NumberLists {
    /// What is wrong with the text.
    struct Failure: Error {
        let reason: String
    }

    private enum Token: Equatable {
        case sign(Character)
        case number(Int)
    }

    private var tokens: ArraySlice<Token>

    private init(_ text: String) throws {
        var (tokens, digits) = ([Token](), "")
        for character in text + " " {
            if ("0"..."9").contains(character) {
                digits.append(character)
                continue
            }
            if !digits.isEmpty {
                guard let number = Int(digits) else { throw Failure(reason: "“\(digits)” is too large.") }
                tokens.append(.number(number))
                digits = ""
            }
            if character == " " { continue }
            guard "[]{},-".contains(character) else {
                throw Failure(reason: "“\(character)” in a list of numbers.")
            }
            tokens.append(.sign(character))
        }
        self.tokens = tokens[...]
    }

    static func read(_ text: String) throws -> [[Int]] {
        var reader = try NumberLists(text)
        var lists: [[Int]] = []
        if reader.tokens.first == .sign("-") {
            while reader.takes("-") { lists.append(try reader.list()) }
        } else {
            lists = try reader.items(closing: reader.opening()) { try $0.list() }
        }
        guard reader.tokens.isEmpty else { throw Failure(reason: "something follows the end of the list.") }
        return lists
    }

    private mutating func takes(_ sign: Character) -> Bool {
        guard tokens.first == .sign(sign) else { return false }
        tokens.removeFirst()
        return true
    }

    /// What closes the list that begins here.
    private mutating func opening() throws -> Character {
        if takes("[") { return "]" }
        if takes("{") { return "}" }
        throw Failure(reason: "expected a list of lists of numbers.")
    }

    private mutating func list() throws -> [Int] {
        try items(closing: opening()) { reader in
            guard case .number(let number)? = reader.tokens.popFirst() else {
                throw Failure(reason: "expected a whole number of at least 0.")
            }
            return number
        }
    }

    private mutating func items<Item>(
        closing: Character, _ item: (inout NumberLists) throws -> Item
    ) throws -> [Item] {
        var items: [Item] = []
        while !takes(closing) {
            items.append(try item(&self))
            guard takes(",") || tokens.first == .sign(closing) else {
                throw Failure(reason: "a comma is missing, or a bracket is never closed.")
            }
        }
        return items
    }
}
