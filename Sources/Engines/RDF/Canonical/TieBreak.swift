// RDFC-1.0 hashes by which predicate two blank nodes meet, not in which graph. Where they meet in several
// graphs, paths of equal text may lead to different names, and the standard leaves to the order of the input
// which of them is taken. We take the one whose statements come first, so that equal content still has equal
// bytes.

extension Canonicalizer {
    /// Every quad that mentions a node which an issuer named, under these names, in order; empty when blank
    /// nodes meet in one graph only, since paths of equal text are then of equal content.
    mutating func statements(under issuer: IdentifierIssuer) throws(CanonicalizationRefusal) -> [UInt8] {
        guard meetsInSeveralGraphs else { return [] }
        let touched = Set(issuer.nodes.flatMap { mentions[$0] })
        try step(touched.count)
        var writer = NQuadsWriter()
        let lines = touched.map { at in
            writer.removeAll()
            writer.write(quads[at]) { label(of: $0, issuer) }
            return writer.bytes
        }
        return Array(lines.sorted { $0.lexicographicallyPrecedes($1) }.joined())
    }

    private func label(of node: BlankNode, _ issuer: IdentifierIssuer) -> String {
        guard let number = numbers[node],
            let identifier = canonical.identifier(of: number) ?? issuer.identifier(of: number)
        else { return "z" }
        return String(identifier.dropFirst(2))
    }

    /// Whether quads that hold two blank nodes, as subject and object, stand in more than one graph.
    static func meetsInSeveralGraphs(_ quads: [Quad]) -> Bool {
        let meeting = quads.lazy.filter { $0.subject.blank != nil && $0.object.blank != nil }
        guard let first = meeting.first else { return false }
        return meeting.contains { $0.graph != first.graph }
    }
}
