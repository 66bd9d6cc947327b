import Testing
import TransparencyLog

/// Vectors of github.com/transparency-dev/merkle, proof/verify_test.go (Apache-2.0), which go back to the
/// reference implementation of RFC 6962.
@Suite("The published vectors of RFC 6962")
struct TreeVectorTests {
    static let entries = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ].map { [UInt8](hex: $0) }

    static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    /// Leaf (from 1), size, path.
    static let inclusions: [(Int, Int, [String])] = [
        (1, 1, []),
        (
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            6, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (3, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
        (
            2, 5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
    ]

    /// Old size, new size, path.
    static let consistencies: [(Int, Int, [String])] = [
        (1, 1, []),
        (
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        ),
        (
            6, 8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
        (
            2, 5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        ),
        (
            6, 7,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        ),
    ]

    static func head(_ size: Int) throws -> TreeHead {
        TreeHead(size: size, root: size == 0 ? .emptyTree : try .hex(roots[size - 1]))
    }

    @Test("the roots of one to eight leaves, and of none")
    func roots() throws {
        var frontier = Frontier()
        #expect(
            frontier.root
                == (try .hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")))
        for (entry, root) in zip(Self.entries, Self.roots) {
            frontier.append(.leaf(entry))
            #expect(frontier.root.description == root)
        }
    }

    @Test("inclusion proofs are made and verified, and every corruption is refused", arguments: inclusions)
    func inclusion(leaf: Int, size: Int, path: [String]) throws {
        let log = try SampleLog(size: size) { Self.entries[$0] }
        var tree = log.tree
        let proof = try tree.inclusionProof(of: leaf - 1)
        #expect(proof.path.map(\.description) == path)
        let (hash, head) = (MerkleHash.leaf(Self.entries[leaf - 1]), try Self.head(size))
        #expect(proof.proves(hash, in: head))
        let random = try MerkleHash.hex("abacaba000000000000000000000000000000000000000000060061e00123456")
        #expect(!proof.proves(random, in: head))
        #expect(!proof.proves(hash, in: TreeHead(size: size, root: random)))
        for (index, size) in [(leaf - 2, size), (leaf, size), ((leaf - 1) ^ 2, size), (leaf - 1, size * 2)] {
            let wrong = InclusionProof(index: index, path: proof.path)
            #expect(!wrong.proves(hash, in: TreeHead(size: size, root: head.root)), "\(index) of \(size)")
        }
        for wrong in corrupt(proof.path, [head.root, random]) {
            #expect(!InclusionProof(index: leaf - 1, path: wrong).proves(hash, in: head))
        }
    }

    @Test(
        "consistency proofs are made and verified, and every corruption is refused", arguments: consistencies)
    func consistency(old: Int, new: Int, path: [String]) throws {
        let log = try SampleLog(size: new) { Self.entries[$0] }
        var tree = log.tree
        let proof = try tree.consistencyProof(from: old)
        #expect(proof.path.map(\.description) == path)
        let (first, second) = (try Self.head(old), try Self.head(new))
        #expect(proof.proves(second, extends: first))
        for wrong in corrupt(proof.path, [first.root, second.root] + proof.path.prefix(1)) {
            #expect(!ConsistencyProof(path: wrong).proves(second, extends: first))
        }
        guard old < new else { return }
        #expect(
            !proof.proves(
                TreeHead(size: new, root: first.root), extends: TreeHead(size: old, root: second.root)))
        for (old, new) in [(old - 1, new), (old + 1, new), (old ^ 2, new), (old, new * 2), (old, new / 2)] {
            let (first, second) = (
                TreeHead(size: old, root: first.root), TreeHead(size: new, root: second.root)
            )
            #expect(!proof.proves(second, extends: first), "\(old) to \(new)")
        }
    }

    /// Hashes too many, too few, moved and changed.
    private func corrupt(_ path: [MerkleHash], _ garbage: [MerkleHash]) -> [[MerkleHash]] {
        var wrong = garbage.flatMap { [path + [$0], [$0] + path] }
        for at in path.indices {
            var (without, changed) = (path, path)
            without.remove(at: at)
            var bytes = path[at].bytes
            bytes[0] ^= 8
            changed[at] = MerkleHash(bytes) ?? path[at]
            wrong += [without, changed, path[..<at] + [garbage[0]] + path[at...]]
        }
        return wrong
    }

    @Test("sizes and indices without a tree prove nothing")
    func impossible() throws {
        let hash = try MerkleHash.hex(Self.roots[7])
        for (index, size) in [(0, 0), (1, 0), (1, 1), (2, 1), (-1, 1), (-1, 0), (Int.max, 1)] {
            let head = TreeHead(size: size, root: hash)
            #expect(!InclusionProof(index: index, path: []).proves(hash, in: head))
            #expect(!InclusionProof(index: index, path: [hash]).proves(hash, in: head))
        }
        #expect(InclusionProof(index: 0, path: []).proves(hash, in: TreeHead(size: 1, root: hash)))
    }

    @Test("equal sizes need equal roots and no proof; the empty tree has but one root")
    func trivialConsistency() throws {
        let (one, other) = (try Self.head(1), TreeHead(size: 1, root: try .hex(Self.roots[1])))
        let (none, some) = (ConsistencyProof(path: []), ConsistencyProof(path: [.emptyTree]))
        #expect(none.proves(one, extends: one))
        #expect(!some.proves(one, extends: one))
        #expect(!none.proves(other, extends: one))
        #expect(none.proves(.empty, extends: .empty))
        #expect(none.proves(one, extends: .empty))
        #expect(!some.proves(one, extends: .empty))
        #expect(!none.proves(one, extends: TreeHead(size: 0, root: one.root)))
        #expect(!none.proves(TreeHead(size: 0, root: one.root), extends: TreeHead(size: 0, root: one.root)))
        #expect(!none.proves(.empty, extends: one))
        #expect(!none.proves(try Self.head(2), extends: one))
    }
}
