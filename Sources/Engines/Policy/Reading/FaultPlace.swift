import RDF

/// Says where an unnamed node of a policy stands, from the nearest named one: `constraint 2 of permission 1
/// of http://example.org/policy`.
struct FaultPlace {
    let graph: Graph

    /// The most steps up, and the most members that are counted.
    private static let mostSteps = 16
    private static let mostCounted = 1000

    /// The fault with its place; itself when what it is about has a name or stands nowhere.
    func placed(_ fault: Fault) -> Fault {
        guard fault.subject.hasPrefix("_:") else { return fault }
        var steps: [String] = []
        var node = Term.blank(BlankNode(String(fault.subject.dropFirst(2))))
        while steps.count < FaultPlace.mostSteps, case .blank = node, let step = step(up: node) {
            steps.append(step.words)
            node = step.parent
        }
        guard !steps.isEmpty else { return fault }
        var placed = fault
        placed.place = (steps + [node.iri?.string ?? "the document"]).joined(separator: " of ")
        return placed
    }

    private func step(up node: Term) -> (words: String, parent: Term)? {
        guard let triple = graph.triples(object: node).first(where: { $0.subject != node }) else {
            return nil
        }
        if triple.predicate == RDFVocabulary.first { return item(triple.subject) }
        let siblings = graph.objects(of: triple.subject, triple.predicate)
        let place = siblings.prefix(FaultPlace.mostCounted).firstIndex(of: node).map { " \($0 + 1)" }
        let name = triple.predicate.string.split(whereSeparator: { "/#:".contains($0) }).last ?? ""
        return (name + (siblings.count > 1 ? place ?? "" : ""), triple.subject)
    }

    /// A member of a list, by the cell that holds it.
    private func item(_ cell: Term) -> (words: String, parent: Term)? {
        var (head, number) = (cell, 1)
        while number < FaultPlace.mostCounted,
            let before = graph.subjects(RDFVocabulary.rest, head).first
        {
            (head, number) = (before, number + 1)
        }
        return step(up: head).map { ("item \(number) of " + $0.words, $0.parent) }
    }
}
