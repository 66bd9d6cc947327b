/// A place as people write it on an envelope, taken apart: « 23000 Guéret », « Guéret (23) », « Lyon 7e ».
struct PlaceParts: Hashable, Sendable {
    /// The town's name.
    let name: String
    /// A postal code or its beginning: digits, or a département of Corsica.
    let code: String?

    /// The parts of a text; nil when nothing is left besides a name or a number.
    init?(_ text: String) {
        let words = text.split { !$0.isLetter && !$0.isNumber && !"'’-".contains($0) }
        let numbered = words.filter { $0.contains(where: \.isNumber) }
        let names = words.filter { word in
            !word.contains(where: \.isNumber) && !PlaceParts.asides.contains(word.lowercased())
        }
        guard !names.isEmpty, names.count < words.count || text.contains(where: { ",()".contains($0) }) else {
            return nil
        }
        // What follows a comma or stands in brackets says more of the same place.
        let head = text.prefix { !",(".contains($0) }
        let first = names.filter { head.contains($0) }
        name = (first.isEmpty ? names : first).joined(separator: " ")
        code = numbered.first(where: PlaceParts.isCode).map { $0.uppercased() }
    }

    /// Words of addresses that name no town.
    private static let asides: Set = ["cedex", "arrondissement", "arr", "bp", "cs", "er", "e", "ème", "eme"]

    private static func isCode(_ word: Substring) -> Bool {
        word.allSatisfy { $0.isASCII && $0.isNumber } || ["2A", "2B"].contains(word.uppercased())
    }
}
