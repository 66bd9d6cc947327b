/// Gives every term a number, so that a graph holds each of them once.
struct TermTable: Sendable {
    private(set) var terms: [Term] = []
    private var numbers: [Term: UInt32] = [:]

    /// The number of a term that is known.
    func number(of term: Term) -> UInt32? { numbers[term] }

    /// The number of a term, a new one if it is new.
    mutating func intern(_ term: Term) -> UInt32 {
        if let number = numbers[term] { return number }
        let number = UInt32(terms.count)
        terms.append(term)
        numbers[term] = number
        return number
    }

    subscript(number: UInt32) -> Term { terms[Int(number)] }
}
