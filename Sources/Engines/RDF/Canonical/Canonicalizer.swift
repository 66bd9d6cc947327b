/// RDFC-1.0, section 4.4: gives every blank node of a dataset its canonical identifier.
struct Canonicalizer {
    let quads: [Quad]
    let nodes: [BlankNode]
    let numbers: [BlankNode: Int]
    let algorithm: DigestAlgorithm
    let limits: CanonicalizationLimits
    let meetsInSeveralGraphs: Bool
    /// For each blank node the quads that mention it.
    private(set) var mentions: [[Int]]
    /// For each blank node the hash of the quads that mention it (section 4.6).
    private(set) var firstDegreeHashes: [[UInt8]] = []
    /// For each blank node those that share a quad with it; empty until they are needed.
    private(set) var links: [[Link]] = []
    private(set) var canonical = IdentifierIssuer(prefix: "c14n")
    var steps = 0
    var depth = 0

    init(_ dataset: Dataset, _ algorithm: DigestAlgorithm, _ limits: CanonicalizationLimits) {
        self.algorithm = algorithm
        self.limits = limits
        quads = dataset.quads
        meetsInSeveralGraphs = Canonicalizer.meetsInSeveralGraphs(quads)
        var nodes: [BlankNode] = []
        var numbers: [BlankNode: Int] = [:]
        var mentions: [[Int]] = []
        for (at, quad) in quads.enumerated() {
            for node in quad.blankNodes {
                let number = numbers[node] ?? nodes.count
                if number == nodes.count {
                    numbers[node] = number
                    nodes.append(node)
                    mentions.append([])
                }
                if mentions[number].last != at { mentions[number].append(at) }
            }
        }
        (self.nodes, self.numbers, self.mentions) = (nodes, numbers, mentions)
    }

    /// Fills `canonical` (section 4.4.3, steps 3 to 5).
    mutating func nameBlankNodes() throws(CanonicalizationRefusal) {
        firstDegreeHashes = nodes.indices.map(firstDegreeHash)
        let classes = Dictionary(grouping: nodes.indices) {
            String(decoding: firstDegreeHashes[$0], as: UTF8.self)
        }
        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
        for alike in classes where alike.count == 1 { _ = canonical.issue(to: alike[0]) }
        guard canonical.nodes.count < nodes.count else { return }
        links = nodes.indices.map(linksOfNode)
        for alike in classes where alike.count > 1 { try name(alike) }
    }

    /// A blank node in a quad that another one stands in too.
    struct Link {
        let other: Int
        /// The place, and the predicate where it counts (section 4.7.3, steps 1 and 2).
        let prefix: [UInt8]
        /// The hash of the link as long as the other node has no identifier.
        let unnamedHash: [UInt8]
    }

    private func linksOfNode(_ node: Int) -> [Link] {
        mentions[node].flatMap { at -> [Link] in
            let quad = quads[at]
            let predicate = "<\(quad.predicate.string)>"
            let places = [
                ("s" + predicate, quad.subject.blank), ("o" + predicate, quad.object.blank),
                ("g", quad.graph?.blank),
            ]
            return places.compactMap { prefix, blank -> Link? in
                guard let other = blank.flatMap({ numbers[$0] }), other != node else { return nil }
                let prefix = Array(prefix.utf8)
                let hash = algorithm.hexDigest(of: prefix + firstDegreeHashes[other])
                return Link(other: other, prefix: prefix, unnamedHash: hash)
            }
        }
    }

    /// Names blank nodes that are said the same of.
    private mutating func name(_ alike: [Int]) throws(CanonicalizationRefusal) {
        var paths: [(key: [UInt8], issuer: IdentifierIssuer)] = []
        for node in alike where canonical.identifier(of: node) == nil {
            var issuer = IdentifierIssuer(prefix: "b")
            _ = issuer.issue(to: node)
            let path = try nDegreeHash(of: node, issuer)
            paths.append((path.hash + (try statements(under: path.issuer)), path.issuer))
        }
        for path in paths.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            for node in path.issuer.nodes { _ = canonical.issue(to: node) }
        }
    }

    /// Section 4.6.3.
    private func firstDegreeHash(of node: Int) -> [UInt8] {
        var writer = NQuadsWriter()
        let reference = nodes[node]
        let lines = mentions[node].map { at in
            writer.removeAll()
            writer.write(quads[at]) { $0 == reference ? "a" : "z" }
            return writer.bytes
        }
        return algorithm.hexDigest(of: Array(lines.sorted { $0.lexicographicallyPrecedes($1) }.joined()))
    }

    /// The canonical form, once every blank node has its identifier.
    var result: CanonicalDataset {
        let labels = nodes.indices.map { String((canonical.identifier(of: $0) ?? "_:").dropFirst(2)) }
        var writer = NQuadsWriter()
        var lines = quads.map { quad in
            writer.removeAll()
            writer.write(quad) { numbers[$0].map { labels[$0] } ?? $0.label }
            return writer.bytes
        }
        lines.sort { $0.lexicographicallyPrecedes($1) }
        return CanonicalDataset(
            nquads: String(decoding: lines.joined(), as: UTF8.self),
            labels: Dictionary(zip(nodes, labels), uniquingKeysWith: { first, _ in first }))
    }
}

extension Quad {
    /// The blank nodes of subject, object and graph name.
    var blankNodes: [BlankNode] { [subject.blank, object.blank, graph?.blank].compactMap { $0 } }
}
