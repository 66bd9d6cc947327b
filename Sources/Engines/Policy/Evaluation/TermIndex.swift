import RDF

/// Terms as numbers, slots of operands, and what stands within what.
struct TermIndex: Sendable {
    /// All that a decision asks of a term, found at once.
    struct Entry: Sendable {
        /// Its number; -2 when the policies do not name it.
        let symbol: Symbols.Symbol
        /// The numbers of what it stands within, itself first if it has one.
        let within: [Symbols.Symbol]
        let isDefined: Bool
        /// Whether it is an action that is defined with all that it is included in.
        let isKnownAction: Bool
    }

    var symbols = Symbols()
    var slots: [IRI: Int] = [:]
    let vocabulary: Vocabulary
    private var entries: [IRI: Entry] = [:]
    /// Every term of which the vocabulary or the policies say anything.
    private var named: Set<IRI> = []
    /// Where the moment of the request goes.
    private(set) var momentSlot: Int?

    init(vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    /// Finds out once what is asked of every numbered term.
    mutating func keepEntries() {
        named = Set(symbols.terms).union(vocabulary.defined).union(vocabulary.concepts.terms)
        for term in symbols.terms where vocabulary.canonical(term) == term { entries[term] = entry(of: term) }
        momentSlot = slots[ODRL.dateTime]
    }

    mutating func slot(of operand: IRI) -> Int {
        if let slot = slots[operand] { return slot }
        slots[operand] = slots.count
        return slots.count - 1
    }

    private static let stranger = Entry(
        symbol: Operand.foreignTerm, within: [], isDefined: false, isKnownAction: false)

    /// What is asked of a term, by its canonical name.
    func entry(of term: IRI) -> Entry {
        if let known = entries[term] { return known }
        if !named.isEmpty, !named.contains(term) { return TermIndex.stranger }
        let iri = vocabulary.canonical(term)
        if iri != term, let known = entries[iri] { return known }
        let others = vocabulary.concepts.closure(of: iri).subtracting([iri]).compactMap(symbols.number)
        let symbol = symbols.number(of: iri)
        return Entry(
            symbol: symbol ?? Operand.foreignTerm, within: (symbol.map { [$0] } ?? []) + others.sorted(),
            isDefined: vocabulary.defined.contains(iri),
            isKnownAction: vocabulary.actions.contains(iri) && vocabulary.isKnown(action: iri))
    }

    /// A value as an operand.
    func operand(_ value: Value) -> Operand {
        guard let iri = value.asTerm else {
            return Operand(value: value, symbol: Operand.noTerm, isDefined: true, within: [])
        }
        let entry = entry(of: iri)
        return Operand(value: value, symbol: entry.symbol, isDefined: entry.isDefined, within: entry.within)
    }

    /// A value as an operand, with what the vocabulary and the world say stands within what.
    func operand(_ value: Value, _ inclusion: Inclusion, _ described: Set<IRI>) -> Operand {
        guard let iri = value.asTerm.map(vocabulary.canonical) else { return operand(value) }
        let others = inclusion.closure(of: iri).subtracting([iri]).compactMap(symbols.number)
        let symbol = symbols.number(of: iri)
        return Operand(
            value: value, symbol: symbol ?? Operand.foreignTerm,
            isDefined: vocabulary.defined.contains(iri) || described.contains(iri),
            within: (symbol.map { [$0] } ?? []) + others.sorted())
    }
}
