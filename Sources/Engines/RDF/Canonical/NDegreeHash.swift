/// What the paths from a blank node hash to, and the identifiers given along the chosen path.
struct NDegreeHash {
    let hash: [UInt8]
    let issuer: IdentifierIssuer
}

/// A way through blank nodes that are alike: its text, and the identifiers given on it.
private struct Path {
    var text: [UInt8] = []
    var issuer: IdentifierIssuer

    /// Gives the issuer away, so that it need not be copied.
    mutating func takeIssuer() -> IdentifierIssuer {
        defer { issuer = IdentifierIssuer(prefix: "b") }
        return issuer
    }

    /// Whether nothing that is appended can make this the least path.
    func isBeyond(_ chosen: Path?) -> Bool {
        guard let chosen else { return false }
        return text.count >= chosen.text.count && chosen.text.lexicographicallyPrecedes(text)
    }
}

// RDFC-1.0, sections 4.7 and 4.8.
extension Canonicalizer {
    /// Hash N-Degree Quads (section 4.8.3).
    mutating func nDegreeHash(
        of node: Int, _ given: consuming IdentifierIssuer
    ) throws(CanonicalizationRefusal) -> NDegreeHash {
        depth += 1
        defer { depth -= 1 }
        guard depth <= limits.depth else { throw .tooDeep(limit: limits.depth) }
        var issuer = given
        var data: [UInt8] = []
        for (hash, related) in try relatedNodes(of: node, issuer) {
            data += hash
            let chosen = try leastPath(through: related, &issuer)
            data += chosen.text
            issuer = chosen.issuer
        }
        return NDegreeHash(hash: algorithm.hexDigest(of: data), issuer: issuer)
    }

    /// The blank nodes that share a quad with a node, by the hash of how they do, in order of hashes (step
    /// 3).
    private mutating func relatedNodes(
        of node: Int, _ issuer: IdentifierIssuer
    ) throws(CanonicalizationRefusal) -> [(hash: [UInt8], related: [Int])] {
        var places: [[UInt8]: Int] = [:]
        var groups: [(hash: [UInt8], related: [Int])] = []
        for link in links[node] {
            try step()
            let hash = relatedHash(link, issuer)
            if let place = places[hash] {
                groups[place].related.append(link.other)
            } else {
                places[hash] = groups.count
                groups.append((hash, [link.other]))
            }
        }
        return groups.sorted { $0.hash.lexicographicallyPrecedes($1.hash) }
    }

    /// Hash Related Blank Node (section 4.7.3).
    private func relatedHash(_ link: Link, _ issuer: IdentifierIssuer) -> [UInt8] {
        guard let identifier = canonical.identifier(of: link.other) ?? issuer.identifier(of: link.other)
        else {
            return link.unnamedHash
        }
        return algorithm.hexDigest(of: link.prefix + identifier.utf8)
    }

    /// The least of the paths through some nodes in every order (step 5.4). Takes the issuer's content.
    private mutating func leastPath(
        through nodes: [Int], _ issuer: inout IdentifierIssuer
    ) throws(CanonicalizationRefusal) -> Path {
        var orders = Permutations(of: nodes)
        var chosen: Path?
        while !orders.isLast {
            try step(issuer.nodes.count)
            if let path = try path(through: orders.current, Path(issuer: issuer), unlessBeyond: chosen) {
                chosen = path
            }
            orders.advance()
        }
        // NB: the last order may consume the issuer, which spares its copy when there is only one.
        let last = Path(issuer: issuer)
        issuer = IdentifierIssuer(prefix: "b")
        let path = try path(through: orders.current, last, unlessBeyond: chosen)
        return path ?? chosen ?? last
    }

    /// The path through nodes in that order; nil when it is no less than the one chosen so far.
    private mutating func path(
        through nodes: [Int], _ start: consuming Path, unlessBeyond chosen: Path?
    ) throws(CanonicalizationRefusal) -> Path? {
        var path = start
        var unnamed: [Int] = []
        for node in nodes {
            try step()
            if let identifier = canonical.identifier(of: node) {
                path.text += identifier.utf8
            } else {
                if path.issuer.identifier(of: node) == nil { unnamed.append(node) }
                path.text += path.issuer.issue(to: node).utf8
            }
            if path.isBeyond(chosen) { return nil }
        }
        for node in unnamed {
            path.text += path.issuer.issue(to: node).utf8
            path.text += "<".utf8
            let result = try nDegreeHash(of: node, path.takeIssuer())
            path.text += result.hash
            path.text += ">".utf8
            path.issuer = result.issuer
            if path.isBeyond(chosen) { return nil }
        }
        guard let chosen else { return path }
        guard path.text == chosen.text else {
            return path.text.lexicographicallyPrecedes(chosen.text) ? path : nil
        }
        let (new, old) = (try statements(under: path.issuer), try statements(under: chosen.issuer))
        return new.lexicographicallyPrecedes(old) ? path : nil
    }

    mutating func step(_ count: Int = 1) throws(CanonicalizationRefusal) {
        steps += max(1, count)
        guard steps <= limits.steps else { throw .tooManySteps(limit: limits.steps) }
    }
}
