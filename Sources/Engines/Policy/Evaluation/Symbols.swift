import RDF

/// Gives every term that a policy or its vocabulary names a number, so that deciding compares numbers.
struct Symbols: Sendable {
    typealias Symbol = Int32

    private var numbers: [IRI: Symbol] = [:]
    private(set) var terms: [IRI] = []

    mutating func intern(_ iri: IRI) -> Symbol {
        if let number = numbers[iri] { return number }
        let number = Symbol(terms.count)
        numbers[iri] = number
        terms.append(iri)
        return number
    }

    /// The number of a term, nil when neither policy nor vocabulary names it.
    func number(of iri: IRI) -> Symbol? { numbers[iri] }
}

/// A set of small numbers, one bit each.
struct BitSet: Hashable, Sendable {
    private var words: [UInt64] = []

    init(_ members: some Sequence<Int32>) {
        for member in members { insert(member) }
    }

    mutating func insert(_ member: Int32) {
        let word = Int(member) / 64
        if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
        words[word] |= 1 << UInt64(member % 64)
    }

    func contains(_ member: Int32) -> Bool {
        let word = Int(member) / 64
        return member >= 0 && word < words.count && words[word] & (1 << UInt64(member % 64)) != 0
    }
}
