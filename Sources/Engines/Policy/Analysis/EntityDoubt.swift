import RDF

extension AnalysisScope {
    /// Whether a party or asset surely is no part of another one: whoever doubts names asks that somebody
    /// says what each of them is.
    ///
    /// `part` is nil for one that the documents do not name.
    func isStranger(_ part: IRI?, to whole: IRI) -> Bool {
        guard doubt > .nothing else { return true }
        return ([whole] + narrower(than: [whole]) + [part].compactMap(\.self)).allSatisfy(isSure)
    }

    private func isSure(_ entity: IRI) -> Bool {
        switch vocabulary.standing(of: entity) {
        case .one, .listed, .collection: true
        case .unsaid: doubt < .names
        case .doubtful: false
        }
    }
}

extension ODRLRule {
    /// The parties and assets that it names.
    var entityNames: Set<IRI> { Set((targets + assignees).flatMap(\.names)) }
}
