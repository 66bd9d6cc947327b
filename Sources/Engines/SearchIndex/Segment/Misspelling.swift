/// Words one typing error apart: a letter missing, one too many, one replaced, or two neighbours exchanged
/// (optimal string alignment distance 1, Damerau 1964), letters being Unicode scalars of the folded form.
struct Misspelling {
    private let letters: [Unicode.Scalar]

    /// The errors around a folded form.
    init(of form: String) {
        letters = Array(form.unicodeScalars)
    }

    /// The places in a sorted column of all words exactly one error away, in order.
    func places(in forms: StringColumn) -> [Int] {
        var found: Set<Int> = []
        for index in letters.indices {
            found.insert(optional: forms.index(of: utf8(letters[..<index] + letters[(index + 1)...])))
            found.insert(optional: forms.index(of: exchanged(at: index)))
        }
        for index in 0...letters.count { addReplacements(at: index, in: forms, to: &found) }
        found.remove(optional: forms.index(of: utf8(letters[...])))
        return found.sorted()
    }

    /// Looks at every letter that follows the first `index` letters in some word, with and without the letter
    /// that stands there now: as many searches as there are such letters, whatever the alphabet.
    private func addReplacements(at index: Int, in forms: StringColumn, to found: inout Set<Int>) {
        let prefix = utf8(letters[..<index])
        let range = forms.range(withPrefix: prefix)
        var place = range.lowerBound
        while place < range.upperBound {
            let rest = String(decoding: forms.utf8(at: place).dropFirst(prefix.count), as: UTF8.self)
            guard let letter = rest.unicodeScalars.first else {
                place += 1
                continue
            }
            let stem = prefix + Array(String(letter).utf8)
            found.insert(optional: forms.index(of: stem + utf8(letters[index...])))
            if index < letters.count {
                found.insert(optional: forms.index(of: stem + utf8(letters[(index + 1)...])))
            }
            place = forms.lowerBound(of: stem + [0xFF], from: place)
        }
    }

    private func exchanged(at index: Int) -> [UInt8] {
        guard index + 1 < letters.count else { return utf8(letters[...]) }
        var other = letters
        other.swapAt(index, index + 1)
        return utf8(other[...])
    }

    private func utf8(_ letters: ArraySlice<Unicode.Scalar>) -> [UInt8] {
        letters.flatMap { Array(String($0).utf8) }
    }
}

extension Set {
    fileprivate mutating func insert(optional element: Element?) {
        if let element { insert(element) }
    }

    fileprivate mutating func remove(optional element: Element?) {
        if let element { remove(element) }
    }
}
