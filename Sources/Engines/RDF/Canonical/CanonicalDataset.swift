/// A dataset whose blank nodes have the labels that its content alone gives them.
public struct CanonicalDataset: Hashable, Sendable {
    /// The canonical N-Quads: a line a quad, in order of code points. Two datasets have the same text
    /// exactly when they differ in nothing but the labels of blank nodes and the order of quads.
    public let nquads: String
    /// The canonical label of every blank node, `c14n0`, `c14n1`, …, without `_:`.
    public let labels: [BlankNode: String]
}

extension Dataset {
    /// The dataset in canonical form by RDFC-1.0 (RDF Dataset Canonicalization, W3C Recommendation of 2024).
    ///
    /// Time grows with n log n for n quads as long as blank nodes differ in what is said of them; where
    /// they do not, up to the limit. Throws a `CanonicalizationRefusal` beyond it.
    public func canonicalized(
        by algorithm: DigestAlgorithm = .sha256, limits: CanonicalizationLimits = .standard
    ) throws(CanonicalizationRefusal) -> CanonicalDataset {
        var canonicalizer = Canonicalizer(self, algorithm, limits)
        try canonicalizer.nameBlankNodes()
        return canonicalizer.result
    }
}
